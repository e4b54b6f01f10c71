// The one script of all workers. Which role a worker plays comes with its first message.

import { RaceError, toWire } from '../errors.js';
import { analyst } from './analyst.js';
import { coordinator } from './coordinator.js';
import { poolThread } from './pool-thread.js';
import { process } from './process.js';
import { thread } from './thread.js';
import { panicMessage } from './wasm.js';

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
 * fail tells the owner. After a panic the error is only "unreachable": the panic's own words say more.
 * @param {unknown} error
 */
function fail(error) {
  const panic = panicMessage();
  const told = panic ? new RaceError('worker-failed', `The wasm core panicked: ${panic}`) : error;
  self.postMessage({ type: 'failed', error: toWire(told) });
}
