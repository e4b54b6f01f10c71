// A thread: a worker whose instance shares the coordinator's memory, and which computes under the lock there.

import { Run } from '../../pkg/racelane.js';
import { instantiateThread } from './wasm.ts';
import type { ThreadStart, ToThread, WorkerStart } from '../core/protocol.ts';

export function thread({ assets, start }: WorkerStart) {
  const { memory } = start as ThreadStart;
  instantiateThread(assets.module, memory, 'thread');
  self.postMessage({ type: 'ready' });

  return (message: ToThread | { type: 'cancel' }) => {
    // To cancel, the owner has set the stop flag in the memory already.
    if (message.type === 'cancel') return;
    const run = Run.attach(message.address);
    run.runUnderLock(message.id);
    run.free();
    self.postMessage({ type: 'task-ended', id: message.id });
  };
}
