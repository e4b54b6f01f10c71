// What cost against size comes to, in words computed from the numbers.

import { capitalise, formatCount, formatTimeFigure, spellCount } from '../../verdict/numbers.ts';
import { getStrategy } from '../../core/strategies.ts';
import { ratio, workersInWords } from './words.ts';
import type { CostResult } from './cost-points.ts';

export type Found = Omit<CostResult, 'verdict' | 'notes'>;

/** about writes a computed size with two digits. */
export const about = (size: number) => formatCount(Number(size.toPrecision(2)));

/**
 * costVerdict says where the parallel strategy begins to pay.
 * @returns empty where the two were not both measured
 */
export function costVerdict({ strategies: [serial, parallel], rows, crossing }: Found): string {
  const both = rows.flatMap(({ size, cells }) => {
    const [one, many] = [cells[serial], cells[parallel]];
    return one && many ? [{ size, one, many, gain: one.medianMs / many.medianMs }] : [];
  });
  if (both.length === 0) return '';
  const label = getStrategy(parallel).label;
  const [least, most] = [both[0], both[both.length - 1]];
  const starting = `starting ${label} alone takes ${formatTimeFigure(least.many.startupMs)}`;
  const gain = `${ratio(most.gain)} times as fast as Serial at ${formatCount(most.size)}`;
  if (crossing !== null) {
    return (
      `Below about ${about(crossing)} numbers a task Serial is done sooner, as ${starting}. ` +
      `Above that ${label} is ahead, and ${gain}.`
    );
  }
  if (most.gain > 1) {
    return `${label} is ahead at every size measured, from ${formatCount(least.size)} numbers a task on, and ${gain}.`;
  }
  return (
    `Serial is done sooner up to ${formatCount(most.size)} numbers a task, the largest measured with both: ` +
    `${starting}, and what it saves later does not make up for it.`
  );
}

/** costNotes says what was left out, and why. */
export function costNotes({ rows, stops, strategies, workers }: Found) {
  const notes = stops.map(({ strategy, size, why, aboutMs }) => {
    const what = `${getStrategy(strategy).label} with ${formatCount(size)} numbers a task`;
    return why === 'memory'
      ? `${what} and more was left out: its lists do not fit into memory.`
      : `${what} and more was left out: one run would take about ${formatTimeFigure(aboutMs)}.`;
  });
  const counts = rows.flatMap(({ cells }) => Object.values(cells).map(({ count }) => count));
  const most = Math.max(0, ...counts);
  const repeated =
    most > 1
      ? [`${capitalise(spellCount(most))} runs each, fewer where one takes more than 2 s.`]
      : [];
  const labels = strategies.map((name) => getStrategy(name).label).join(' and ');
  const whole = `Times of ${labels} are whole: start-up is in them.`;
  const pool = workers
    ? [`${getStrategy(strategies[1]).label} had ${workersInWords(workers)}.`]
    : [];
  return [whole, ...pool, ...repeated, ...notes];
}
