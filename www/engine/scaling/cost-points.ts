// From runs of many sizes to points, and to the size from which a parallel strategy pays.

import { medianOf, summariseTimes } from '../../verdict/summary.ts';
import { costNotes, costVerdict } from './cost-words.ts';
import { disturbedInWords } from './words.ts';
import type { Report } from '../../core/report.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { Times } from '../../verdict/summary.ts';

export type CostRun = {
  strategy: StrategyName;
  size: number;
  elapsedMs: number;
  startupMs: number;
  disturbed: boolean;
};

export type CostCell = Times & { startupMs: number };

/** Where a strategy stopped, and why. */
export type CostStop = {
  strategy: StrategyName;
  size: number;
  why: 'time' | 'memory';
  aboutMs: number;
};

export interface CostResult {
  strategies: StrategyName[];
  /** Of the parallel strategy's pool; null where each task has a process of its own. */
  workers: number | null;
  /** By size. */
  rows: { size: number; cells: Partial<Record<StrategyName, CostCell>> }[];
  stops: CostStop[];
  /** The size from which the parallel strategy is done sooner; null where there is none. */
  crossing: number | null;
  verdict: string;
  notes: string[];
}

/** costRunOf takes from a report what a point needs. */
export const costRunOf = ({
  strategy,
  options,
  elapsedMs,
  startupMs,
  disturbed,
}: Report): CostRun => ({
  strategy,
  size: options.size,
  elapsedMs,
  startupMs,
  disturbed: disturbed !== null,
});

/** costOf puts runs together; it may be asked at any time, with the runs there are. */
export function costOf(
  runs: readonly CostRun[],
  stops: CostStop[],
  { strategies, given }: { strategies: StrategyName[]; given?: { workers?: number } },
): CostResult {
  const counted = runs.filter(({ disturbed }) => !disturbed);
  const sizes = [...new Set(counted.map(({ size }) => size))].sort((a, b) => a - b);
  const rows = sizes.map((size) => ({ size, cells: cellsOf(counted, size, strategies) }));
  const crossing = crossingOf(rows, strategies);
  const found = { strategies, workers: given?.workers ?? null, rows, stops, crossing };
  const notes = [...costNotes(found), ...disturbedInWords(runs.length - counted.length)];
  return { ...found, verdict: costVerdict(found), notes };
}

function cellsOf(runs: readonly CostRun[], size: number, strategies: readonly StrategyName[]) {
  const cells: Partial<Record<StrategyName, CostCell>> = {};
  for (const strategy of strategies) {
    const mine = runs.filter((run) => run.strategy === strategy && run.size === size);
    const times = summariseTimes(mine.map(({ elapsedMs }) => elapsedMs));
    if (!times) continue;
    cells[strategy] = {
      ...times,
      startupMs: medianOf(mine.map(({ startupMs }) => startupMs)) ?? 0,
    };
  }
  return cells;
}

/**
 * crossingOf finds the size from which the parallel strategy stays ahead, on the straight line between the two points
 * around it on log axes.
 */
export function crossingOf(
  rows: CostResult['rows'],
  [serial, parallel]: readonly StrategyName[],
): number | null {
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
