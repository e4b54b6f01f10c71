// Records the checks that a step of `npm test` skips, and lists them in the closing table.
import { log } from './run.js';

/**
 * @typedef {{ what: string, reason: string }} Skip a check that did not run, and why
 * @typedef {{ name: string, result: string, time: string, skips: Skip[] }} Row of the closing table
 */

/** @type {Skip[]} */
let recorded = [];

/**
 * Records and logs that a check is skipped.
 * @param {string} what
 * @param {string} reason what is missing, and what would let the check run
 */
export function skip(what, reason) {
  recorded.push({ what, reason });
  log(`SKIPPED: ${what}: ${reason}`);
}

/** Returns the skips recorded since the last call. */
export function takeSkips() {
  const taken = recorded;
  recorded = [];
  return taken;
}

/**
 * Returns the closing table: the steps, the skips of each, and a last line where no step failed.
 * @param {Row[]} rows
 */
export function closingLines(rows) {
  const lines = rows.flatMap(({ name, result, time, skips }) => [
    `${name.padEnd(14)}${result.padEnd(9)}${time.padStart(9)}`,
    ...skips.map(({ what, reason }) => `  SKIPPED: ${what}: ${reason}`),
  ]);
  if (rows.some(({ result }) => result !== 'ok')) return lines;
  const count = rows.flatMap(({ skips }) => skips).length;
  const checks = count === 1 ? '1 check was SKIPPED' : `${count} checks were SKIPPED`;
  const end = count === 0 ? 'everything passed' : `what ran has passed; ${checks}, see above`;
  return [...lines, '', `npm test: ${end}`];
}
