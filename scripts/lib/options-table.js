// Lays out the rows of www/core/option-table.ts as the tables of docs/api.md.
import { table } from './markdown.js';

/** @typedef {import('../../www/core/option-table.ts').OptionRow} OptionRow */

const code = (/** @type {unknown} */ value) => `\`${value}\``;

/** Groups the digits of long numbers: 2,000,000,000. */
const grouped = (/** @type {string} */ text) =>
  text.replace(/\d{5,}/g, (digits) => Number(digits).toLocaleString('en-GB'));

const inText = (/** @type {unknown} */ value) =>
  typeof value === 'number' ? grouped(String(value)) : code(value);

/**
 * Returns what an option takes.
 * @param {OptionRow} row
 * @param {readonly string[]} strategyNames
 */
function valuesOf({ kind }, strategyNames) {
  const all = strategyNames.join(', ');
  if (kind.takes.includes(all)) {
    return kind.takes.replace(` ${all}`, ' the [six](#strategies)').replace('a list,', 'some,');
  }
  return kind.choices ? kind.choices.map(code).join(', ') : grouped(kind.takes);
}

/**
 * Returns the default of an option, by workload where they differ.
 * @param {OptionRow} row
 */
function defaultOf(row) {
  if (row.defaultInWords) return row.defaultInWords;
  const [io, cpu] = /** @type {const} */ (['io', 'cpu']).map((workload) =>
    inText(row.default?.({ workload, strategy: 'serial', tasks: 1 })),
  );
  return io === cpu ? io : `\`io\`: ${io}; \`cpu\`: ${cpu}`;
}

/**
 * Lays out a table.
 * @param {string} head of the first column
 * @param {readonly (readonly [string, OptionRow])[]} rows
 * @param {readonly string[]} strategyNames
 */
export const optionsTable = (head, rows, strategyNames) =>
  table(
    [head, 'meaning', 'values', 'default'],
    rows.map(([name, row]) => [
      code(name),
      row.about,
      valuesOf(row, strategyNames),
      defaultOf(row),
    ]),
    'left',
  );

/**
 * Returns both tables, by the names of their markers in docs/api.md.
 * @param {typeof import('../../www/core/option-table.ts')} options
 * @param {readonly string[]} strategyNames
 * @returns {Record<string, string>}
 */
export function optionTables({ optionRows, attributeOf }, strategyNames) {
  const forRuns = optionRows.filter(([, { since }]) => since === 'race');
  const further = optionRows.filter(([, { since }]) => since !== 'race');
  const attributes = further.map(([name, row]) => /** @type {const} */ ([attributeOf(name), row]));
  return {
    options: optionsTable('option', forRuns, strategyNames),
    attributes: optionsTable('attribute', attributes, strategyNames),
  };
}
