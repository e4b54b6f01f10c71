// Keeps one pool warm between runs, until no run has used it for two minutes.

import { Coordinator } from './coordinator.ts';
import type { Assets } from '../core/protocol.ts';

/** A pool that no run has used for this long is ended. */
const IDLE_MS = 120_000;

/** Chromium reserves about 10 GiB of addresses for each wasm memory, and has room for about a hundred memories. */
const MOST_MEMORIES = 72;

/** A pool between two runs. Its workers belong to the coordinator. */
interface WarmPool {
  /** Runs with this key can use the pool; see `warmKeyOf`. */
  key: string;
  memories: number;
  coordinator: Coordinator;
  timer: ReturnType<typeof setTimeout>;
}

let warm: WarmPool | null = null;

/**
 * Ends the warm pool if another pool replaces it, or if a run needs too many memories beside the pool's.
 * @param key the key of the run's pool, null for none
 * @param memories how many memories the run needs
 */
export function makeRoom(key: string | null, memories: number) {
  if (!warm || warm.key === key) return;
  if (key !== null || warm.memories + memories > MOST_MEMORIES) endWarmPool();
}

/** Returns the warm coordinator with this key, or a fresh one. */
export function take(key: string | null, assets: Assets): Coordinator {
  if (warm?.key !== key || warm.coordinator.hasEnded) return new Coordinator(assets);
  const { coordinator, timer } = warm;
  clearTimeout(timer);
  warm = null;
  return coordinator;
}

/** Ends a coordinator after its run, or keeps its pool warm where there is a key. */
export function giveBack(key: string | null, memories: number, coordinator: Coordinator) {
  if (key === null || coordinator.hasEnded) return coordinator.end();
  warm = { key, memories, coordinator, timer: setTimeout(endWarmPool, IDLE_MS) };
  // A page that was left can stay in the back/forward cache, and its workers with it.
  addEventListener('pagehide', endWarmPool, { once: true });
}

function endWarmPool() {
  clearTimeout(warm?.timer);
  warm?.coordinator.end();
  warm = null;
}
