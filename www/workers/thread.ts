// A thread: a worker that shares the coordinator's memory, and computes under the lock in it.

import { Run } from '../../pkg/racelane.js';
import { hearOwner, tellCoordinator } from './owner.ts';
import { instantiateThread } from './wasm.ts';
import type { StartOf, ToThread } from '../core/protocol.ts';

export function thread({ assets, memory }: StartOf<'thread'>) {
  instantiateThread(assets.module, memory, 'thread');
  hearOwner((message: ToThread) => {
    // A thread that computes reads no messages: the stop flag in its memory has ended it already.
    if (message.type === 'cancel') return;
    const run = Run.attach(message.address);
    run.runUnderLock(message.id);
    run.free();
    tellCoordinator({ type: 'task-ended', id: message.id });
  });
  tellCoordinator({ type: 'ready' });
}
