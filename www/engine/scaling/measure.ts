// Runs a plan of scaling(): every number of workers in each round.

import { getStrategy } from '../../core/strategies.ts';
import { planRounds } from '../rounds.ts';
import { resultOf, runOf } from './points.ts';
import type { Options } from '../../core/report.ts';
import type { Plan, Race, ScalingControl, ScalingResult, ScalingRun } from './types.ts';

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
