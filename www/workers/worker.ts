// The one script of all workers: the first message names the role of this worker.

import { buildName } from '../core/build.ts';
import { otherBuildError } from '../core/other-build.ts';
import { startCoordinator } from './coordinator.ts';
import { hearOwner, tellFailure, tellPage } from './owner.ts';
import { startPoolThread, startThread } from './thread.ts';
import { startProcess } from './process.ts';
import type { FirstMessage } from '../core/protocol.ts';

/** Starts the role, which from then on listens to the messages itself. */
function startRole(start: FirstMessage) {
  if (start.build !== buildName) {
    tellFailure(otherBuildError('racelane-worker.js', buildName, start.build));
    // Without a role nothing hears the owner's `end`.
    tellPage({ type: 'gone' });
    return self.close();
  }
  switch (start.role) {
    case 'coordinator':
      return startCoordinator(start);
    case 'process':
      return startProcess(start);
    case 'thread':
      return startThread(start);
    case 'pool-thread':
      return startPoolThread(start);
  }
}

hearOwner(startRole, { once: true });
self.addEventListener('error', (event) => {
  event.preventDefault();
  tellFailure(event.error ?? event.message);
});
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  tellFailure(event.reason);
});
