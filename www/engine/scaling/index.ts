// scaling(): measures how much faster more workers are, and fits two laws to the result.

import { engine } from '../load.ts';
import { measure, planOf } from './plan.ts';
import type { Options } from '../../core/report.ts';
import type { ScalingControl, ScalingResult } from './types.ts';

/**
 * Measures one strategy with one worker, two, and so on, in repeated rounds of random order.
 * @param input as for `race()`, `cpu` only. `workers` is the greatest number of workers (default: the cores).
 *   `strategy` is `shared`, or `futures` (the default where memory cannot be shared).
 * @throws RaceError or the signal's reason
 */
export async function scaling(
  input?: Partial<Options> & { repeats?: number },
  control?: ScalingControl,
): Promise<ScalingResult> {
  const plan = planOf(input);
  const { race } = await engine.load();
  return measure(race, plan, control);
}
