// `npm run soak`: does 500 random runs in each engine, a third of them aborted, and writes docs/reliability.md.
// `--engine=firefox`, `--seed=7` and `--runs=60` choose. With fewer than 500 runs the document is not written.
import { parseArgs } from 'node:util';
import { build } from './build.js';
import { engineNames, findEngine, whyMissing } from './lib/engines.js';
import { readFigure, table, writeFigure } from './lib/markdown.js';
import { at } from './lib/paths.js';
import { StepError, log, main, seconds } from './lib/run.js';
import { setupTests } from './setup.js';

/** @typedef {import('../tests/helpers/soak/soak.ts').Soak} Soak */

const DOCUMENT = 'docs/reliability.md';
const RUNS = 500;

/** How often progress is logged. */
const PROGRESS_MS = 10_000;

const { values: given } = parseArgs({
  options: { engine: { type: 'string' }, seed: { type: 'string' }, runs: { type: 'string' } },
});

/** Reads a whole number that may be left out. */
function readWhole(/** @type {'seed' | 'runs'} */ name, /** @type {number} */ otherwise) {
  const text = given[name];
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number < 2 ** 32) return number;
  throw new StepError(`--${name} takes a whole number; got "${text}".`);
}

/** Returns the engines asked for, or all installed ones. A missing engine that was asked for is an error. */
function chosenEngines() {
  const names = given.engine ? given.engine.split(',') : engineNames;
  const unknown = names.find((name) => !engineNames.includes(name));
  if (unknown) throw new StepError(`--engine takes ${engineNames.join(', ')}; got "${unknown}".`);
  return names.flatMap((name) => {
    const engine = findEngine(name);
    if (engine) return [engine];
    if (given.engine) throw new StepError(whyMissing(name));
    log(`SKIPPED, ${whyMissing(name)}`);
    return [];
  });
}

/**
 * Imports the soak, which is TypeScript. vite is loaded only now: the set-up may just have installed it.
 * @returns {Promise<typeof import('../tests/helpers/soak/index.ts')>}
 */
async function importSoak() {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(at('tests', 'helpers', 'soak', 'index.ts'), {
    configFile: false,
    logLevel: 'error',
  });
  return /** @type {any} */ (module);
}

/**
 * Soaks one engine in a browser of its own.
 * @param {import('./lib/engines.js').Engine} engine
 * @param {number} seed
 * @param {number} runs
 * @returns {Promise<Soak>}
 */
async function soakIn(engine, seed, runs) {
  const { inBrowser, mib, soak } = await importSoak();
  const { name, label, sharesMemory } = engine;
  log(`${label}: ${runs} runs, --seed=${seed}`);
  let saidMs = performance.now();
  return inBrowser(engine, (tab) =>
    soak(tab, {
      ...{ engine: name, sharesMemory, seed, runs },
      onRest: (ms) => log(`${label}: hidden for ${seconds(ms)}, so that the engine cleans up`),
      onProgress: ({ done, aborted, figures }) => {
        if (!figures && performance.now() - saidMs < PROGRESS_MS) return;
        saidMs = performance.now();
        const heap = figures?.heapBytes ? `, page heap ${mib(figures.heapBytes)} MiB` : '';
        const now = figures
          ? `${heap}, workers ${figures.workers}, renderer ${mib(figures.residentBytes)} MiB`
          : '';
        log(`${label}: ${done} of ${runs} runs, ${aborted} aborted${now}`);
      },
    }),
  );
}

/**
 * Writes an engine's row into the table. The other engines keep theirs.
 * @param {readonly string[]} heads
 * @param {string[]} row
 */
function writeRow(heads, row) {
  const labels = engineNames.map((name) => findEngine(name)?.label ?? name);
  const cells = (/** @type {string} */ line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const rows = readFigure('soak', DOCUMENT)
    .split('\n')
    .map(cells)
    .filter(([label, ...others]) => label !== row[0] && others.length === row.length - 1)
    .filter(([label]) => labels.includes(label));
  const order = (/** @type {string[]} */ [label]) => labels.indexOf(label);
  const all = [...rows, row].sort((a, b) => order(a) - order(b));
  writeFigure('soak', table(heads, all, 'right'), DOCUMENT);
  log(`${DOCUMENT}: the row of ${row[0]} is written`);
}

await main(async () => {
  const seed = readWhole('seed', Math.floor(Math.random() * 2 ** 32));
  const runs = readWhole('runs', RUNS);
  await setupTests();
  await build();
  const report = await importSoak();
  const complaints = [];
  for (const engine of chosenEngines()) {
    const done = await soakIn(engine, seed, runs);
    const row = report.engineRow(done, engine.label);
    console.log(`\n${table(report.kindHeads, report.kindRows(done.runs), 'right')}`);
    console.log(`\n${table(report.engineHeads, [row], 'right')}\n`);
    log(`${engine.label}: took ${seconds(done.tookMs)}`);
    const complaint = report.complaintOf(done, engine.name);
    if (complaint) complaints.push(complaint);
    else if (runs >= RUNS) writeRow(report.engineHeads, row);
  }
  if (complaints.length > 0) throw new StepError(complaints.join('\n'));
});
