// Lets one measurement run at a time: on this page with all copies of Racelane, and in the frames of a page.

import { abortedBefore } from '../core/waits.ts';

// The keys are registered symbols, because two copies of Racelane on a page share nothing else.
const TURNS = Symbol.for('racelane.turns');
const TURN_COUNT = Symbol.for('racelane.turns-held');
const GATE = Symbol.for('racelane.gate');

/** Asks the page around this one for a turn. Resolves with the function that ends the turn. */
export type Gate = (signal?: AbortSignal, onWait?: () => void) => Promise<() => void>;

const page = globalThis as unknown as {
  /** Settles when the last measurement that asked for a turn has ended. */
  [TURNS]?: Promise<unknown>;
  /** Measurements that run or wait. */
  [TURN_COUNT]?: number;
  [GATE]?: Gate;
};

/** Sets the gate that every measurement of this page has to pass, whichever copy of Racelane runs it. */
export function setGate(gate: Gate) {
  page[GATE] = gate;
}

/**
 * Waits for the measurements before, then measures. An aborted wait ends at once.
 * @param onWait called where another measurement is under way
 */
export function takeTurn<T>(
  measure: () => Promise<T>,
  signal?: AbortSignal,
  onWait?: () => void,
): Promise<T> {
  const before = page[TURNS] ?? Promise.resolve();
  const ahead = page[TURN_COUNT] ?? 0;
  page[TURN_COUNT] = ahead + 1;
  if (ahead > 0) onWait?.();
  const turn = before.then(() => {
    signal?.throwIfAborted();
    return page[GATE]?.(signal, onWait);
  });
  const measured = turn.then((release) => measureAndRelease(measure, release, signal));
  page[TURNS] = measured
    .catch(() => {})
    .then(() => void (page[TURN_COUNT] = (page[TURN_COUNT] ?? 1) - 1));
  return signal ? Promise.race([measured, abortedBefore(turn, signal)]) : measured;
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
