// What a worker tells its owner when it fails.

import { RaceError, toWire } from '../core/errors.ts';

/**
 * tellFailure tells the owner. A panic of the core is a trap here, of which the browser says only that it was one.
 */
export function tellFailure(error: unknown) {
  self.postMessage({ type: 'failed', error: toWire(isTrap(error) ? stopped(error) : error) });
}

const isTrap: (error: unknown) => error is Error = (error) =>
  error instanceof WebAssembly.RuntimeError;

function stopped({ message, stack }: Error) {
  const sentence =
    `The wasm core stopped where it never should: ${message}. This is a fault in Racelane. ` +
    'Press the button again; if it goes on, choose other options.';
  return Object.assign(new RaceError('worker-failed', sentence), { stack });
}
