// A chart of ratios on one axis from 0: a line for each subject, with marks that differ by shape and colour.
//
// Places are in percent of the width, so the chart fits any column without being measured.

import { html, svg } from './template.ts';
import { legendView } from './legend.ts';
import { ratioAxis } from './scales.ts';

/** A kind of mark, which the legend explains. */
export interface Shape {
  /** The class of its marks. */
  name: string;
  /** A path around 0, 0, within 6 px. */
  path: string;
  label: string;
}

/** One ratio. */
export interface Ratio {
  value: number;
  /** The ratio in words. */
  text: string;
  /** Whether the ratio is a lower bound, whose mark has an arrow. */
  atLeast?: boolean;
}

/** The ratios of one subject. */
export interface Subject {
  label: string;
  /** Says how the reader gets the missing ratios, or is empty. */
  hint: string;
  /** A ratio for each shape; null for a missing one. */
  ratios: readonly (Ratio | null)[];
}

export interface RatioChart {
  title: string;
  subjects: readonly Subject[];
  shapes: readonly Shape[];
  /** The end of the axis. */
  most: number;
}

/** The height of a label. The first shape has its labels above the marks. Each other shape has a line below. */
const LABEL_PX = 14;
const LINE_PX = 36;
const ARROW = 'M6 0h17m-5-4l5 4l-5 4';

/** Draws the chart with its legend. */
export function ratiosView(chart: RatioChart) {
  const { title, subjects, shapes, most } = chart;
  const { place, ticks } = ratioAxis(most, [0, 100]);
  const rowPx = LINE_PX + 9 + LABEL_PX * (shapes.length - 1);
  const bottomPx = subjects.length * rowPx;
  return html`<figcaption>${title}</figcaption>
    <svg
      class="ratios"
      height=${bottomPx + 20}
      role="img"
      aria-label=${describe(chart)}
      translate="no"
    >
      ${ticks.map(
        ({ atPx, label }) =>
          svg`<line class="grid" x1="${atPx}%" x2="${atPx}%" y1="20" y2=${bottomPx} />
            <text class="tick" x="${atPx}%" y=${bottomPx + 15}>${label}</text>`,
      )}
      ${subjects.map(
        ({ label, hint, ratios }, row) =>
          svg`<svg y=${row * rowPx}>
            <text class="subject" x="-12" y="12">${label}</text>
            <text class="hint" x="-12" y=${LINE_PX + 17}>${hint}</text>
            <line class="axis-line" x2="100%" y1=${LINE_PX} y2=${LINE_PX} />
            ${shapes.map((shape, index) => markView(shape, ratios[index], place, index))}
          </svg>`,
      )}
    </svg>
    ${legendView(shapes.map(({ name, path, label }) => ({ label, swatch: svg`<path class=${name} d=${path} transform="translate(11 5.5)" />` })))}`;
}

function markView(
  { name, path }: Shape,
  ratio: Ratio | null,
  place: (value: number) => number,
  index: number,
) {
  if (!ratio) return '';
  const { value, text, atLeast } = ratio;
  const at = place(value);
  // Labels near an end of the axis stay inside.
  const anchor = at < 12 ? 'start' : at > 88 ? 'end' : 'middle';
  return svg`<svg x="${at}%" y=${LINE_PX}>
    <path class=${name} d="${path}${atLeast ? ARROW : ''}" />
    <text text-anchor=${anchor} y=${index === 0 ? -9 : 3 + LABEL_PX * index}>${text}</text>
  </svg>`;
}

/** Returns all ratios in words. */
const describe = ({ title, subjects, shapes }: RatioChart) =>
  [
    title,
    ...subjects.map(({ label, hint, ratios }) => {
      const all = shapes.map(
        (shape, index) => ratios[index] && `${shape.label}, ${ratios[index].text}`,
      );
      return `${label}: ${[...all, hint].filter(Boolean).join('; ')}`;
    }),
  ].join('. ');
