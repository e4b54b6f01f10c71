// The one script of Python's workers: the first message names the role of this worker.

import { buildName } from '../../core/build.ts';
import { otherBuildError } from '../../core/other-build.ts';
import { hearOwner, tellFailure } from '../owner.ts';
import { startCoordinator } from './coordinator.ts';
import { startInterpreter } from './interpreter.ts';
import type { PythonStart } from '../../core/python-protocol.ts';

function startRole(start: PythonStart) {
  if (start.build !== buildName) {
    tellFailure(otherBuildError('racelane-python.js', buildName, start.build));
    return self.close();
  }
  if (start.role === 'coordinator') return startCoordinator(start.scriptUrl);
  return startInterpreter(start.start);
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
