// The race track: all rows on one shared time axis.

import { html, svg } from 'lit/html.js';
import { figuresOf, oneTaskMs } from './article.js';
import { timeTicks } from '../chart/axis.js';
import { rowHeight } from '../chart/geometry.js';
import { isSecret } from './guessing.js';
import { hiddenIndexes } from '../chart/lanes-view.js';
import { rowView } from './row-view.js';
import { rowModel } from './view-model.js';

/**
 * @typedef {import('./state.js').State} State
 * @typedef {import('../core/strategies.js').StrategyName} StrategyName
 *
 * @typedef {object} TrackContext what every row needs
 * @property {State} state
 * @property {import('../chart/geometry.js').Geometry} geometry
 * @property {import('./actions.js').Actions} on
 * @property {number} height of a compact row
 * @property {ReadonlySet<number>} hidden
 * @property {Omit<import('../chart/lanes-view.js').Marks, 'ghost' | 'guess'> & { ghosts: Ghosts }} marks
 *
 * @typedef {Partial<Record<StrategyName, import('../chart/lanes-view.js').Ghost>>} Ghosts
 */

/**
 * trackView draws the rows and their axis.
 * @param {State} state
 * @param {import('../chart/geometry.js').Geometry} geometry
 * @param {import('./actions.js').Actions} on
 */
export function trackView(state, geometry, on) {
  const models = state.rows.map((row) => rowModel(state, row));
  const { trackPx, domainMs } = geometry;
  const ticks = timeTicks(domainMs, trackPx);
  const serial = state.summary.find(({ strategy }) => strategy === 'serial');
  /** @type {TrackContext} */
  const context = {
    state,
    geometry,
    on,
    height: rowHeight(models),
    hidden: hiddenIndexes(state.hidden),
    marks: {
      widthPx: trackPx,
      pxPerMs: trackPx / domainMs,
      ticks,
      serialMs: serial?.medianMs ?? null,
      ghosts: ghostsOf(state),
    },
  };
  return html`<ol class="track" part="track" aria-label="Strategies, on one time axis">
      ${models.map((model) => rowView(model, context))}
    </ol>
    ${axisView(ticks, trackPx)}`;
}

/**
 * ghostsOf gives what was recorded elsewhere, else the article's ratios, scaled by what one task takes here. A row that
 * is being guessed has neither.
 * @param {State} state
 * @returns {Ghosts}
 */
export function ghostsOf(state) {
  const { setUp, summary, recorded, rows } = state;
  const { options } = setUp;
  const oneMs = oneTaskMs(options, summary);
  const article = oneMs === null ? [] : figuresOf(options.workload);
  /** @type {[StrategyName, import('../chart/lanes-view.js').Ghost][]} */
  const ghosts = [
    ...article.map(({ strategy, ratio, atLeast }) => {
      const ghost = { ms: ratio * (oneMs ?? 0), atLeast, label: '2020' };
      return /** @type {[StrategyName, typeof ghost]} */ ([strategy, ghost]);
    }),
    ...(recorded?.results ?? []).map(({ strategy, medianMs }) => {
      const ghost = { ms: medianMs, atLeast: false, label: 'recorded' };
      return /** @type {[StrategyName, typeof ghost]} */ ([strategy, ghost]);
    }),
  ];
  const rowOf = (/** @type {StrategyName} */ each) => rows.find(({ name }) => name === each);
  return Object.fromEntries(ghosts.filter(([strategy]) => !isSecret(state, rowOf(strategy))));
}

/**
 * axisView draws the ticks under the rows.
 * @param {readonly { at: number, label: string }[]} ticks
 * @param {number} widthPx
 */
export function axisView(ticks, widthPx) {
  return html`<div class="axis" part="axis">
    <svg width=${widthPx} height="20" aria-hidden="true">
      <path class="axis-line" d="M0 .5H${widthPx}" />
      ${ticks.map(
        ({ at, label }) => svg`<path class="axis-line" d="M${at.toFixed(1)} 0v5" />
          <text class="tick" x=${at.toFixed(1)} y="17" text-anchor=${anchor(at, widthPx)}>${label}</text>`,
      )}
    </svg>
  </div>`;
}

/**
 * anchor keeps the first and last labels inside.
 * @param {number} at
 * @param {number} widthPx
 */
function anchor(at, widthPx) {
  if (at < 12) return 'start';
  return at > widthPx - 18 ? 'end' : 'middle';
}
