// Plans scaling(): the strategy, the numbers of workers, and how the tasks are cut.

import { RaceError } from '../../core/errors.ts';
import { checkCompare, checkRace } from '../../core/options.ts';
import { getStrategy, hasTrait, strategyTable } from '../../core/strategies.ts';
import { support } from '../../core/support.ts';
import { planRounds } from '../rounds.ts';
import { resultOf, runOf } from './points.ts';
import type { Strategy } from '../../core/strategies.ts';
import type { Options } from '../../core/report.ts';
import type { Plan, Race, ScalingControl, ScalingResult, ScalingRun } from './types.ts';

/** With this many pieces, 16 workers that take whole tasks finish within a few per cent of each other. */
const PIECES = 64;
/** Every number of workers up to this one is measured; beyond, about two a doubling. */
const EACH_UP_TO = 8;
/** The greatest number of workers in a pool. */
const MOST_WORKERS = 64;
const FURTHER = [12, 16, 24, 32, 48, 64];

/** The strategies whose `workers` is the size of a pool. */
const pools = strategyTable.filter(({ hasPool }) => hasPool);
const poolNames = pools.map(({ name }) => name).join(' or ');

const splitsTasks = (pool: Strategy) => hasTrait(pool, 'splits');

/** Returns the pool to measure where none is named: a pool that divides tasks, if this page can run one. */
function choosePool() {
  const { strategies } = support();
  const able = pools.filter(({ name }) => strategies[name].available);
  // If no pool can run, the run's own error gives the reason.
  return able.find(splitsTasks) ?? able[0] ?? pools[0];
}

/** Returns the numbers of workers to measure. */
export function countsUpTo(most: number) {
  const each = Array.from({ length: Math.min(most, EACH_UP_TO) }, (_, index) => index + 1);
  const few = most > EACH_UP_TO ? each.filter((count) => ![5, 7].includes(count)) : each;
  return [...new Set([...few, ...FURTHER.filter((count) => count < most), most])];
}

/**
 * Checks the options and plans the runs.
 * @param input options of a race with `repeats`; `workers` is the greatest number of workers
 * @throws RaceError `invalid-option`
 */
export function planOf(input?: unknown): Plan {
  const options = typeof input === 'object' ? { workload: 'cpu', ...input } : input;
  const { given, strategies, repeats } = checkCompare(options ?? { workload: 'cpu' });
  if (strategies) throw refusal('strategies', 'nothing', 'it measures one strategy');
  if (given.workload === 'io') throw refusal('workload', 'cpu', 'waiting needs no cores');
  const strategy = given.strategy ?? choosePool().name;
  const pool = pools.find(({ name }) => name === strategy);
  if (!pool) throw refusal('strategy', poolNames, 'the others have no pool of `workers`');
  const { workers = Math.min(support().cores, MOST_WORKERS), ...rest } = given;
  const common = { ...rest, strategy };
  const takesWholeTasks = !splitsTasks(pool);
  return {
    strategy,
    given: takesWholeTasks ? { ...common, ...cutTasks(checkRace(common)) } : common,
    counts: countsUpTo(workers),
    repeats,
    notes: [
      ...(given.strategy === undefined && takesWholeTasks ? [PROCESSES_INSTEAD] : []),
      pool.keepsPool ? POOL_IS_WARM : STARTUP_LISTED,
      ...(takesWholeTasks ? [TASKS_CUT] : []),
    ],
  };
}

/** The view shows this sentence before it measures, and the result contains it. */
export const PROCESSES_INSTEAD =
  'This page cannot share memory between threads, so a pool of processes is measured instead.';

const STARTUP_LISTED = 'Times begin when all threads are up. Their start-up is listed separately.';

const POOL_IS_WARM = 'The pool is started before each run, so start-up is not in these times.';

const TASKS_CUT = `A worker of this pool takes whole tasks, so the numbers are cut into ${PIECES} tasks.`;

/** Cuts the numbers of all tasks into 64 tasks. */
const cutTasks = ({ tasks, size }: Options) => ({
  tasks: PIECES,
  size: Math.round((tasks * size) / PIECES),
});

const refusal = (name: string, takes: string, why: string) =>
  new RaceError('invalid-option', `\`${name}\` of scaling() takes ${takes}: ${why}.`);

/** Measures a plan. */
export async function measure(
  race: Race,
  plan: Plan,
  { signal, onUpdate, onRunStart, onReport }: ScalingControl = {},
): Promise<ScalingResult> {
  const runs: ScalingRun[] = [];
  const wanted = new Map(plan.counts.map((workers) => [workers, plan.repeats]));
  const countOf = (workers: number) =>
    runs.filter((run) => run.workers === workers && !run.disturbed).length;
  let total = plan.counts.length * plan.repeats;
  for (const round of planRounds(wanted, countOf)) {
    total = Math.max(total, runs.length + round.length);
    for (const workers of round) {
      onRunStart?.({ workers, index: runs.length, total });
      const options = { ...plan.given, workers };
      if (getStrategy(plan.strategy).keepsPool) await warmUp(race, options, signal);
      const report = await race(options, { signal, onUpdate });
      runs.push(runOf(report));
      onReport?.(report);
    }
  }
  return resultOf(runs, plan);
}

/** Waits of the tasks that warm a pool up. The last ones are so long that no worker can take two of them. */
const WARM_UP_MS = [60, 120, 240, 480];

/**
 * Starts a whole pool, by one short wait for each worker. The engine keeps one pool at a time, so without this each run
 * would find a cold pool: the run before had another number of workers.
 */
async function warmUp(race: Race, options: Partial<Options>, signal?: AbortSignal) {
  const { workers = 1 } = options;
  for (const wait of WARM_UP_MS) {
    const idle = { ...options, tasks: workers, size: 0, wait };
    const { tasks } = await race(idle, { signal });
    if (new Set(tasks.map(({ lane }) => lane)).size === workers) return;
  }
}
