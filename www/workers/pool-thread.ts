// A thread of rayon's pool. It shares the coordinator's memory, and never returns to its event loop.

import { wbg_rayon_start_worker } from '../../pkg/racelane.js';
import { tellCoordinator } from './owner.ts';
import { instantiateThread } from './wasm.ts';
import type { StartOf } from '../core/protocol.ts';

export function poolThread({ assets, memory, receiver }: StartOf<'pool-thread'>) {
  instantiateThread(assets.module, memory, 'pool-thread');
  tellCoordinator({ type: 'ready' });
  wbg_rayon_start_worker(receiver);
}
