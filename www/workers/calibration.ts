// The calibration: the same short piece of work after every run shows how fast the processor is. The run's time does
// not include it.

import { nextTurn } from './task.ts';

/**
 * A piece of this many rounds takes about 1 ms. The piece is JavaScript, because not every coordinator has an instance
 * of the core.
 */
const ROUNDS = 200_000;

/** The time limits of a calibration: without an earlier time to compare with, and with one. */
const FIRST_MS = 25;
const LONGEST_MS = 150;

/** The least number of pieces, because a single piece may have been interrupted. */
const LEAST_PIECES = 5;

/** A piece counts as equally fast up to this ratio to the known time. */
const SAME_PACE_RATIO = 1.2;

/**
 * Returns the shortest time of a piece. The first pieces are slow, because their code is not optimised yet. An idle
 * processor takes time to speed up, and the system takes time to move the worker off a small core.
 * @param knownMs the shortest recent time, 0 for none
 */
export async function calibrate(knownMs: number, signal: AbortSignal) {
  const endMs = performance.now() + (knownMs > 0 ? LONGEST_MS : FIRST_MS);
  let shortestMs = Infinity;
  for (let pieces = 0; !signal.aborted && shortestMs > SAME_PACE_RATIO * knownMs; pieces += 1) {
    const beginMs = performance.now();
    if (beginMs > endMs && pieces >= LEAST_PIECES) break;
    computePiece();
    shortestMs = Math.min(shortestMs, performance.now() - beginMs);
    await nextTurn();
  }
  return shortestMs;
}

/** Keeps the result of all pieces, so that the compiler cannot leave a piece out. */
let result = 0;

function computePiece() {
  let sum = result;
  for (let round = 0; round < ROUNDS; round += 1) {
    sum = (Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) + round) | 0;
  }
  result = sum;
}
