// A thread of rayon's pool: it shares the coordinator's memory and never returns to its event loop.

import { wbg_rayon_start_worker } from '../../pkg/racelane.js';
import { instantiateThread } from './wasm.js';

/** @param {import('../core/protocol.js').WorkerStart} start */
export function poolThread({ assets, start }) {
  const { memory, receiver } = /** @type {import('../core/protocol.js').PoolThreadStart} */ (start);
  instantiateThread(assets.module, memory, 'pool-thread');
  self.postMessage({ type: 'ready' });
  wbg_rayon_start_worker(receiver);
  return () => {};
}
