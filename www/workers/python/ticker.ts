// Asks an interpreter for a hand-over each switch interval. The ticker runs in the coordinator, which never blocks.

import { WORDS } from '../../core/python-protocol.ts';

/** SIGALRM, whose handler hands over to the next thread (base/racelane_main.py). */
const SWITCH_SIGNAL = 14;

/** CPython's own switch interval. */
const SWITCH_INTERVAL_US = 5000;

/** A program may shorten its interval at any time, so the ticker looks at it at least this often. */
const LONGEST_LOOK_MS = 50;

/** Asks for one hand-over. A request to stop is never overwritten. */
export function askForSwitch(words: Int32Array) {
  Atomics.compareExchange(words, WORDS.interrupt, 0, SWITCH_SIGNAL);
}

/**
 * Asks for a hand-over each switch interval while there are other threads.
 * Browsers wait at least 4 ms between such calls, so a shorter interval counts as 4 ms.
 * @returns ends the ticker
 */
export function startTicker(words: Int32Array): () => void {
  words[WORDS.switchIntervalUs] = SWITCH_INTERVAL_US;
  let timer: ReturnType<typeof setTimeout>;
  let askedMs = performance.now();
  const tick = () => {
    const intervalMs = Atomics.load(words, WORDS.switchIntervalUs) / 1000;
    const nowMs = performance.now();
    // A timer may fire a fraction of a millisecond early.
    if (nowMs - askedMs > intervalMs - 1) {
      askedMs = nowMs;
      if (Atomics.load(words, WORDS.otherThreads) > 0) askForSwitch(words);
    }
    timer = setTimeout(tick, Math.min(intervalMs, LONGEST_LOOK_MS));
  };
  tick();
  return () => clearTimeout(timer);
}
