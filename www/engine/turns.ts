// One measurement at a time on a page, even where two copies of Racelane are on it, or where it is in a frame of a page.

import { abortedBefore } from '../core/waits.ts';

const TURNS = Symbol.for('racelane.turns');
const HELD = Symbol.for('racelane.turns-held');
const GATE = Symbol.for('racelane.gate');

/** A Gate asks whoever is around this page for its turn too, and gives what ends that turn. */
export type Gate = (signal?: AbortSignal, onWait?: () => void) => Promise<() => void>;

const page = globalThis as unknown as {
  [TURNS]?: Promise<unknown>;
  [HELD]?: number;
  [GATE]?: Gate;
};

/** setGate puts a gate before every measurement of this page, all copies of Racelane included. */
export function setGate(gate: Gate) {
  page[GATE] = gate;
}

/**
 * takeTurn waits for the measurements before, then measures. A wait that is aborted ends at once.
 * @param onWait called when there is another measurement to wait for
 */
export function takeTurn<T>(
  measure: () => Promise<T>,
  signal?: AbortSignal,
  onWait?: () => void,
): Promise<T> {
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

async function measureAndRelease<T>(
  measure: () => Promise<T>,
  release: (() => void) | undefined,
  signal?: AbortSignal,
) {
  try {
    signal?.throwIfAborted();
    return await measure();
  } finally {
    release?.();
  }
}
