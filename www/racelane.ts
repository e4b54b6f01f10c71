// Racelane's public module: race(), compare(), scaling(), support(), the strategies, RaceError, and <race-lane>.

import './element.ts';
import { notLoaded } from './core/errors.ts';
import { inTime } from './core/waits.ts';

export { RaceError } from './core/errors.ts';
export { strategies } from './core/strategies.ts';
export { support } from './core/support.ts';
export type * from './core/report.ts';
export type { RaceErrorCode } from './core/errors.ts';
export type { StrategyInfo, StrategyName } from './core/strategies.ts';
export type { Support } from './core/support.ts';
export type { CompareControl } from './engine/compare.ts';
export type {
  AmdahlModel,
  ScalingControl,
  ScalingPoint,
  ScalingResult,
  UslModel,
} from './engine/scaling/types.ts';
export type { RaceGuess, RaceLane, RaceStart } from './element.ts';

let loading: Promise<typeof import('./engine/index.ts')> | undefined;

/** engine is loaded at the first call. One promise for all, so that calls are answered in their order. */
const engine = () =>
  (loading ??= inTime(import('./engine/index.ts')).catch((cause) => {
    loading = undefined;
    return notLoaded('The engine')(cause);
  }));

/** race runs the tasks with one strategy and reports what was measured. */
export const race: typeof import('./engine/race.ts').race = async (input, control) =>
  (await engine()).race(input, control);

/** compare races several strategies, repeated and interleaved, and sums up. */
export const compare: typeof import('./engine/compare.ts').compare = async (input, control) =>
  (await engine()).compare(input, control);

/** scaling measures how far more workers carry the same computing. Its code is fetched at the first call. */
export const scaling: typeof import('./engine/scaling/index.ts').scaling = async (
  input,
  control,
) => {
  const coming = inTime(import('./engine/scaling/index.ts'));
  return (await coming.catch(notLoaded('What measures scaling'))).scaling(input, control);
};
