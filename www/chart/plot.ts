// The frame of every chart here: grid, both axes with their labels, and what is drawn between them.

import { html, svg } from 'lit/html.js';
import type { Box, Tick } from './scales.ts';

export interface Chart {
  title: string;
  /** What it shows, for those who do not see it. */
  label: string;
  box: Box;
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
  xName: string;
  marks: unknown;
  /** A swatch's class with its words. */
  legend: readonly (readonly [string, string])[];
}

/** chartView draws a figure. */
export function chartView({ title, label, box, xTicks, yTicks, xName, marks, legend }: Chart) {
  const { width, height, left, right, top, bottom } = box;
  return html`<figure>
    <figcaption>${title}</figcaption>
    <svg width=${width} height=${height} role="img" aria-label=${label}>
      <path
        class="grid"
        d=${yTicks.map(({ at }) => `M${left} ${at.toFixed(1)}H${right}`).join('')}
      />
      <path class="axis-line" d="M${left} ${bottom}H${right}" />
      ${yTicks.map(
        ({ at, label: text }) =>
          svg`<text class="tick" x=${left - 6} y=${at + 4} text-anchor="end">${text}</text>`,
      )}
      ${xTicks.map(
        ({ at, label: text }) =>
          svg`<path class="axis-line" d="M${at.toFixed(1)} ${bottom}v5" />
            <text class="tick" x=${at} y=${bottom + 18} text-anchor="middle">${text}</text>`,
      )}
      <text class="tick" x=${right} y=${height - 4} text-anchor="end">${xName}</text>
      <g data-top=${top}>${marks}</g>
    </svg>
    <ul class="keys">
      ${legend.map(([mark, words]) => html`<li>${swatch(mark)}${words}</li>`)}
    </ul>
  </figure>`;
}

/** swatch shows a line as the chart draws it, or a point with its spread. */
function swatch(mark: string) {
  return html`<svg width="26" height="12" aria-hidden="true">
    ${
      mark.startsWith('point')
        ? pointView(mark, { x: 13, y: 6, low: 0, high: 12 }, '')
        : svg`<path class=${mark} d="M0 6H26" />`
    }
  </svg>`;
}

/**
 * pointView draws a median with the range around it; its words come up under the pointer.
 * @param at px
 */
export const pointView = (
  mark: string,
  { x, y, low, high }: { x: number; y: number; low: number; high: number },
  words: string,
) =>
  svg`<g class=${mark}>
    <title>${words}</title>
    <path class="spread" d="M${x.toFixed(1)} ${low.toFixed(1)}V${high.toFixed(1)}" />
    ${
      mark.includes('square')
        ? svg`<rect class="dot" x=${(x - 4).toFixed(1)} y=${(y - 4).toFixed(1)} width="8" height="8" />`
        : svg`<circle class="dot" cx=${x.toFixed(1)} cy=${y.toFixed(1)} r="4" />`
    }
  </g>`;
