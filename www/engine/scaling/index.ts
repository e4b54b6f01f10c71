// scaling(): how far more workers carry the same computing, measured, and what two laws make of it.

import { engine } from '../load.ts';
import { measure } from './measure.ts';
import { planOf } from './plan.ts';
import type { Options } from '../../core/report.ts';
import type { ScalingControl, ScalingResult } from './types.ts';

/**
 * scaling measures one strategy with one worker, two, and so on, repeated, interleaved and shuffled.
 * @param input as for `race()`, `cpu` only; `workers` is
the greatest number of them (default: the cores), `strategy` `shared` (default) or `futures` (default where memory
cannot be shared)
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
