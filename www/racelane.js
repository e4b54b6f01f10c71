// Racelane's public module: race(), compare(), scaling(), support(), the strategies, RaceError, and <race-lane>.

import './element.js';
import { notLoaded } from './core/errors.js';
import { inTime } from './core/waits.js';

export { RaceError } from './core/errors.js';
export { strategies } from './core/strategies.js';
export { support } from './core/support.js';

/** @type {Promise<typeof import('./engine/index.js')> | undefined} */
let loading;

/** engine is loaded at the first call. One promise for all, so that calls are answered in their order. */
const engine = () =>
  (loading ??= inTime(import('./engine/index.js')).catch((cause) => {
    loading = undefined;
    return notLoaded('The engine')(cause);
  }));

/**
 * race runs the tasks with one strategy and reports what was measured.
 * @type {typeof import('./engine/race.js').race}
 */
export const race = async (input, control) => (await engine()).race(input, control);

/**
 * compare races several strategies, repeated and interleaved, and sums up.
 * @type {typeof import('./engine/compare.js').compare}
 */
export const compare = async (input, control) => (await engine()).compare(input, control);

/**
 * scaling measures how far more workers carry the same computing. Its code is fetched at the first call.
 * @type {typeof import('./views/scaling/index.js').scaling}
 */
export const scaling = async (input, control) => {
  const coming = inTime(import('./views/scaling/index.js'));
  return (await coming.catch(notLoaded('What measures scaling'))).scaling(input, control);
};
