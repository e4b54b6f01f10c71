// Names the obstacle to an aim by figures of the same run. No sentence names a cause that was not measured.
import { fastest, named, readingOf, shareOfReading } from './limits.js';
import { median, pairedRatio } from './rounds.js';
import { digits, percent } from './tables.js';

/**
 * @typedef {import('./rounds.js').Result} Result
 * @typedef {import('./overhead.js').Round} Round
 */

/** A contender this near to a limit is held by it. */
const NEAR = 0.95;

export const unknown = 'No figure of this run explains it.';

/**
 * @param {object} found
 * @param {readonly Result[]} found.memory
 * @param {Result} found.wasm
 * @param {Result} found.limit
 * @param {{ vectorBits: number }} found.native
 */
export function ofMemory({ memory, wasm, limit, native }) {
  const small = named(memory, 'read-1@small')[0];
  const best = /** @type {Result} */ (fastest(memory, 'native-serial@'));
  const nativeShare = pairedRatio(limit, best).ratio;
  if (small !== limit && pairedRatio(small, wasm).ratio >= NEAR) {
    const slower = digits(pairedRatio(small, limit).ratio);
    const reached = percent(pairedRatio(small, wasm).ratio);
    return `Reading alone takes ${slower} times as long from small pages. Wasm reaches ${reached} of that speed.`;
  }
  const shares = `The fastest native code reaches ${percent(nativeShare)} of the limit.`;
  return native.vectorBits > 128 && nativeShare >= NEAR
    ? `${shares} Its vectors have ${native.vectorBits} bits, those of wasm 128.`
    : shares;
}

/**
 * @param {readonly Result[]} memory
 * @param {Result} wasm
 */
export function ofReading(memory, wasm) {
  const share = shareOfReading(memory, wasm);
  if (share === null || share < NEAR) return unknown;
  const reading = /** @type {Result} */ (readingOf(memory, 1));
  return `Wasm is held by the memory: it reaches ${percent(share)} of ${reading.label}.`;
}

/**
 * @param {object} found
 * @param {readonly [Result, Result]} found.wasm serial and on all cores
 * @param {readonly [Result, Result]} found.native
 * @param {number} found.cores
 */
export function ofSpeedup({
  wasm: [serial, shared],
  native: [nativeSerial, nativeThreads],
  cores,
}) {
  const busyMs = shared.allBusyMs ?? [];
  const idle = median(busyMs.map((ms, round) => 1 - ms / (cores * shared.allMs[round])));
  const longer = median(busyMs.map((ms, round) => ms / serial.allMs[round])) - 1;
  const speedups = [
    pairedRatio(serial, shared).ratio,
    pairedRatio(nativeSerial, nativeThreads).ratio,
  ];
  const figures = `The speed-up is ${digits(speedups[0])}, that of rayon ${digits(speedups[1])}.`;
  if (idle > longer) return `${figures} Its threads had no work for ${percent(idle)} of the time.`;
  return `${figures} Its threads together computed for ${percent(longer)} longer than one worker alone.`;
}

/**
 * @param {object} found
 * @param {readonly Round[]} found.rounds
 * @param {'processes' | 'threads' | 'shared'} found.strategy
 * @param {number} found.share on how many cores it computes at once
 * @param {(round: Round) => number} found.allowedMs
 */
export function ofComputing({ rounds, strategy, share, allowedMs }) {
  const over = (/** @type {(round: Round) => number} */ read) => median(rounds.map(read));
  const excessMs = over((round) => round[strategy].elapsedMs - allowedMs(round));
  const longerMs = over((round) => (round[strategy].workMs - round.serial.workMs) / share);
  if (longerMs > excessMs / 2) {
    const ratio = over((round) => round[strategy].workMs / round.serial.workMs);
    return `Its scans alone took ${ratio.toFixed(3)} times as long as those of \`serial\`.`;
  }
  const besideMs = over(
    ({ [strategy]: run }) => run.elapsedMs - run.startupMs - run.workMs / share,
  );
  return `Beside scans and start, ${digits(besideMs)} ms passed.`;
}

/**
 * @param {object} found
 * @param {readonly Round[]} found.rounds
 * @param {'processes' | 'threads' | 'shared' | 'asyncio'} found.strategy
 */
export function ofWaiting({ rounds, strategy }) {
  const over = (/** @type {(round: Round) => number} */ read) => median(rounds.map(read));
  const lastMs = over((round) => round[strategy].lastStartMs);
  const firstMs = over((round) => round[strategy].startupMs);
  return `The first of its workers had started after ${digits(firstMs)} ms, the last after ${digits(lastMs)} ms.`;
}

/** @param {{ strategy: string, noise: number, rounds: number }} recording */
export const ofRecording = ({ noise }) =>
  `The two shortest runs without recording differ by ${percent(noise)}.`;
