// Cost against size: serial and a parallel strategy from 10^5 numbers a task to 10^9, start-up included.

import { shuffle } from 'd3-array';
import { RaceError } from '../../core/errors.ts';
import { baseline, strategyTable } from '../../core/strategies.ts';
import { support } from '../../core/support.ts';
import { costOf, costRunOf } from './cost-points.ts';
import { FURTHER_ROUNDS, isHidden } from './measure.ts';
import type { CompareOptions, Options, Report, Update } from '../../core/report.ts';
import type { StrategyName, Trait } from '../../core/strategies.ts';
import type { CostResult, CostRun, CostStop } from './cost-points.ts';
import type { Race } from './measure.ts';

export interface CostPlan {
  /** The options of every run, but for strategy and size. */
  given: Partial<Options>;
  /** Serial first. */
  strategies: StrategyName[];
}

export interface CostControl {
  signal?: AbortSignal;
  onUpdate?: (update: Update) => void;
  onRunStart?: (run: {
    strategy: StrategyName;
    size: number;
    repeat: number;
    repeats: number;
  }) => void;
  onReport?: (report: Report) => void;
  onStop?: (stop: CostStop) => void;
}

/** Sizes of a task's list: two a decade. */
export const SIZES = [1e5, 3e5, 1e6, 3e6, 1e7, 3e7, 1e8, 3e8, 1e9];
const REPEATS = 3;
/** A run that takes longer than this is measured once. */
const ONCE_ABOVE_MS = 2000;
/** A run that would take longer is left out. */
export const LONGEST_MS = 10_000;

function nameWith(trait: Trait): StrategyName {
  const row = strategyTable.find(({ traits }) => traits({ executor: 'processes' }).includes(trait));
  return (row ?? strategyTable[0]).name;
}

/**
 * costPlanOf takes the set-up's tasks. The pool has the set-up's workers; with `processes` each task has its own.
 * @param most workers, where the set-up names none
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

/**
 * measureCost runs every size from the smallest up, as what a size takes says whether the next can be afforded. In each
 * round the strategies are shuffled.
 */
export async function measureCost(
  race: Race,
  plan: CostPlan,
  control: CostControl = {},
  sizes: readonly number[] = SIZES,
): Promise<CostResult> {
  const runs: CostRun[] = [];
  const stops: CostStop[] = [];
  for (const size of sizes) {
    const going = plan.strategies.filter(
      (name) => !stops.some(({ strategy }) => strategy === name),
    );
    const stop: (stop: CostStop) => void = (each) => {
      stops.push(each);
      control.onStop?.(each);
    };
    const able = going.filter((strategy) => {
      const aboutMs = expectedMs(runs, strategy, size);
      if (aboutMs > LONGEST_MS) stop({ strategy, size, why: 'time', aboutMs });
      return aboutMs <= LONGEST_MS;
    });
    await measureSize(race, plan, size, able, { runs, stop, control });
  }
  return costOf(runs, stops, plan);
}

async function measureSize(
  race: Race,
  plan: CostPlan,
  size: number,
  able: StrategyName[],
  {
    runs,
    stop,
    control,
  }: { runs: CostRun[]; stop: (stop: CostStop) => void; control: CostControl },
) {
  const { signal, onUpdate, onRunStart, onReport } = control;
  const repeatsOf = (name: StrategyName) =>
    expectedMs(runs, name, size) > ONCE_ABOVE_MS ? 1 : REPEATS;
  const planned = new Map(able.map((name) => [name, repeatsOf(name)]));
  for (let repeat = 0; repeat < REPEATS + FURTHER_ROUNDS; repeat += 1) {
    for (const strategy of shuffle([...planned.keys()])) {
      const repeats = planned.get(strategy) ?? 0;
      // What was disturbed is run again after the others, unless nobody looks.
      const again = !isHidden() && countedOf(runs, strategy, size) < repeats;
      if (repeat >= repeats && !(again && repeat < repeats + FURTHER_ROUNDS)) continue;
      onRunStart?.({ strategy, size, repeat, repeats });
      try {
        const report = await race({ ...plan.given, strategy, size }, { signal, onUpdate });
        runs.push(costRunOf(report));
        onReport?.(report);
      } catch (error) {
        if (!(error instanceof RaceError && error.code === 'out-of-memory')) throw error;
        planned.delete(strategy);
        stop({ strategy, size, why: 'memory', aboutMs: 0 });
      }
    }
  }
}

const countedOf = (runs: readonly CostRun[], name: StrategyName, ofSize: number) =>
  runs.filter(({ strategy, size, disturbed }) => strategy === name && size === ofSize && !disturbed)
    .length;

/**
 * expectedMs carries a strategy's last run on in proportion, one that was not disturbed if there is any; 0 before there
 * is one.
 */
function expectedMs(runs: readonly CostRun[], strategy: StrategyName, size: number) {
  const own = runs.filter((run) => run.strategy === strategy);
  const last = own.findLast(({ disturbed }) => !disturbed) ?? own.at(-1);
  return last ? last.startupMs + ((last.elapsedMs - last.startupMs) * size) / last.size : 0;
}

/**
 * costMs says about how long it all takes, the answers' check included.
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
