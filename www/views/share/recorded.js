// Results recorded elsewhere, as the widget holds and draws them. Loaded only where a link or an attribute brings some.

import { machineInWords } from './machine.js';
import { readResults } from './read-results.js';
import { recordedField, recordedResult, recordedTable } from './recorded-view.js';
import { DAY_MS } from './results-format.js';

/**
 * @typedef {import('./results-format.js').RecordedResult} RecordedResult
 * @typedef {import('../../core/strategies.js').StrategyName} StrategyName
 *
 * @typedef {object} Recorded results of another browser, with the means to draw them; never mixed with the reader's own
 * @property {string} text as it came, for a link that goes on with it
 * @property {Readonly<Record<string, string>>} texts the set-up, by attribute name
 * @property {readonly RecordedResult[]} results
 * @property {string} note where and when they were recorded
 * @property {typeof recordedField} field
 * @property {typeof recordedResult} result
 * @property {typeof recordedTable} table
 */

/**
 * readRecorded reads the text of a link or an attribute.
 * @param {string} text
 * @returns {Promise<Recorded>}
 * @throws {import('../../core/errors.js').RaceError} `invalid-option`
 */
export async function readRecorded(text) {
  const { texts, machine, day, results } = await readResults(text);
  return {
    text,
    texts,
    results,
    note: noteOf(machine, day),
    field: recordedField,
    result: recordedResult,
    table: recordedTable,
  };
}

/**
 * noteOf says whose numbers these are.
 * @param {import('./machine.js').Machine} machine
 * @param {number} day
 */
function noteOf(machine, day) {
  const date = new Date(day * DAY_MS).toLocaleDateString('en-GB', {
    ...{ timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' },
  });
  return (
    `Recorded elsewhere on ${date}: ${machineInWords(machine)}. These numbers came with the page and were not ` +
    'measured here. Run a strategy, and the recorded one stays behind yours as a dashed outline.'
  );
}
