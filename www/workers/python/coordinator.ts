// The coordinator of Python's interpreters: starts them, passes their messages on, and never blocks.

import { hearOwner } from '../owner.ts';
import { Run } from './run.ts';
import type { FromPython, ToPython } from '../../core/python-protocol.ts';

/** Chromium needs the coordinator's event loop to end its workers; see workers/coordinator.ts. */
const CLOSE_DELAY_MS = 30;

/** After its last message the coordinator stays on: this long, plus three times the slowest interpreter's start. */
const LEAST_LINGER_MS = 500;
const LONGEST_LINGER_MS = 8000;
const LINGER_BY_START = 3;

const tellPage = (message: FromPython) => self.postMessage(message);

export function startCoordinator(scriptUrl: string) {
  let run: Run | null = null;
  let isLeaving = false;

  /** Ends the run and this worker. A page that was left may be frozen, and then says no more than `cancel`. */
  async function leave(answer?: 'rested') {
    if (isLeaving) return;
    isLeaving = true;
    await run?.end();
    if (answer) tellPage({ type: answer });
    await close(run?.slowestStartMs ?? 0);
  }

  hearOwner(async (message: ToPython) => {
    switch (message.type) {
      case 'run':
        run = new Run(message, scriptUrl, tellPage);
        return;
      case 'cancel':
        return leave('rested');
      case 'end':
        return leave();
    }
  });
}

/** Closes this worker, once its own workers have had time to end. */
async function close(startMs: number) {
  await delay(CLOSE_DELAY_MS);
  tellPage({ type: 'gone' });
  await delay(Math.min(LONGEST_LINGER_MS, LEAST_LINGER_MS + LINGER_BY_START * startMs));
  self.close();
}

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
