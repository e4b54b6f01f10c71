// The one script of all workers. Which role a worker plays comes with its first message.

import { coordinator } from './coordinator.ts';
import { tellFailure } from './failure.ts';
import { poolThread } from './pool-thread.ts';
import { process } from './process.ts';
import { thread } from './thread.ts';
import type { Role, WorkerStart } from '../core/protocol.ts';

export type Handler = (message: any) => unknown;

const roles: Record<Role, (start: WorkerStart) => Handler | Promise<Handler>> = {
  coordinator,
  process,
  thread,
  'pool-thread': poolThread,
};

/** What hears the messages after the first. */
let handler: Handler | Promise<Handler> | null = null;

self.addEventListener('message', async ({ data }: MessageEvent) => {
  try {
    if (handler) await (await handler)(data);
    else await (handler = roles[(data as WorkerStart).role](data));
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
