// Gathers the rows, the moments, the stretch and the speed of Replay from the widget's state.

import { replayRows } from './rows.ts';
import { momentReached, momentsOf } from './tape.ts';
import { formatMoment, describeMoment } from './words.ts';
import type { Geometry, Stretch } from '../../chart/geometry.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';
import type { ReplayRow } from './rows.ts';

export interface Scene {
  state: State;
  geometry: Geometry;
  actions: Actions;
  rows: readonly ReplayRow[];
  /** The times at which a span of any row begins or ends. */
  momentsMs: Float64Array;
  /** The time at which the last row is done. */
  endMs: number;
  /** The time at the playhead. */
  atMs: number;
  /** The stretch that the axis shows. */
  axis: Stretch;
  /** The part of `axis` in which runs take place. */
  playable: Stretch;
  slowdown: number;
}

/** The speeds to choose from. Each number says how many times slower than measured the replay is. */
export const SLOWDOWNS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;

/** Without a chosen speed, the replay of the stretch shown takes about this long. */
const USUAL_MS = 8000;

/** Returns the slowdown that brings the replay of a stretch nearest to the usual length. */
export function usualSlowdown(lengthMs: number): number {
  const exact = USUAL_MS / Math.max(lengthMs, 1e-3);
  const distance = (slowdown: number) => Math.abs(Math.log(slowdown / exact));
  return SLOWDOWNS.reduce((best, each) => (distance(each) < distance(best) ? each : best), 1);
}

/** Returns the scene. Rows without lanes are left out. */
export function sceneOf(state: State, geometry: Geometry, actions: Actions): Scene {
  const rows = replayRows(state);
  const endMs = Math.max(0, ...rows.map(({ tape, elapsedMs }) => Math.max(tape.endMs, elapsedMs)));
  const axis = { fromMs: geometry.fromMs, toMs: geometry.fromMs + geometry.domainMs };
  const playable = { fromMs: Math.min(axis.fromMs, endMs), toMs: Math.min(axis.toMs, endMs) };
  return {
    ...{ state, geometry, actions, rows, endMs, axis, playable },
    momentsMs: momentsOf(rows.map(({ tape }) => tape)),
    atMs: Math.min(state.replay.atMs, endMs),
    slowdown: state.replay.slowdown ?? usualSlowdown(playable.toMs - playable.fromMs),
  };
}

/** Returns the sentence on the last moment before or at the playhead. */
export function describeScene({
  rows,
  momentsMs,
  atMs,
}: Pick<Scene, 'rows' | 'momentsMs' | 'atMs'>) {
  const reachedMs = momentReached(momentsMs, atMs);
  if (reachedMs === null) return `${formatMoment(atMs)}: No task has begun.`;
  return `${formatMoment(reachedMs)}: ${describeMoment(rows, reachedMs)}`;
}
