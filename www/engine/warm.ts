// The coordinators that outlive a run: a futures pool is started once and kept warm, until nobody has used it for a while.

import { Coordinator } from './coordinator.ts';
import type { Assets } from '../core/protocol.ts';

const IDLE_MS = 120_000;

/** Chromium sets some 10 GiB of addresses aside for each wasm memory, and has room for about a hundred. */
const MOST_MEMORIES = 72;

export type Pool = { key: string; memories: number };

let kept: (Pool & { coordinator: Coordinator; timer: ReturnType<typeof setTimeout> }) | null = null;

/**
 * makeRoom ends the pool that is kept if another comes in its place, or if a run needs too many memories beside it.
 * @param key of the pool that the run uses, null for none
 * @param memories that the run has at once
 */
export function makeRoom(key: string | null, memories: number) {
  if (!kept || kept.key === key) return;
  if (key !== null || kept.memories + memories > MOST_MEMORIES) endKept();
}

/** take gives the warm coordinator with this key, or a fresh one. Only one pool is kept: another size replaces it. */
export function take(key: string | null, assets: Assets) {
  if (kept?.key !== key || kept.coordinator.ended) return new Coordinator(assets);
  const { coordinator, timer } = kept;
  clearTimeout(timer);
  kept = null;
  return coordinator;
}

/** giveBack ends a coordinator after its run, or keeps it warm. */
export function giveBack(key: string | null, memories: number, coordinator: Coordinator) {
  if (key === null || coordinator.ended) return coordinator.end();
  kept = { key, memories, coordinator, timer: setTimeout(endKept, IDLE_MS) };
  // A page that is left may be kept for whoever goes back, with all its workers.
  addEventListener('pagehide', endKept, { once: true });
}

function endKept() {
  clearTimeout(kept?.timer);
  kept?.coordinator.end();
  kept = null;
}
