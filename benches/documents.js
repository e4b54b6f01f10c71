// Writes the benchmark's results into the documents: tables into docs/benchmarks.md, three figures into README.md.
// `node benches/documents.js benches/results/NAME.json` writes the documents again from kept results.
import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { writeFigure } from '../scripts/lib/markdown.js';
import { at } from '../scripts/lib/paths.js';
import { log, main } from '../scripts/lib/run.js';
import { overheadsOf, recordingOf } from './overhead.js';
import { pairedRatio } from './rounds.js';
import { overheadTable, recordingTable, searchTable } from './tables.js';
import { targetTable, targetsOf } from './targets.js';

/** @typedef {import('./results.js').Results} Results */

const BENCHMARKS = 'docs/benchmarks.md';

/**
 * Returns every table of the benchmark as Markdown.
 * @param {Results} results
 */
export function tablesOf(results) {
  const { size } = results.numbers;
  const overheads = overheadsOf(results.overheadRounds, results.machine.cores);
  const recording = recordingOf(results.recording);
  return {
    inMemory: searchTable(results.search.memory, size),
    streamed: searchTable(results.search.stream, size),
    overhead: overheadTable(overheads),
    recording: recordingTable(recording),
    targets: targetTable(targetsOf(results, overheads, recording)),
  };
}

/**
 * Returns a line that says when and where the results were measured.
 * @param {Results} results
 * @param {string} path of the raw results, seen from the document
 */
function originOf({ date, browsers, machine: { processor, cores }, rounds }, path) {
  const titles = browsers.map(({ title }) => title).join(' and ');
  return (
    `_${date.slice(0, 10)}, ${titles}, ${processor}, ${cores} cores; ${rounds} rounds, medians, ` +
    `ratios taken within a round. [Raw results](${path})._`
  );
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
  const native = ratio(memory, 'native-serial@target', 'wasm-serial@').toFixed(2);
  const shared = ratio(stream, 'wasm-serial@', `wasm-shared-${cores}@`).toFixed(2);
  return [
    `- **${loop} times as fast as a JavaScript loop**: one worker, the list in memory.`,
    `- **${native} times as fast as native Rust** with \`target-cpu=native\`: one thread, the list in memory.`,
    `- **${shared} times as fast on ${cores} threads as on one**: \`shared\`, numbers streamed.`,
  ].join('\n');
}

/**
 * Writes the documents.
 * @param {Results} results
 * @param {string} path of the raw results in the repository
 */
export function writeDocuments(results, path) {
  const tables = tablesOf(results);
  const origin = originOf(results, `../${path}`);
  writeFigure('speed', `${speedLines(results)}\n\n${originOf(results, path)}`, 'README.md');
  const texts = [
    origin,
    `In memory:\n\n${tables.inMemory}`,
    `Streamed:\n\n${tables.streamed}`,
    'What a strategy costs: four tasks of 400,000,000 streamed numbers, ten waits of 1 s, three lists of 20,000,000 numbers.',
    tables.overhead,
    tables.recording,
  ];
  writeFigure('bench', texts.join('\n\n'), BENCHMARKS);
  writeFigure('targets', tables.targets, BENCHMARKS);
  log(`README.md and ${BENCHMARKS} are written from ${path}`);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [path] = argv.slice(2);
  await main(async () => writeDocuments(JSON.parse(readFileSync(at(path), 'utf8')), path));
}
