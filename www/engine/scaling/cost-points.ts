// Turns runs of many sizes into medians, and finds the size from which the parallel strategy is faster.

import { medianOf, summariseTimes } from '../../verdict/summary.ts';
import { costNotes, costVerdict } from './cost-words.ts';
import { disturbedNotes } from './words.ts';
import type { Report } from '../../core/report.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { CostCell, CostResult, CostRun, CostStop } from './types.ts';

/** Takes from a report what a point needs. */
export const costRunOf = (report: Report): CostRun => ({
  strategy: report.strategy,
  size: report.options.size,
  elapsedMs: report.elapsedMs,
  startupMs: report.startupMs,
  disturbed: report.disturbed !== null,
});

/** Returns the result of the runs so far. */
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
  const notes = [...costNotes(found), ...disturbedNotes(runs.length - counted.length)];
  return { ...found, verdict: costVerdict(found), notes };
}

function cellsOf(runs: readonly CostRun[], size: number, strategies: readonly StrategyName[]) {
  const cells: Partial<Record<StrategyName, CostCell>> = {};
  for (const strategy of strategies) {
    const own = runs.filter((run) => run.strategy === strategy && run.size === size);
    const times = summariseTimes(own.map(({ elapsedMs }) => elapsedMs));
    if (!times) continue;
    const startupMs = medianOf(own.map((run) => run.startupMs)) ?? 0;
    cells[strategy] = { ...times, startupMs };
  }
  return cells;
}

/**
 * Returns the size from which the parallel strategy stays faster: where the two lines cross on log axes, behind the last
 * size at which serial was faster. Null if the lines do not cross.
 */
export function crossingOf(
  rows: CostResult['rows'],
  [serial, parallel]: readonly StrategyName[],
): number | null {
  const leads = rows.flatMap(({ size, cells }) => {
    const [serialMs, parallelMs] = [cells[serial]?.medianMs, cells[parallel]?.medianMs];
    return serialMs && parallelMs ? [{ size, lead: Math.log(serialMs / parallelMs) }] : [];
  });
  const behind = leads.findLastIndex(({ lead }) => lead <= 0);
  if (behind < 0 || behind === leads.length - 1) return null;
  const [from, to] = [leads[behind], leads[behind + 1]];
  const share = from.lead / (from.lead - to.lead);
  return from.size * (to.size / from.size) ** share;
}
