// One measurement at a time on a page, even where two copies of Racelane are on it, or where it is in a frame of a page.

import { abortedBefore } from '../core/waits.js';

const TURNS = Symbol.for('racelane.turns');
const HELD = Symbol.for('racelane.turns-held');
const GATE = Symbol.for('racelane.gate');

/**
 * A Gate asks whoever is around this page for its turn too, and gives what ends that turn.
 * @typedef {(signal?: AbortSignal, onWait?: () => void) => Promise<() => void>} Gate
 */

const page = /** @type {{ [TURNS]?: Promise<unknown>, [HELD]?: number, [GATE]?: Gate }} */ (
  /** @type {unknown} */ (globalThis)
);

/**
 * setGate puts a gate before every measurement of this page, all copies of Racelane included.
 * @param {Gate} gate
 */
export function setGate(gate) {
  page[GATE] = gate;
}

/**
 * takeTurn waits for the measurements before, then measures. A wait that is aborted ends at once.
 * @template T
 * @param {() => Promise<T>} measure
 * @param {AbortSignal} [signal]
 * @param {() => void} [onWait] called when there is another measurement to wait for
 * @returns {Promise<T>}
 */
export function takeTurn(measure, signal, onWait) {
  const before = page[TURNS] ?? Promise.resolve();
  const ahead = page[HELD] ?? 0;
  page[HELD] = ahead + 1;
  if (ahead > 0) onWait?.();
  const turn = before.then(() => {
    signal?.throwIfAborted();
    return page[GATE]?.(signal, onWait);
  });
  const mine = turn.then((release) => measureAndRelease(measure, release, signal));
  page[TURNS] = mine.catch(() => {}).then(() => void (page[HELD] = (page[HELD] ?? 1) - 1));
  return signal ? Promise.race([mine, abortedBefore(turn, signal)]) : mine;
}

/**
 * @template T
 * @param {() => Promise<T>} measure
 * @param {(() => void) | undefined} release
 * @param {AbortSignal} [signal]
 */
async function measureAndRelease(measure, release, signal) {
  try {
    signal?.throwIfAborted();
    return await measure();
  } finally {
    release?.();
  }
}
