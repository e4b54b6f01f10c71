// Lays out the rows of www/core/option-table.ts as the tables of docs/api.md.
import { table } from './markdown.js';

/** @typedef {import('../../www/core/option-table.ts').OptionRow} OptionRow */
/** @typedef {typeof import('../../www/core/options.ts')} Options */

const code = (/** @type {unknown} */ value) => `\`${value}\``;

/** Groups the digits of long numbers: 2,000,000,000. */
const grouped = (/** @type {string} */ text) =>
  text.replace(/\d{5,}/g, (digits) => Number(digits).toLocaleString('en-GB'));

const inText = (/** @type {unknown} */ value) =>
  typeof value === 'number' ? grouped(String(value)) : code(value);

/**
 * Returns what an option takes.
 * @param {OptionRow} row
 * @param {Options} options
 * @param {readonly string[]} strategyNames
 */
function valuesOf({ kind }, { describeKind }, strategyNames) {
  const all = strategyNames.join(', ');
  const takes = describeKind(kind);
  if (takes.includes(all)) {
    return takes.replace(` ${all}`, ' the [six](#strategies)').replace('a list,', 'some,');
  }
  return kind.form === 'name' ? kind.range.map(code).join(', ') : grouped(takes);
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
 * @param {Options} options
 * @param {readonly string[]} strategyNames
 */
const optionsTable = (head, rows, options, strategyNames) =>
  table(
    [head, 'meaning', 'values', 'default'],
    rows.map(([name, row]) => [
      code(name),
      row.about,
      valuesOf(row, options, strategyNames),
      defaultOf(row),
    ]),
    'left',
  );

/**
 * Returns both tables, by the names of their markers in docs/api.md.
 * @param {Options} options
 * @param {readonly string[]} strategyNames
 * @returns {Record<string, string>}
 */
export function optionTables(options, strategyNames) {
  const { optionRows, attributeOf } = options;
  const forRuns = optionRows.filter(([, { since }]) => since === 'race');
  const further = optionRows.filter(([, { since }]) => since !== 'race');
  const attributes = further.map(([name, row]) => /** @type {const} */ ([attributeOf(name), row]));
  return {
    options: optionsTable('option', forRuns, options, strategyNames),
    attributes: optionsTable('attribute', attributes, options, strategyNames),
  };
}
