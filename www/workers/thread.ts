// A thread: a worker whose instance shares the coordinator's memory, and which computes under the lock there.

import { Run } from '../../pkg/racelane.js';
import { hearOwner, tellCoordinator } from './owner.ts';
import { instantiateThread } from './wasm.ts';
import type { StartOf, ToThread } from '../core/protocol.ts';

export function thread({ assets, memory }: StartOf<'thread'>) {
  instantiateThread(assets.module, memory, 'thread');
  hearOwner((message: ToThread) => {
    // To cancel, the owner has set the stop flag in the memory already.
    if (message.type === 'cancel') return;
    const run = Run.attach(message.address);
    run.runUnderLock(message.id);
    run.free();
    tellCoordinator({ type: 'task-ended', id: message.id });
  });
  tellCoordinator({ type: 'ready' });
}
