// The limits of this machine: the read bandwidth, and the fastest that any native code was in the same rounds.
import { median, pairedRatio } from './rounds.js';

/** @typedef {import('./rounds.js').Result} Result */

/**
 * Returns the results whose name begins with one of the texts.
 * @param {readonly Result[]} results
 * @param {...string} starts
 */
export const named = (results, ...starts) =>
  results.filter(({ name }) => starts.some((start) => name.startsWith(start)));

/**
 * Returns the fastest by median of the results whose name begins with one of the texts.
 * @param {readonly Result[]} results
 * @param {...string} starts
 * @returns {Result | undefined}
 */
export const fastest = (results, ...starts) =>
  named(results, ...starts).toSorted((a, b) => a.medianMs - b.medianMs)[0];

/**
 * Returns how the machine reads the list on this many threads: from the pages from which it is faster.
 * @param {readonly Result[]} inMemory
 * @param {number} threads
 */
export const readingOf = (inMemory, threads) => fastest(inMemory, `read-${threads}@`);

/**
 * Returns the limit of one thread that finds the max of a list in memory: reading alone, or native code, whichever is
 * faster.
 * @param {readonly Result[]} inMemory
 */
export const serialLimit = (inMemory) =>
  /** @type {Result} */ (fastest(inMemory, 'read-1@', 'native-serial@'));

/**
 * Returns what share of the read bandwidth a contender has: the time of reading on as many threads, divided by its own.
 * Returns null where reading was not measured, or where the contender reads more than the numbers.
 * @param {readonly Result[]} inMemory
 * @param {Result} contender
 */
export function shareOfReading(inMemory, contender) {
  const reading = contender.readers && readingOf(inMemory, contender.readers);
  return reading ? pairedRatio(reading, contender).ratio : null;
}

/**
 * Compares two speed-ups round by round: the median of a1 / a2 divided by b1 / b2.
 * @param {readonly [Result, Result]} a
 * @param {readonly [Result, Result]} b
 */
export function pairedSpeedup([a1, a2], [b1, b2]) {
  const ratios = a1.allMs.map(
    (ms, round) => ms / a2.allMs[round] / (b1.allMs[round] / b2.allMs[round]),
  );
  return median(ratios);
}
