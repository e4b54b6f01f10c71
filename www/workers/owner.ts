// A worker's end of the link to its owner: a coordinator's owner is the page, every other worker's is a coordinator.

import { RaceError } from '../core/errors.ts';
import { toWire } from '../core/wire-errors.ts';
import type { Failed } from '../core/link.ts';
import type { FromCoordinator, FromCrew } from '../core/protocol.ts';

/** Sends a message from a coordinator to its page. */
export const tellPage = (message: FromCoordinator) => self.postMessage(message);

/** Sends a message from a process or a thread to its coordinator. */
export const tellCoordinator = (message: FromCrew) => self.postMessage(message);

/** Listens to the owner's messages. A handler that throws, or rejects, is a failure of this worker. */
export function hearOwner<In>(handle: (message: In) => unknown, options?: { once: true }) {
  const hear = async ({ data }: MessageEvent<In>) => {
    try {
      await handle(data);
    } catch (error) {
      tellFailure(error);
    }
  };
  self.addEventListener('message', hear, options);
}

/** Tells the owner why this worker fails. */
export function tellFailure(error: unknown) {
  const wired = toWire(isOfCore(error) ? coreFault(error) : error);
  const failed: Failed = { type: 'failed', error: wired };
  self.postMessage(failed);
}

/** Whether the wasm core has panicked (src/wasm/panic.rs) or trapped. */
const isOfCore = (error: unknown): error is Error =>
  error instanceof WebAssembly.RuntimeError || (error instanceof Error && error.name === 'Panic');

function coreFault({ message, stack }: Error) {
  const sentence =
    `The wasm core stopped where it never should: ${message}. This is a fault in Racelane. ` +
    'Press the button again; if it goes on, choose other options.';
  return Object.assign(new RaceError('worker-failed', sentence), { stack });
}
