// The sentences of cost against size, computed from the numbers.

import {
  capitalise,
  formatCount,
  formatEstimate,
  formatFigure,
  formatTimeFigure,
  listNames,
  roundTo,
  spellCount,
} from '../../verdict/numbers.ts';
import { getStrategy } from '../../core/strategies.ts';
import { spellWorkers } from './words.ts';
import type { CostResult } from './types.ts';

export type CostFound = Omit<CostResult, 'verdict' | 'notes'>;

/** Writes a computed size with two digits. */
export const roughCount = (size: number) => formatCount(roundTo(size, 2));

/** Returns from which size on the parallel strategy is faster. Empty if no size was measured with both strategies. */
export function costVerdict({ strategies: [serial, parallel], rows, crossing }: CostFound): string {
  const both = rows.flatMap(({ size, cells }) => {
    const [one, many] = [cells[serial], cells[parallel]];
    return one && many ? [{ size, one, many, gain: one.medianMs / many.medianMs }] : [];
  });
  if (both.length === 0) return '';
  const { label } = getStrategy(parallel);
  const [least, most] = [both[0], both[both.length - 1]];
  const starting = `starting ${label} alone takes ${formatTimeFigure(least.many.startupMs)}`;
  const gain = `${formatFigure(most.gain)} times as fast as Serial at ${formatCount(most.size)}`;
  if (crossing !== null) {
    return (
      `Below about ${roughCount(crossing)} numbers a task Serial is faster, because ${starting}. ` +
      `Above that ${label} is faster, and ${gain}.`
    );
  }
  if (most.gain > 1) {
    return `${label} is faster at every size measured, from ${formatCount(least.size)} numbers a task, and ${gain}.`;
  }
  return (
    `Serial is faster up to ${formatCount(most.size)} numbers a task, the largest size measured with both: ` +
    `${starting}, more than its workers save later.`
  );
}

/** Returns what the times include, and what was left out. */
export function costNotes({ rows, stops, strategies, workers }: CostFound): string[] {
  const left = stops.map(({ strategy, size, why, aboutMs }) => {
    const what = `${getStrategy(strategy).label} with ${formatCount(size)} numbers a task`;
    return why === 'memory'
      ? `${what} and more was left out: its lists do not fit into memory.`
      : `${what} and more was left out: one run would take ${formatEstimate(aboutMs)}.`;
  });
  const counts = rows.flatMap(({ cells }) => Object.values(cells).map(({ count }) => count));
  const most = Math.max(0, ...counts);
  const repeated =
    most > 1
      ? [`${capitalise(spellCount(most))} runs each, fewer where a run takes more than 2 s.`]
      : [];
  const labels = listNames(strategies.map((name) => getStrategy(name).label));
  const pool = workers ? [`${getStrategy(strategies[1]).label} had ${spellWorkers(workers)}.`] : [];
  return [`Times of ${labels} include start-up.`, ...pool, ...repeated, ...left];
}
