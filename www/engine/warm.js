// The coordinators that outlive a run: a futures pool is started once and kept warm, until nobody has used it for a while.

import { Coordinator } from './coordinator.js';

const IDLE_MS = 120_000;

/** @type {{ key: string, coordinator: Coordinator, timer: ReturnType<typeof setTimeout> } | null} */
let kept = null;

/**
 * take gives the warm coordinator with this key, or a fresh one. Only one pool is kept: another size replaces it.
 * @param {string | null} key
 * @param {import('../protocol.js').Assets} assets
 */
export function take(key, assets) {
  if (key === null || !kept) return new Coordinator(assets);
  const { key: keptKey, coordinator } = kept;
  clearTimeout(kept.timer);
  kept = null;
  if (keptKey === key && !coordinator.ended) return coordinator;
  coordinator.end();
  return new Coordinator(assets);
}

/**
 * giveBack ends a coordinator after its run, or keeps it warm.
 * @param {string | null} key
 * @param {Coordinator} coordinator
 */
export function giveBack(key, coordinator) {
  if (key === null || coordinator.ended) return coordinator.end();
  kept = { key, coordinator, timer: setTimeout(endKept, IDLE_MS) };
}

function endKept() {
  kept?.coordinator.end();
  kept = null;
}
