// Measures a plan: every number of workers in each round, in an order that is shuffled anew.

import { shuffle } from 'd3-array';
import { getStrategy } from '../../core/strategies.ts';
import { resultOf, runOf } from './points.ts';
import type { Options } from '../../core/report.ts';
import type { Plan } from './plan.ts';
import type { ScalingControl, ScalingRun } from './types.ts';

export type Race = typeof import('../race.ts').race;

/** What was disturbed is run again, in so many further rounds at most. */
export const FURTHER_ROUNDS = 2;

/** Waits with which a pool is brought up: long enough, at last, that no worker gets two of them. */
const WARM_UP_MS = [60, 120, 240, 480];

/** measure runs the plan through the engine. */
export async function measure(
  race: Race,
  plan: Plan,
  { signal, onUpdate, onRunStart, onReport }: ScalingControl = {},
) {
  const runs: ScalingRun[] = [];
  let total = plan.counts.length * plan.repeats;
  for (let round = 0; round < plan.repeats + FURTHER_ROUNDS; round += 1) {
    const counts = round < plan.repeats ? plan.counts : lacking(runs, plan);
    if (round >= plan.repeats) total += counts.length;
    for (const workers of shuffle([...counts])) {
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

/**
 * lacking gives each number of workers as often as its runs were disturbed and not made up for. On a page that is hidden
 * they would be disturbed again.
 */
function lacking(runs: readonly ScalingRun[], { counts, repeats }: Plan) {
  if (isHidden()) return [];
  return counts.flatMap((workers) => {
    const counted = runs.filter((run) => run.workers === workers && !run.disturbed).length;
    return Array.from({ length: repeats - counted }, () => workers);
  });
}

/** isHidden tells whether nobody looks at the page. */
export const isHidden = () => globalThis.document?.visibilityState === 'hidden';

/**
 * warmUp brings a whole pool up: each of its workers has one short wait. The engine keeps one pool at a time, so
 * interleaved runs would all meet a cold one.
 */
async function warmUp(race: Race, options: Partial<Options>, signal?: AbortSignal) {
  const { workers = 1 } = options;
  for (const wait of WARM_UP_MS) {
    const idle = { ...options, tasks: workers, size: 0, wait };
    const { tasks } = await race(idle, { signal });
    if (new Set(tasks.map(({ lane }) => lane)).size === workers) return;
  }
}
