// What a worker tells its owner when it fails.

import { RaceError, toWire } from '../core/errors.ts';

/** Tells the owner why this worker fails. */
export function tellFailure(error: unknown) {
  self.postMessage({ type: 'failed', error: toWire(isOfCore(error) ? coreFault(error) : error) });
}

/** Whether the wasm core has panicked (src/wasm/panic.rs), or trapped without a word. */
const isOfCore = (error: unknown): error is Error =>
  error instanceof WebAssembly.RuntimeError || (error instanceof Error && error.name === 'Panic');

function coreFault({ message, stack }: Error) {
  const sentence =
    `The wasm core stopped where it never should: ${message}. This is a fault in Racelane. ` +
    'Press the button again; if it goes on, choose other options.';
  return Object.assign(new RaceError('worker-failed', sentence), { stack });
}
