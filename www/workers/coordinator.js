// The coordinator: owns everything of one run (the instance, the threads, the processes) and tells the page about it.

import { toWire } from '../errors.js';
import { Context } from './context.js';
import { referenceMaxima } from './reference.js';
import { strategies } from './strategies/index.js';

/** A run that was cancelled has this long to come to rest before its workers are ended as they are. */
const REST_TIMEOUT_MS = 40;

/** Its own workers need its event loop to end: Chromium leaves some behind, idle, where it is gone too soon. */
const CLOSE_DELAY_MS = 100;

/** @param {import('../protocol.js').WorkerStart} start */
export function coordinator({ assets }) {
  /** @type {Context | null} */
  let context = null;
  /** @type {Promise<unknown>} */
  let running = Promise.resolve();

  return async (/** @type {import('../protocol.js').ToCoordinator} */ message) => {
    if (message.type === 'run') {
      context = new Context(assets, message.job);
      self.postMessage({ type: 'begun' });
      running = carryOut(context);
    } else if (message.type === 'end') {
      context?.close();
      setTimeout(() => self.close(), CLOSE_DELAY_MS);
    } else if (context) {
      context.stop();
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, REST_TIMEOUT_MS))]);
      context.close();
      self.postMessage({ type: 'rested' });
    }
  };
}

/** @param {Context} context */
async function carryOut(context) {
  const { kind, options } = context.job;
  const strategy = strategies[options.strategy];
  const run = kind === 'race' ? strategy.run : referenceMaxima;
  try {
    const outcome = await run(context);
    if (context.signal.aborted) return;
    context.close(kind === 'race' && strategy.keepsWorkers);
    self.postMessage({ type: 'done', outcome });
  } catch (error) {
    if (context.signal.aborted) return;
    context.stop();
    context.close();
    self.postMessage({ type: 'failed', error: toWire(error) });
  }
}
