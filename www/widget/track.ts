// The context in which every row is drawn, and the ghosts: times from 2020 or from another browser, behind the lanes.

import { figuresOf, oneTaskMs } from './article.ts';
import { isSecret } from './rows.ts';
import type { Geometry } from '../chart/geometry.ts';
import type { Ghost } from '../chart/bars.ts';
import type { Marks } from '../chart/lanes.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Actions } from './actions.ts';
import type { State } from './state.ts';

export type Ghosts = Partial<Record<StrategyName, Ghost>>;

/** The marks of one row, before overlays add theirs. */
export type RowMarks = Omit<Marks, 'guess'>;

export interface TrackContext {
  state: State;
  geometry: Geometry;
  actions: Actions;
  /** Height of a compact row in px. */
  height: number;
  /** Indexes of the phases that the reader filtered out. */
  hidden: ReadonlySet<number>;
  marks: Omit<RowMarks, 'ghost'> & { ghosts: Ghosts };
}

/**
 * Returns a ghost for each row that has one: its recorded result, or else the article's ratio times the time of one
 * task here. A row that the reader is still guessing has none.
 */
export function ghostsOf(state: State): Ghosts {
  const { options } = state.setUp;
  const oneMs = oneTaskMs(options, state.summary);
  const ghosts: Ghosts = {};
  if (oneMs !== null) {
    for (const { strategy, ratio, atLeast } of figuresOf(options.workload)) {
      ghosts[strategy] = { ms: ratio * oneMs, atLeast, label: '2020' };
    }
  }
  for (const { strategy, medianMs } of state.recorded?.results ?? []) {
    ghosts[strategy] = { ms: medianMs, atLeast: false, label: 'recorded' };
  }
  for (const row of state.rows) if (isSecret(state, row)) delete ghosts[row.name];
  return ghosts;
}
