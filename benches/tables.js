// Tables of the benchmark's results in Markdown.

import { table as laidOut } from '../scripts/lib/markdown.js';
import { pairedRatio } from './rounds.js';

/** @typedef {import('./rounds.js').Result} Result */

/** table has its numbers to the right. @param {readonly string[]} heads @param {readonly (readonly string[])[]} rows */
export const table = (heads, rows) => laidOut(heads, rows, 'right');

/** digits writes three significant digits. */
export const digits = (/** @type {number} */ value) =>
  Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);

/**
 * searchTable compares the contenders of one kind of list with wasm in one thread, the fastest first.
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
  return table(['contender', 'median', 'range', 'ns a number', `of ${own.label}`], rows);
}

/**
 * overheadTable says what each strategy costs.
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
  const heads = ['strategy', 'computing, of its ideal', 'of serial', 'waiting, over', 'cold start'];
  return table([...heads, 'memory, streamed', 'memory, over its lists'], rows);
}

/**
 * recordingTable says what recording spans costs.
 * @param {readonly { strategy: string, ratio: number, least: number, greatest: number }[]} recording
 */
export const recordingTable = (recording) =>
  table(
    ['recording spans', 'on, of off', 'range'],
    recording.map(({ strategy, ratio, least, greatest }) => [
      `\`${strategy}\``,
      `${ratio.toFixed(3)}×`,
      `${least.toFixed(3)} to ${greatest.toFixed(3)}`,
    ]),
  );
