// A thread of rayon's pool: it shares the coordinator's memory and never returns to its event loop.

import { wbg_rayon_start_worker } from '../../pkg/racelane.js';
import { instantiateThread } from './wasm.ts';
import type { PoolThreadStart, WorkerStart } from '../core/protocol.ts';

export function poolThread({ assets, start }: WorkerStart) {
  const { memory, receiver } = start as PoolThreadStart;
  instantiateThread(assets.module, memory, 'pool-thread');
  self.postMessage({ type: 'ready' });
  wbg_rayon_start_worker(receiver);
  return () => {};
}
