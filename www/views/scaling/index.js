// scaling(): how far more workers carry the same computing, measured, and what two laws make of it.

import { notLoaded } from '../../core/errors.js';
import { inTime } from '../../core/waits.js';
import { measure } from './measure.js';
import { planOf } from './plan.js';

/**
 * scaling measures one strategy with one worker, two, and so on, repeated, interleaved and shuffled.
 * @param {Partial<import('../../core/report.js').Options> & { repeats?: number }} [input] as for `race()`, `cpu` only; `workers` is
 *   the greatest number of them (default: the cores), `strategy` `shared` (default) or `futures` (default where memory
 *   cannot be shared)
 * @param {import('./types.js').ScalingControl} [control]
 * @returns {Promise<import('./types.js').ScalingResult>}
 * @throws {import('../../core/errors.js').RaceError} or the signal's reason
 */
export async function scaling(input, control) {
  const plan = planOf(input);
  const { race } = await inTime(import('../../engine/index.js')).catch(notLoaded('The engine'));
  return measure(race, plan, control);
}
