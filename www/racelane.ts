// Racelane's public module: race(), compare(), scaling(), support(), the strategies, RaceError, and <race-lane>.

import './element.ts';
import { lazy } from './core/lazy.ts';
import { setModuleUrl } from './core/module-url.ts';
import { requirePage } from './core/support.ts';
import { unlessAborted } from './core/waits.ts';
import { engine } from './engine/load.ts';

export { RaceError } from './core/errors.ts';
export { strategies } from './core/strategies.ts';
export { support } from './core/support.ts';
export type * from './core/report.ts';
export type { RaceLaneAttributes, RaceLaneProps } from './core/template-types.ts';
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
export type { RaceGuess, RaceStart } from './core/report.ts';
export type { RaceLane } from './element.ts';

// Some bundlers leave `import.meta` empty.
setModuleUrl(import.meta.url ?? '');

const studies = lazy('The code that measures scaling', () => import('./engine/scaling/index.ts'));

/** Runs the tasks with one strategy and reports what was measured. */
export const race: typeof import('./engine/race.ts').race = async (input, control) => {
  requirePage();
  return (await unlessAborted(engine.load(), control?.signal)).race(input, control);
};

/** Races several strategies, repeated and interleaved, and sums up. */
export const compare: typeof import('./engine/compare.ts').compare = async (input, control) => {
  requirePage();
  return (await unlessAborted(engine.load(), control?.signal)).compare(input, control);
};

/** Measures how much faster more workers carry out the same computing. Its code is loaded at the first call. */
export const scaling: typeof import('./engine/scaling/index.ts').scaling = async (
  input,
  control,
) => {
  requirePage();
  return (await unlessAborted(studies.load(), control?.signal)).scaling(input, control);
};
