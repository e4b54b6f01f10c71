// The last lines of `npm test`: its steps, the checks that were skipped, and the tests that were repeated.
import { log } from './run.js';

/**
 * @typedef {{ kind: 'SKIPPED' | 'REPEATED', what: string, reason: string }} Note about a step
 * @typedef {{ name: string, result: string, time: string, notes: Note[] }} Row of the closing table
 */

/** @type {Note[]} */
let recorded = [];

const line = (/** @type {Note} */ { kind, what, reason }) => `${kind}: ${what}: ${reason}`;

function record(/** @type {Note} */ note) {
  recorded.push(note);
  log(line(note));
}

/**
 * Records and logs that a check is skipped.
 * @param {string} what
 * @param {string} reason what is missing, and what would let the check run
 */
export const skip = (what, reason) => record({ kind: 'SKIPPED', what, reason });

/** Records and logs that a test failed beside others and passed alone. */
export const repeated = (/** @type {string} */ what) =>
  record({ kind: 'REPEATED', what, reason: 'failed first, see above, and passed alone' });

/** Returns the notes recorded since the last call. */
export function takeNotes() {
  const taken = recorded;
  recorded = [];
  return taken;
}

/**
 * Returns the closing table: the steps, the notes of each, and a last line where no step failed.
 * @param {Row[]} rows
 */
export function closingLines(rows) {
  const lines = rows.flatMap(({ name, result, time, notes }) => [
    `${name.padEnd(14)}${result.padEnd(9)}${time.padStart(9)}`,
    ...notes.map((note) => `  ${line(note)}`),
  ]);
  if (rows.some(({ result }) => result !== 'ok')) return lines;
  const all = rows.flatMap(({ notes }) => notes);
  const count = (/** @type {Note['kind']} */ kind, /** @type {string} */ thing) => {
    const { length } = all.filter((note) => note.kind === kind);
    if (length === 0) return [];
    return [length === 1 ? `1 ${thing} was ${kind}` : `${length} ${thing}s were ${kind}`];
  };
  const counts = [...count('SKIPPED', 'check'), ...count('REPEATED', 'test')].join(' and ');
  const end = counts ? `what ran has passed; ${counts}, see above` : 'everything passed';
  return [...lines, '', `npm test: ${end}`];
}
