// Racelane's public module: race(), compare(), scaling(), runPython(), support(), the strategies, RaceError, and
// <race-lane>.

import './element.ts';
import { lazy } from './core/lazy.ts';
import { setModuleUrl } from './core/module-url.ts';
import { requirePage } from './core/support.ts';
import { unlessAborted } from './core/waits.ts';
import { engine } from './engine/load.ts';
import type { Part } from './core/lazy.ts';

export { RaceError } from './core/errors.ts';
export { strategies } from './core/strategies.ts';
export { support } from './core/support.ts';
export type * from './core/python-report.ts';
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

const studies = lazy('Scaling', () => import('./engine/scaling/index.ts'));
const python = lazy('Python', () => import('./engine/python/index.ts'));

/** A function that measures: its second argument can hold a signal. */
type Measure = (input: never, control?: { signal?: AbortSignal }) => Promise<unknown>;

/** Returns a function of a part, which is loaded at the first call. */
const whenLoaded = <Name extends string, Loaded extends Record<Name, Measure>>(
  part: Part<Loaded>,
  name: Name,
) =>
  (async (input: never, control) => {
    requirePage();
    return (await unlessAborted(part.load(), control?.signal))[name](input, control);
  }) as Loaded[Name];

/** Runs the tasks with one strategy and reports what was measured. */
export const race: typeof import('./engine/race.ts').race = whenLoaded(engine, 'race');

/** Races several strategies, repeated and interleaved, and sums up. */
export const compare: typeof import('./engine/compare.ts').compare = whenLoaded(engine, 'compare');

/** Measures how much faster more workers carry out the same computing. */
export const scaling: typeof import('./engine/scaling/index.ts').scaling = whenLoaded(
  studies,
  'scaling',
);

/** Runs a Python program in CPython, in workers. */
export const runPython: typeof import('./engine/python/index.ts').runPython = whenLoaded(
  python,
  'runPython',
);
