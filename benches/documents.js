// Writes the benchmark's results into the documents: tables and pictures into docs/benchmarks.md, three figures
// into README.md.
// `node benches/documents.js benches/results/NAME.json` writes the documents again from kept results.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { writeFigure } from '../scripts/lib/markdown.js';
import { at } from '../scripts/lib/paths.js';
import { log, main } from '../scripts/lib/run.js';
import { overheadsOf, recordingOf } from './overhead.js';
import { serialLimit } from './limits.js';
import { describe, escaped, panelsOf, pictureOf } from './picture.js';
import { pairedRatio } from './rounds.js';
import { memoryTable, overheadTable, percent, recordingTable, streamTable } from './tables.js';
import { missedLines, targetTable, targetsOf } from './targets.js';

/** @typedef {import('./results.js').Results} Results */

const BENCHMARKS = 'docs/benchmarks.md';

const { module } = await runnerImport(at('www', 'chart', 'styles.ts'), { configFile: false });
const { palette } = /** @type {typeof import('../www/chart/styles.ts')} */ (module);

/**
 * Returns every table of the benchmark as Markdown.
 * @param {Results} results
 */
export function tablesOf(results) {
  const { memory, stream } = results.search;
  const recording = recordingOf(results.recording);
  const targets = targetsOf(results, recording);
  const limit = `One thread’s limit for the list in memory is, by this run: ${serialLimit(memory).label}.`;
  return {
    inMemory: `In memory:\n\n${memoryTable(memory, results.numbers.size)}`,
    streamed: `Streamed:\n\n${streamTable(stream, results.numbers.size)}`,
    overhead: `What a strategy costs:\n\n${overheadTable(overheadsOf(results.overheadRounds, results.machine.cores))}`,
    recording: recordingTable(recording),
    targets: `${limit}\n\n${targetTable(targets)}\n\n${missedLines(targets)}`,
  };
}

/**
 * Returns a line that says when and where the results were measured.
 * @param {Results} results
 * @param {string} path of the raw results, seen from the document
 */
const originOf = (results, path) =>
  `_${runOf(results)}; ${results.rounds} rounds, medians, ratios taken within a round. [Raw results](${path})._`;

/** Returns when and where the results were measured. */
function runOf(
  /** @type {Results} */ { date, browsers, machine: { processor, cores, busyCores } },
) {
  const titles = browsers.map(({ title }) => title).join(' and ');
  const busy = busyCores > 0.5 ? `, ${busyCores.toFixed(1)} cores busy with other programs` : '';
  return `${date.slice(0, 10)}, ${titles}, ${processor}, ${cores} cores${busy}`;
}

/**
 * Returns the README's three figures: wasm against a JavaScript loop, against native Rust, and on all cores.
 * @param {Results} results
 */
export function speedLines({ search: { memory, stream }, machine: { cores } }) {
  const result = (/** @type {Results['search']['memory']} */ list, /** @type {string} */ start) =>
    /** @type {import('./rounds.js').Result} */ (list.find(({ name }) => name.startsWith(start)));
  const ratio = (
    /** @type {Results['search']['memory']} */ list,
    /** @type {string} */ one,
    /** @type {string} */ other,
  ) => pairedRatio(result(list, one), result(list, other)).ratio;
  const loop = ratio(memory, 'js-loop@', 'wasm-serial@').toFixed(1);
  const native = ratio(memory, 'native-serial@target', 'wasm-serial@');
  const shared = ratio(stream, 'wasm-serial@', `wasm-shared-${cores}@`).toFixed(2);
  return [
    `- **${loop} times as fast as a JavaScript loop**: one worker, the list in memory.`,
    `- **${againstNative(native)} native Rust** with \`target-cpu=native\`: one thread, the list in memory.`,
    `- **${shared} times as fast on ${cores} threads as on one**: \`shared\`, numbers streamed.`,
  ].join('\n');
}

/** Says how fast wasm is beside native code, where it is faster and where it is slower. */
const againstNative = (/** @type {number} */ ratio) =>
  ratio < 1 ? `${percent(ratio)} of the speed of` : `${ratio.toFixed(2)} times as fast as`;

/** Returns the address of a picture in the repository. */
const pictureAt = (/** @type {string} */ theme) => `docs/images/benchmarks-${theme}.svg`;

const LEGEND =
  'Bars are medians. Thin lines reach from the slowest round to the fastest. Dashed lines are the read bandwidth.';

/**
 * Returns the pictures by their path, and the Markdown that shows them.
 * @param {Results} results
 */
function picturesOf(results) {
  const panels = panelsOf(results);
  const files = Object.fromEntries(
    ['light', 'dark'].map((theme, side) => {
      const paint = (/** @type {string} */ name) => colourOf(name, side);
      return [pictureAt(theme), pictureOf(panels, runOf(results), paint)];
    }),
  );
  const source = (/** @type {string} */ theme) => pictureAt(theme).replace('docs/', '');
  const markdown = [
    '<picture>',
    `  <source media="(prefers-color-scheme: dark)" srcset="${source('dark')}" />`,
    `  <img src="${source('light')}" width="880" alt="${escaped(describe(panels))}" />`,
    '</picture>',
  ].join('\n');
  return { files, markdown };
}

/**
 * Returns a colour of the palette for light paper (0) or dark paper (1). Some name another colour.
 * @param {string} name
 * @param {number} side
 * @returns {string}
 */
function colourOf(name, side) {
  const colour = palette[name][side];
  const [, other] = /^var\(--(.+)\)$/.exec(colour) ?? [];
  return other ? colourOf(other, side) : colour;
}

/**
 * Returns everything that is written from the results: the texts by their document and marker, and the pictures.
 * @param {Results} results
 * @param {string} path of the raw results in the repository
 */
export function documentsOf(results, path) {
  const { targets, ...tables } = tablesOf(results);
  const { files, markdown } = picturesOf(results);
  const measured = [originOf(results, `../${path}`), markdown, LEGEND, ...Object.values(tables)];
  return {
    figures: [
      ['README.md', 'speed', `${speedLines(results)}\n\n${originOf(results, path)}`],
      [BENCHMARKS, 'bench', measured.join('\n\n')],
      [BENCHMARKS, 'targets', targets],
    ],
    pictures: files,
  };
}

/**
 * Writes the documents.
 * @param {Results} results
 * @param {string} path of the raw results in the repository
 */
export function writeDocuments(results, path) {
  const { figures, pictures } = documentsOf(results, path);
  for (const [file, name, text] of figures) writeFigure(name, text, file);
  for (const [file, text] of Object.entries(pictures)) writeFileSync(at(file), text);
  log(`README.md, ${BENCHMARKS} and its pictures are written from ${path}`);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [path] = argv.slice(2);
  await main(async () => writeDocuments(JSON.parse(readFileSync(at(path), 'utf8')), path));
}
