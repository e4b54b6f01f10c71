// Threads: workers that share the coordinator's memory. A thread computes under the lock; a pool thread belongs to
// rayon.

import { Run, wbg_rayon_start_worker } from '../../pkg/racelane.js';
import { hearOwner, tellCoordinator } from './owner.ts';
import { instantiateThread } from './wasm.ts';
import type { StartOf, ToThread } from '../core/protocol.ts';

export function startThread({ assets, memory }: StartOf<'thread'>) {
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

export function startPoolThread({ assets, memory, receiver }: StartOf<'pool-thread'>) {
  instantiateThread(assets.module, memory, 'pool-thread');
  tellCoordinator({ type: 'ready' });
  wbg_rayon_start_worker(receiver);
}
