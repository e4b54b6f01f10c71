// What the benchmark leaves behind: raw results as JSON, and tables made from them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { at } from '../scripts/lib/paths.js';

/**
 * @typedef {import('./rounds.js').Result} Result
 * @typedef {import('./overhead.js').Overhead} Overhead
 *
 * @typedef {object} Results
 * @property {string} date ISO 8601
 * @property {{ processor: string, cores: number, memoryBytes: number, system: string }} machine
 * @property {{ title: string, userAgent: string, cores: number }[]} browsers
 * @property {{ size: number, seed: number, max: number }} numbers
 * @property {number} rounds
 * @property {{ memory: Result[], stream: Result[] }} search
 * @property {Overhead[]} overheads
 * @property {{ strategy: string, onOverOff: number, minRatio: number, maxRatio: number }[]} recording
 */

/** machine says what this is. */
export const machine = () => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryBytes: totalmem(),
  system: `${type()} ${release()}`,
});

/**
 * keep writes the raw results under benches/results/ and gives the file's path in the repository.
 * @param {Results} results
 */
export function keep(results) {
  const { processor, cores } = results.machine;
  const slug = processor.toLowerCase().replace(/\W+/g, '-').replace(/^-|-$/g, '');
  const path = `benches/results/${results.date.slice(0, 10)}-${slug}-${cores}-cores.json`;
  mkdirSync(at('benches', 'results'), { recursive: true });
  writeFileSync(at(path), `${JSON.stringify(results, null, 2)}\n`);
  return path;
}

/**
 * table lays out rows as Markdown, as prettier would: the first column to the left, the others to the right.
 * @param {readonly string[]} heads
 * @param {readonly (readonly string[])[]} rows
 */
export function table(heads, rows) {
  const widths = heads.map((head, column) =>
    Math.max(3, head.length, ...rows.map((row) => row[column].length)),
  );
  const pad = (/** @type {string} */ cell, /** @type {number} */ column) =>
    column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.map(pad).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(heads), line(rule), ...rows.map(line)].join('\n');
}

/** digits writes three significant digits. */
export const digits = (/** @type {number} */ value) =>
  value >= 100 ? value.toFixed(0) : value.toPrecision(3);

/**
 * searchTable compares the contenders of one kind of list, the fastest first.
 * @param {readonly Result[]} results
 * @param {number} size
 * @param {string} yardstick name of the contender that the ratios are of
 */
export function searchTable(results, size, yardstick) {
  const perNumber = (/** @type {Result} */ result) => result.medianMs / (result.size ?? size);
  const own = /** @type {Result} */ (results.find(({ name }) => name === yardstick));
  const rows = results
    .toSorted((a, b) => perNumber(a) - perNumber(b))
    .map((result) => [
      result.label,
      `${digits(result.medianMs)} ms`,
      `${digits(result.minMs)} to ${digits(result.maxMs)}`,
      digits(perNumber(result) * 1e6),
      `${digits(perNumber(result) / perNumber(own))}×`,
    ]);
  return table(['contender', 'median', 'range', 'ns a number', `of ${own.label}`], rows);
}

/**
 * overheadTable says what each strategy costs.
 * @param {readonly Overhead[]} overheads
 */
export function overheadTable(overheads) {
  const rows = overheads.map((each) => [
    `\`${each.strategy}\``,
    `${each.cpuOverIdeal.toFixed(3)}×`,
    `${each.cpuOverSerial.toFixed(3)}×`,
    `${digits(each.ioOverMs)} ms`,
    each.warmStartupMs === null
      ? `${digits(each.startupMs)} ms`
      : `${digits(each.startupMs)} ms, warm ${each.warmStartupMs.toFixed(1)} ms`,
    `${digits(each.memoryBytes / 2 ** 20)} MiB`,
  ]);
  return table(
    ['strategy', 'computing, of its ideal', 'of serial', 'waiting, over', 'start-up', 'memory'],
    rows,
  );
}
