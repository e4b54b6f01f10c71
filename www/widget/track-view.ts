// The race track: all rows on one shared time axis.

import { html } from 'lit/html.js';
import { figuresOf, oneTaskMs } from './article.ts';
import { bottomAxis } from '../chart/axis.ts';
import { indexesOf } from '../chart/lanes.ts';
import { timeAxis } from '../chart/scales.ts';
import { isSecret } from './guessing.ts';
import { rowView } from './row-view.ts';
import { heightOfRows } from './row-drawing.ts';
import { rowModel } from './row-model.ts';
import { baseline } from '../core/strategies.ts';
import type { Geometry } from '../chart/geometry.ts';
import type { Ghost } from '../chart/bars.ts';
import type { Marks } from '../chart/lanes.ts';
import type { Tick } from '../chart/scales.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Actions } from './actions.ts';
import type { State } from './state.ts';

/** What every row needs. */
export interface TrackContext {
  state: State;
  geometry: Geometry;
  on: Actions;
  /** Of a compact row. */
  height: number;
  hidden: ReadonlySet<number>;
  marks: Omit<Marks, 'ghost' | 'guess'> & { ghosts: Ghosts };
}

export type Ghosts = Partial<Record<StrategyName, Ghost>>;

/** trackView draws the rows and their axis. */
export function trackView(state: State, geometry: Geometry, on: Actions) {
  const models = state.rows.map((row) => rowModel(state, row));
  const { trackPx, domainMs } = geometry;
  const { ticks } = timeAxis(domainMs, [0, trackPx]);
  const serial = state.summary.find(({ strategy }) => strategy === baseline);
  const context: TrackContext = {
    state,
    geometry,
    on,
    height: heightOfRows(models),
    hidden: indexesOf(state.hidden),
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
 */
export function ghostsOf(state: State): Ghosts {
  const { setUp, summary, recorded, rows } = state;
  const { options } = setUp;
  const oneMs = oneTaskMs(options, summary);
  const article = oneMs === null ? [] : figuresOf(options.workload);
  const ghosts: [StrategyName, Ghost][] = [
    ...article.map(({ strategy, ratio, atLeast }) => {
      const ghost = { ms: ratio * (oneMs ?? 0), atLeast, label: '2020' };
      return [strategy, ghost] as [StrategyName, typeof ghost];
    }),
    ...(recorded?.results ?? []).map(({ strategy, medianMs }) => {
      const ghost = { ms: medianMs, atLeast: false, label: 'recorded' };
      return [strategy, ghost] as [StrategyName, typeof ghost];
    }),
  ];
  const rowOf = (each: StrategyName) => rows.find(({ name }) => name === each);
  return Object.fromEntries(ghosts.filter(([strategy]) => !isSecret(state, rowOf(strategy))));
}

/** Draws the axis below the rows. */
export const axisView = (ticks: readonly Tick[], widthPx: number) =>
  html`<div class="axis" part="axis">
    <svg width=${widthPx} height="20" aria-hidden="true">${bottomAxis(ticks, [0, widthPx])}</svg>
  </div>`;
