// The one script of all workers. Which role a worker plays comes with its first message.

import { analyst } from './analyst.js';
import { coordinator } from './coordinator.js';
import { tellFailure } from './failure.js';
import { poolThread } from './pool-thread.js';
import { process } from './process.js';
import { thread } from './thread.js';

/** @typedef {import('../core/protocol.js').WorkerStart} WorkerStart */

/**
 * @typedef {(message: any) => unknown} Handler
 * @type {Record<import('../core/protocol.js').Role, (start: WorkerStart) => Handler | Promise<Handler>>}
 */
const roles = { coordinator, process, thread, 'pool-thread': poolThread, analyst };

/** What hears the messages after the first. @type {Handler | Promise<Handler> | null} */
let handler = null;

self.addEventListener('message', async (/** @type {MessageEvent} */ { data }) => {
  try {
    if (handler) await (await handler)(data);
    else await (handler = roles[/** @type {WorkerStart} */ (data).role](data));
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
