// Threads: workers that share the coordinator's memory. A thread computes under the lock; a pool thread belongs to
// rayon.

import { Run, wbg_rayon_start_worker } from '../../pkg/racelane.js';
import { hearOwner } from './owner.ts';
import { reportReady, sendTimed, setClock } from './set-clock.ts';
import { instantiateThread } from './wasm.ts';
import type { StartOf, ToThread } from '../core/protocol.ts';

export async function startThread({ assets, memory }: StartOf<'thread'>) {
  instantiateThread(assets.module, memory, 'thread');
  await reportReady();
  hearOwner((message: ToThread) => {
    // A thread that computes reads no messages: the stop flag in its memory has ended it already.
    if (message.type !== 'task') return;
    setClock(message.clock);
    const run = Run.attach(message.address);
    run.runUnderLock(message.id);
    run.free();
    sendTimed({ type: 'task-ended', id: message.id });
  });
}

export async function startPoolThread({ assets, memory, receiver }: StartOf<'pool-thread'>) {
  instantiateThread(assets.module, memory, 'pool-thread');
  await reportReady();
  wbg_rayon_start_worker(receiver);
}
