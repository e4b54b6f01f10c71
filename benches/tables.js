// Tables of the benchmark's results in Markdown.

import { table as layOut } from '../scripts/lib/markdown.js';
import { shareOfReading } from './limits.js';
import { pairedRatio } from './rounds.js';

/** @typedef {import('./rounds.js').Result} Result */

/** Returns a table whose numbers are on the right. @param {readonly string[]} heads @param {readonly (readonly string[])[]} rows */
export const table = (heads, rows) => layOut(heads, rows, 'right');

/** Returns a number with three significant digits. */
export const digits = (/** @type {number} */ value) =>
  Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);

/** Returns a share of 1 in per cent. */
export const percent = (/** @type {number} */ share) => `${digits(100 * share)} %`;

/**
 * Compares the contenders on one kind of list with wasm in one worker, the fastest first.
 * @param {readonly Result[]} results
 * @param {[string, (result: Result) => string][]} columns of this kind of list
 */
function searchTable(results, columns) {
  const own = /** @type {Result} */ (results.find(({ name }) => name.startsWith('wasm-serial@')));
  const rows = results
    .toSorted((a, b) => a.medianMs - b.medianMs)
    .map((result) => [
      result.label,
      `${digits(result.medianMs)} ms`,
      `${digits(result.minMs)} to ${digits(result.maxMs)}`,
      ...columns.map(([, write]) => write(result)),
      `${digits(pairedRatio(result, own).ratio)}×`,
    ]);
  const heads = ['contender', 'median', 'range', ...columns.map(([head]) => head)];
  return table([...heads, `against ${own.label}`], rows);
}

/**
 * Compares the contenders on the list in memory, with each one's share of the read bandwidth.
 * @param {readonly Result[]} results
 * @param {number} size
 */
export const memoryTable = (results, size) =>
  searchTable(results, [
    ['GB/s', (result) => (result.readers ? digits(gigabytesPerSecond(result, size)) : '')],
    [
      'of reading alone',
      (result) => {
        const share = shareOfReading(results, result);
        return share === null ? '' : percent(share);
      },
    ],
  ]);

/**
 * Compares the contenders on streamed numbers.
 * @param {readonly Result[]} results
 * @param {number} size
 */
export const streamTable = (results, size) =>
  searchTable(results, [['ns a number', ({ medianMs }) => digits((medianMs / size) * 1e6)]]);

/** Returns how fast a contender reads its list of 4-byte numbers. */
export const gigabytesPerSecond = (
  /** @type {Result} */ { medianMs },
  /** @type {number} */ size,
) => (4 * size) / medianMs / 1e6;

/**
 * Shows what each strategy costs.
 * @param {readonly import('./overhead.js').Overhead[]} overheads
 */
export function overheadTable(overheads) {
  const mib = (/** @type {number} */ bytes) => `${digits(bytes / 2 ** 20)} MiB`;
  const times = (/** @type {number | null} */ ratio) =>
    ratio === null ? '' : `${ratio.toFixed(3)}×`;
  const rows = overheads.map((each) => [
    `\`${each.strategy}\``,
    times(each.overIdeal),
    times(each.nativeOverIdeal),
    `${digits(each.waitOverMs)} ms`,
    `${digits(each.startupMs)} ms`,
    mib(each.memoryBytes),
    mib(each.overListsBytes),
  ]);
  const heads = ['strategy', 'time over ideal', 'native over its ideal', 'waits: extra time'];
  return table([...heads, 'cold start', 'memory, streamed', 'memory beyond lists'], rows);
}

/**
 * Shows what recording spans costs.
 * @param {readonly import('./targets.js').Recording[]} recording
 */
export const recordingTable = (recording) =>
  table(
    ['recording spans', 'shortest run over the shortest without', 'without: the next shortest'],
    recording.map(({ strategy, ratio, noise }) => [
      `\`${strategy}\``,
      `${ratio.toFixed(3)}×`,
      `${(1 + noise).toFixed(3)}×`,
    ]),
  );
