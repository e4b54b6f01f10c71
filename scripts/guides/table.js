// Writes the table of tried engines into docs/guides/README.md, so that no version is claimed by hand.
import { format } from 'prettier';
import { readFigure, writeFigure } from '../lib/markdown.js';
import { engines } from './engines/index.js';

/**
 * An engine whose guide worked.
 * @typedef {object} Row
 * @property {import('./types.js').Engine} engine
 * @property {string} version
 * @property {import('./types.js').Blog} blog
 */

const FILE = 'docs/guides/README.md';
const HEAD = '| engine | what an author writes | tried with | what ran | text in the feed |';
const UNTRIED = 'not yet';

/** Returns an engine's line, with all its versions in one cell. */
function lineOf(/** @type {Row[]} */ rows, /** @type {string} */ chromium) {
  const [{ engine, blog }] = rows;
  const versions = rows.map(({ version }) => version).filter(Boolean);
  const posts = rows.flatMap((row) => row.blog.posts);
  const ran = [...new Set(posts.map(({ how }) => how))].join(', ');
  const tried = versions.length > 0 ? versions.join(' and ') : `Chromium ${chromium}`;
  return `| [${engine.name}](${engine.guide}) | ${engine.how} | ${tried} | ${ran} | ${blog.feed ? 'yes' : (engine.feed ?? 'no feed')} |`;
}

/**
 * Returns the new table. An engine that was not tried this time keeps its line.
 * @param {string} before the present table
 * @param {Row[]} rows
 * @param {string} chromium the browser's version
 */
export function tableOf(before, rows, chromium) {
  const kept = before.split('\n').filter((line) => line.startsWith('| ['));
  const lines = engines.map((engine) => {
    const own = rows.filter((row) => row.engine === engine);
    if (own.length > 0) return lineOf(own, chromium);
    const link = `[${engine.name}](${engine.guide})`;
    return (
      kept.find((line) => line.startsWith(`| ${link} `)) ??
      `| ${link} | ${engine.how} | ${UNTRIED} | | |`
    );
  });
  return [HEAD, HEAD.replace(/[^|]+/g, ' --- '), ...lines].join('\n');
}

/**
 * Writes the table, and returns it.
 * @param {Row[]} rows
 * @param {string} version the browser's
 */
export async function writeTable(rows, version) {
  const table = tableOf(readFigure('tried', FILE), rows, version.split('.')[0]);
  const laidOut = await format(table, { parser: 'markdown' });
  writeFigure('tried', laidOut, FILE);
  return laidOut;
}
