// A thread: a worker whose instance shares the coordinator's memory, and which computes under the lock there.

import { Run } from '../../pkg/racelane.js';
import { instantiateThread } from './wasm.js';

/** @param {import('../core/protocol.js').WorkerStart} start */
export function thread({ assets, start }) {
  const { memory } = /** @type {import('../core/protocol.js').ThreadStart} */ (start);
  instantiateThread(assets.module, memory, 'thread');
  self.postMessage({ type: 'ready' });

  return (/** @type {import('../core/protocol.js').ToThread | { type: 'cancel' }} */ message) => {
    // To cancel, the owner has set the stop flag in the memory already.
    if (message.type === 'cancel') return;
    const run = Run.attach(message.address);
    run.runUnderLock(message.id);
    run.free();
    self.postMessage({ type: 'task-ended', id: message.id });
  };
}
