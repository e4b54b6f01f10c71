// Lays out Markdown tables as prettier does, and writes figures between the markers of their name.
import { readFileSync, writeFileSync } from 'node:fs';
import { at } from './paths.js';
import { StepError } from './run.js';

/**
 * Lays out a table. The first column is aligned left, the others as `others` says.
 * @param {readonly string[]} heads
 * @param {readonly (readonly string[])[]} rows
 * @param {'left' | 'right'} others
 */
export function table(heads, rows, others) {
  const widths = heads.map((head, column) =>
    Math.max(3, head.length, ...rows.map((row) => row[column].length)),
  );
  const isRight = (/** @type {number} */ column) => column > 0 && others === 'right';
  const pad = (/** @type {string} */ cell, /** @type {number} */ column) =>
    isRight(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]);
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.map(pad).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    isRight(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(heads), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/**
 * Splits a file at the markers `<!-- name -->` and `<!-- /name -->`.
 * @param {string} name
 * @param {string} file
 */
function around(name, file) {
  const text = readFileSync(at(file), 'utf8');
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) {
    throw new StepError(`${file} needs the markers ${open} and ${close}, in this order.`);
  }
  const from = start + open.length;
  return { before: text.slice(0, from), between: text.slice(from, end), after: text.slice(end) };
}

/**
 * Returns the text between the markers of a name.
 * @param {string} name
 * @param {string} file
 */
export const readFigure = (name, file) => around(name, file).between;

/**
 * Writes a text between the markers of its name.
 * @param {string} name
 * @param {string} text whole lines of Markdown, laid out as prettier does
 * @param {string} file
 */
export function writeFigure(name, text, file) {
  const { before, after } = around(name, file);
  writeFileSync(at(file), `${before}\n\n${text.trim()}\n\n${after}`);
}
