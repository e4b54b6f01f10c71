// A plot of points and curves between two axes.

import { html, svg } from './template.ts';
import { bottomAxis, horizontalGrid, leftAxis } from './axis.ts';
import { legendView } from './legend.ts';
import type { Key } from './legend.ts';
import type { Tick } from './scales.ts';

/** Edges in px: of the whole plot, and of the part between the axes. */
export interface Box {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Plot {
  title: string;
  /** A description for readers who do not see the plot. */
  description: string;
  box: Box;
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
  xName: string;
  /** SVG that is drawn between the axes. */
  marks: unknown;
  keys: readonly Key[];
}

const HEIGHT_PX = 250;

/** Returns the edges of a plot of this width, with room for labels. */
export const boxOf = (width: number): Box => ({
  width,
  height: HEIGHT_PX,
  left: 46,
  right: width - 14,
  top: 12,
  bottom: HEIGHT_PX - 40,
});

/** Draws a plot with its title and its legend. */
export const figureView = (plot: Plot) =>
  html`<figure>
    <figcaption>${plot.title}</figcaption>
    ${plotView(plot)} ${legendView(plot.keys)}
  </figure>`;

/** Draws a plot alone, as one SVG element. */
export function plotView({ description, box, xTicks, yTicks, xName, marks }: Plot) {
  const { width, height, left, right, bottom } = box;
  return html`<svg
    viewBox="0 0 ${width} ${height}"
    width=${width}
    height=${height}
    role="img"
    aria-label=${description}
    translate="no"
  >
    ${horizontalGrid(yTicks, [left, right])} ${leftAxis(yTicks, left)}
    <g transform="translate(0 ${bottom})">${bottomAxis(xTicks, [left, right], width)}</g>
    <text class="tick" x=${right} y=${height - 4} text-anchor="end">${xName}</text>
    ${marks}
  </svg>`;
}

/** Where a point and the ends of its spread are, in px. */
export interface PointPlace {
  x: number;
  y: number;
  low: number;
  high: number;
}

/**
 * Draws a median with the range around it.
 * @param mark the point's classes; "square" is a shape as well
 * @param words shown under the pointer
 */
export const pointView = (mark: string, { x, y, low, high }: PointPlace, words: string) =>
  svg`<g class=${mark}>
    <title .textContent=${words}></title>
    <path class="spread" d="M${x.toFixed(1)} ${low.toFixed(1)}V${high.toFixed(1)}" />
    ${
      mark.includes('square')
        ? svg`<rect class="dot" x=${(x - 4).toFixed(1)} y=${(y - 4).toFixed(1)} width="8" height="8" />`
        : svg`<circle class="dot" cx=${x.toFixed(1)} cy=${y.toFixed(1)} r="4" />`
    }
  </g>`;

/** Returns the key of points that are drawn with these classes. */
export const pointKey = (mark: string, label: string): Key => ({
  label,
  swatch: pointView(mark, { x: 11, y: 5.5, low: 0, high: 11 }, ''),
});

/** Returns a path that joins points by straight lines. */
export const pathThrough = (points: readonly (readonly [xPx: number, yPx: number])[]) =>
  points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('');
