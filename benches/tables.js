// Tables of the benchmark's results in Markdown.

import { table as layOut } from '../scripts/lib/markdown.js';
import { pairedRatio } from './rounds.js';

/** @typedef {import('./rounds.js').Result} Result */

/** Returns a table whose numbers are on the right. @param {readonly string[]} heads @param {readonly (readonly string[])[]} rows */
export const table = (heads, rows) => layOut(heads, rows, 'right');

/** Returns a number with three significant digits. */
export const digits = (/** @type {number} */ value) =>
  Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);

/**
 * Compares the contenders on one kind of list with wasm in one worker, the fastest first.
 * @param {readonly Result[]} results
 * @param {number} size
 */
export function searchTable(results, size) {
  const own = /** @type {Result} */ (results.find(({ name }) => name.startsWith('wasm-serial@')));
  const rows = results
    .toSorted((a, b) => a.medianMs - b.medianMs)
    .map((result) => [
      result.label,
      `${digits(result.medianMs)} ms`,
      `${digits(result.minMs)} to ${digits(result.maxMs)}`,
      digits((result.medianMs / size) * 1e6),
      `${digits(pairedRatio(result, own).ratio)}×`,
    ]);
  return table(['contender', 'median', 'range', 'ns a number', `against ${own.label}`], rows);
}

/**
 * Shows what each strategy costs.
 * @param {readonly import('./overhead.js').Overhead[]} overheads
 */
export function overheadTable(overheads) {
  const mib = (/** @type {number} */ bytes) => `${digits(bytes / 2 ** 20)} MiB`;
  const rows = overheads.map((each) => [
    `\`${each.strategy}\``,
    `${each.overIdeal.toFixed(3)}×`,
    `${each.overSerial.toFixed(3)}×`,
    `${digits(each.waitOverMs)} ms`,
    `${digits(each.startupMs)} ms`,
    mib(each.memoryBytes),
    mib(each.overListsBytes),
  ]);
  const heads = ['strategy', 'time over ideal', 'time over serial', 'waits: extra time'];
  return table([...heads, 'cold start', 'memory, streamed', 'memory beyond lists'], rows);
}

/**
 * Shows what recording spans costs.
 * @param {readonly { strategy: string, ratio: number, least: number, greatest: number }[]} recording
 */
export const recordingTable = (recording) =>
  table(
    ['recording spans', 'time over not recording', 'range'],
    recording.map(({ strategy, ratio, least, greatest }) => [
      `\`${strategy}\``,
      `${ratio.toFixed(3)}×`,
      `${least.toFixed(3)} to ${greatest.toFixed(3)}`,
    ]),
  );
