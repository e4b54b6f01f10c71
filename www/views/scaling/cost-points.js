// From runs of many sizes to points, and to the size from which a parallel strategy pays.

import { median } from 'd3-array';
import { costNotes, costVerdict } from './cost-words.js';
import { disturbedInWords } from './words.js';

/**
 * @typedef {import('../../core/report.js').StrategyName} StrategyName
 *
 * @typedef {{ strategy: StrategyName, size: number, elapsedMs: number, startupMs: number, disturbed: boolean }} CostRun
 * @typedef {{ medianMs: number, minMs: number, maxMs: number, startupMs: number, count: number }} CostCell
 * @typedef {{ strategy: StrategyName, size: number, why: 'time' | 'memory', aboutMs: number }} CostStop
 *   where a strategy stopped, and why
 *
 * @typedef {object} CostResult
 * @property {StrategyName[]} strategies
 * @property {number | null} workers of the parallel strategy's pool; null where each task has a process of its own
 * @property {{ size: number, cells: Partial<Record<StrategyName, CostCell>> }[]} rows by size
 * @property {CostStop[]} stops
 * @property {number | null} crossing the size from which the parallel strategy is done sooner; null where there is none
 * @property {string} verdict
 * @property {string[]} notes
 */

/**
 * costRunOf takes from a report what a point needs.
 * @param {import('../../core/report.js').Report} report
 * @returns {CostRun}
 */
export const costRunOf = ({ strategy, options, elapsedMs, startupMs, disturbed }) => ({
  strategy,
  size: options.size,
  elapsedMs,
  startupMs,
  disturbed: disturbed !== null,
});

/**
 * costOf puts runs together; it may be asked at any time, with the runs there are.
 * @param {readonly CostRun[]} runs
 * @param {CostStop[]} stops
 * @param {{ strategies: StrategyName[], given?: { workers?: number } }} plan
 * @returns {CostResult}
 */
export function costOf(runs, stops, { strategies, given }) {
  const counted = runs.filter(({ disturbed }) => !disturbed);
  const sizes = [...new Set(counted.map(({ size }) => size))].sort((a, b) => a - b);
  const rows = sizes.map((size) => ({ size, cells: cellsOf(counted, size, strategies) }));
  const crossing = crossingOf(rows, strategies);
  const found = { strategies, workers: given?.workers ?? null, rows, stops, crossing };
  const notes = [...costNotes(found), ...disturbedInWords(runs.length - counted.length)];
  return { ...found, verdict: costVerdict(found), notes };
}

/**
 * @param {readonly CostRun[]} runs
 * @param {number} size
 * @param {readonly StrategyName[]} strategies
 */
function cellsOf(runs, size, strategies) {
  /** @type {Partial<Record<StrategyName, CostCell>>} */
  const cells = {};
  for (const strategy of strategies) {
    const mine = runs.filter((run) => run.strategy === strategy && run.size === size);
    if (mine.length === 0) continue;
    const times = mine.map(({ elapsedMs }) => elapsedMs);
    cells[strategy] = {
      medianMs: median(times) ?? 0,
      minMs: Math.min(...times),
      maxMs: Math.max(...times),
      startupMs: median(mine, ({ startupMs }) => startupMs) ?? 0,
      count: mine.length,
    };
  }
  return cells;
}

/**
 * crossingOf finds the size from which the parallel strategy stays ahead, on the straight line between the two points
 * around it on log axes.
 * @param {CostResult['rows']} rows
 * @param {readonly StrategyName[]} strategies
 * @returns {number | null}
 */
export function crossingOf(rows, [serial, parallel]) {
  const leads = rows.flatMap(({ size, cells }) => {
    const [a, b] = [cells[serial]?.medianMs, cells[parallel]?.medianMs];
    return a && b ? [{ size, lead: Math.log(a / b) }] : [];
  });
  const behind = leads.findLastIndex(({ lead }) => lead <= 0);
  if (behind < 0 || behind === leads.length - 1) return null;
  const [from, to] = [leads[behind], leads[behind + 1]];
  const share = from.lead / (from.lead - to.lead);
  return from.size * (to.size / from.size) ** share;
}
