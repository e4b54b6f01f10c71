// The calibration: the same short piece of work right after every run, outside of its time, shows how fast the processor is.

import { nextTurn } from './task.ts';

/** A piece of so many rounds takes about 1 ms. It is in JavaScript, as not every coordinator has an instance of the core. */
const ROUNDS = 200_000;

/** How long the shortest piece is looked for: where no earlier time is known, and where all pieces are slower than it. */
const FIRST_MS = 25;
const LONGEST_MS = 150;

/** The fewest pieces, whatever time they take: a single piece may have been held up. */
const FEWEST = 5;

/** A piece that takes at most this many times the known time is as fast as before. */
const ALIKE = 1.2;

/**
 * Returns the shortest time of a piece. The first pieces are slow: their code is not optimised yet, an idle processor
 * takes time to speed up, and the system takes time to move the worker off a small core.
 * @param knownMs the shortest recent time, 0 for none
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

/** The result of all pieces: since it is kept, the compiler cannot leave a piece out. */
let result = 0;

function piece() {
  let sum = result;
  for (let round = 0; round < ROUNDS; round += 1) {
    sum = (Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) + round) | 0;
  }
  result = sum;
}
