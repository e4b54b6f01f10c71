// What a worker tells its owner when it fails.

import { RaceError, toWire } from '../core/errors.js';

/**
 * tellFailure tells the owner. A panic of the core is a trap here, of which the browser says only that it was one.
 * @param {unknown} error
 */
export function tellFailure(error) {
  self.postMessage({ type: 'failed', error: toWire(isTrap(error) ? stopped(error) : error) });
}

/** @type {(error: unknown) => error is Error} */
const isTrap = (error) => error instanceof WebAssembly.RuntimeError;

/** @param {Error} trap */
function stopped({ message, stack }) {
  const sentence =
    `The wasm core stopped where it never should: ${message}. This is a fault in Racelane. ` +
    'Press the button again; if it goes on, choose other options.';
  return Object.assign(new RaceError('worker-failed', sentence), { stack });
}
