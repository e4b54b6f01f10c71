// The one script of all workers: the first message says which role this worker has.

import { coordinator } from './coordinator.ts';
import { hearOwner, tellFailure } from './owner.ts';
import { poolThread, thread } from './thread.ts';
import { process } from './process.ts';
import type { WorkerStart } from '../core/protocol.ts';

/** Starts the role. From then on the role hears the messages itself. */
function begin(start: WorkerStart) {
  switch (start.role) {
    case 'coordinator':
      return coordinator(start);
    case 'process':
      return process(start);
    case 'thread':
      return thread(start);
    case 'pool-thread':
      return poolThread(start);
  }
}

hearOwner(begin, { once: true });
self.addEventListener('error', (event) => {
  event.preventDefault();
  tellFailure(event.error ?? event.message);
});
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  tellFailure(event.reason);
});
