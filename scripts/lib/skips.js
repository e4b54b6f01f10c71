// What a step of `npm test` leaves out and why: said aloud at once, and again in the closing table.
import { log } from './run.js';

/**
 * @typedef {{ what: string, reason: string }} Skip a check that was not made, and why
 * @typedef {{ name: string, result: string, time: string, skips: Skip[] }} Row of the closing table
 */

/** @type {Skip[]} */
let recorded = [];

/**
 * skip records that a check is left out.
 * @param {string} what
 * @param {string} reason what is missing, and what would let the check be made
 */
export function skip(what, reason) {
  recorded.push({ what, reason });
  log(`SKIPPED: ${what}: ${reason}`);
}

/** takeSkips gives what was recorded since it was last called. */
export function takeSkips() {
  const taken = recorded;
  recorded = [];
  return taken;
}

/**
 * closingLines are the table of the steps, with what was skipped under its step, and, where all went well, a last line
 * that does not say more than is true.
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
