// Cost against size: serial and a parallel strategy from 10^5 numbers a task to 10^9, start-up included.

import { medianOf, summariseTimes } from '../../verdict/summary.ts';
import { costNotes, costVerdict, disturbedNotes } from './words.ts';
import { baseline, hasTrait, strategyTable } from '../../core/strategies.ts';
import { RaceError } from '../../core/errors.ts';
import { support } from '../../core/support.ts';
import { planRounds } from '../rounds.ts';
import type { CompareOptions, Report } from '../../core/report.ts';
import type { StrategyName, Trait } from '../../core/strategies.ts';
import type {
  CostCell,
  CostControl,
  CostPlan,
  CostResult,
  CostRun,
  CostStop,
  Race,
} from './types.ts';

/** Returns the figures of a report that a point needs. */
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

/** Sizes of a task's list: two a decade. */
export const SIZES = [1e5, 3e5, 1e6, 3e6, 1e7, 3e7, 1e8, 3e8, 1e9];
const REPEATS = 3;
/** A run that takes longer than this is measured once. */
const ONCE_ABOVE_MS = 2000;
/** A run that would take longer than this is left out. */
const LONGEST_MS = 10_000;

/**
 * Plans the runs with a set-up's tasks. A pool has the set-up's workers. With `processes`, each task has a process.
 * @param most workers of the pool, where the set-up names none
 */
export function costPlanOf(given: Partial<CompareOptions>, most?: number): CostPlan {
  const { strategy: _strategy, strategies: _strategies, repeats: _repeats, ...rest } = given;
  const { size: _size, workers = most, ...common } = rest;
  const shared = support().sharedMemory;
  return {
    given: { ...common, workload: 'cpu', ...(shared && workers ? { workers } : {}) },
    strategies: [baseline, nameWith(shared ? 'splits' : 'memoryEach')],
  };
}

function nameWith(trait: Trait): StrategyName {
  const row = strategyTable.find((each) => hasTrait(each, trait));
  return (row ?? strategyTable[0]).name;
}

/**
 * Measures every size, the smallest first, because the time of one size shows whether the next would take too long.
 */
export async function measureCost(
  race: Race,
  plan: CostPlan,
  control: CostControl = {},
  sizes: readonly number[] = SIZES,
): Promise<CostResult> {
  const runs: CostRun[] = [];
  const stops: CostStop[] = [];
  const stop = (each: CostStop) => {
    stops.push(each);
    control.onStop?.(each);
  };
  for (const size of sizes) {
    const wanted = new Map<StrategyName, number>();
    for (const strategy of plan.strategies) {
      if (stops.some((each) => each.strategy === strategy)) continue;
      const aboutMs = expectedMs(runs, strategy, size);
      if (aboutMs > LONGEST_MS) stop({ strategy, size, why: 'time', aboutMs });
      else wanted.set(strategy, aboutMs > ONCE_ABOVE_MS ? 1 : REPEATS);
    }
    await measureSize(race, plan, { size, wanted, runs, stop }, control);
  }
  return costOf(runs, stops, plan);
}

/** One size, with the runs and stops of all sizes. */
interface SizeRuns {
  size: number;
  /** How often each strategy runs. */
  wanted: Map<StrategyName, number>;
  runs: CostRun[];
  stop: (stop: CostStop) => void;
}

async function measureSize(
  race: Race,
  plan: CostPlan,
  { size, wanted, runs, stop }: SizeRuns,
  { signal, onUpdate, onRunStart, onReport }: CostControl,
) {
  const ofSize = (name: StrategyName) =>
    runs.filter((run) => run.strategy === name && run.size === size);
  const countOf = (name: StrategyName) => ofSize(name).filter(({ disturbed }) => !disturbed).length;
  for (const round of planRounds(wanted, countOf)) {
    for (const strategy of round) {
      const repeats = wanted.get(strategy);
      // The strategy's lists did not fit a moment ago.
      if (!repeats) continue;
      onRunStart?.({ strategy, size, repeat: ofSize(strategy).length, repeats });
      try {
        const report = await race({ ...plan.given, strategy, size }, { signal, onUpdate });
        runs.push(costRunOf(report));
        onReport?.(report);
      } catch (error) {
        if (!(error instanceof RaceError && error.code === 'out-of-memory')) throw error;
        wanted.delete(strategy);
        stop({ strategy, size, why: 'memory', aboutMs: 0 });
      }
    }
  }
}

/**
 * Estimates a run from the strategy's last run, preferably an undisturbed one: its computing grows with the size.
 * Returns 0 before the first run.
 */
function expectedMs(runs: readonly CostRun[], strategy: StrategyName, size: number) {
  const own = runs.filter((run) => run.strategy === strategy);
  const last = own.findLast(({ disturbed }) => !disturbed) ?? own.at(-1);
  return last ? last.startupMs + ((last.elapsedMs - last.startupMs) * size) / last.size : 0;
}

/**
 * Estimates how long all sizes take, the check of the answers included.
 * @param rate ms a number
 */
export function costMs(tasks: number, rate: number, cores: number) {
  let ms = 0;
  for (const size of SIZES) {
    const serialMs = tasks * size * rate;
    const parallelMs = serialMs / Math.min(tasks, cores);
    for (const each of [serialMs, parallelMs]) {
      if (each <= LONGEST_MS) ms += each * (each > ONCE_ABOVE_MS ? 1 : REPEATS);
    }
    if (parallelMs <= LONGEST_MS) ms += parallelMs;
  }
  return ms;
}
