// The one script of all workers. Which role a worker plays comes with its first message.

import { analyst } from './analyst.js';
import { coordinator } from './coordinator.js';
import { tellFailure } from './failure.js';
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
    tellFailure(error);
  }
});
self.addEventListener('error', (event) => {
  event.preventDefault();
  tellFailure(event.error ?? event.message);
});
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  tellFailure(event.reason);
});
