// A calibration: a short piece of work that is always the same, right after a run and outside of its time.

import { nextTurn } from './compute.ts';

/** A piece takes some 1 ms. It is in JavaScript, as not every coordinator has an instance of the core. */
const ROUNDS = 200_000;

/** How long to look for the shortest piece, where none is known, and where all so far are slower than that one. */
const FIRST_MS = 25;
const LONGEST_MS = 150;

/** How many pieces are looked at whatever that takes: one alone may have been held up. */
const FEWEST = 5;

/** As fast as before. */
const ALIKE = 1.2;

/**
 * calibrate gives the shortest time that a piece took. The first are slow: their code is not optimised yet, and a
 * processor that has idled, or a small core of several, takes its time to get going or to hand on.
 * @param knownMs the shortest time of late, 0 for none
 */
export async function calibrate(knownMs: number, signal: AbortSignal) {
  const endMs = performance.now() + (knownMs > 0 ? LONGEST_MS : FIRST_MS);
  let shortestMs = Infinity;
  for (let pieces = 0; !signal.aborted && shortestMs > ALIKE * knownMs; pieces += 1) {
    const beginMs = performance.now();
    if (beginMs > endMs && pieces >= FEWEST) break;
    piece();
    shortestMs = Math.min(shortestMs, performance.now() - beginMs);
    await nextTurn();
  }
  return shortestMs;
}

/** What the pieces came to, so that none can be left out. */
let result = 0;

function piece() {
  let sum = result;
  for (let round = 0; round < ROUNDS; round += 1) {
    sum = (Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) + round) | 0;
  }
  result = sum;
}
