// The one script of all workers. Which role a worker plays comes with its first message.

import { RaceError, toWire } from '../errors.js';
import { analyst } from './analyst.js';
import { coordinator } from './coordinator.js';
import { poolThread } from './pool-thread.js';
import { process } from './process.js';
import { thread } from './thread.js';

/** @typedef {import('../protocol.js').WorkerStart} WorkerStart */

/** @type {Record<import('../protocol.js').Role, (start: WorkerStart) => (message: any) => unknown>} */
const roles = { coordinator, process, thread, 'pool-thread': poolThread, analyst };

/** @type {((message: any) => unknown) | null} */
let onMessage = null;

self.addEventListener('message', async (/** @type {MessageEvent} */ { data }) => {
  try {
    if (onMessage) await onMessage(data);
    else onMessage = roles[/** @type {WorkerStart} */ (data).role](data);
  } catch (error) {
    fail(error);
  }
});
self.addEventListener('error', (event) => {
  event.preventDefault();
  fail(event.error ?? event.message);
});
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  fail(event.reason);
});

/**
 * fail tells the owner. A panic of the core is a trap here, of which the browser says only that it was one.
 * @param {unknown} error
 */
function fail(error) {
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
