// `npm run bench`: finding the max of 100,000,000 numbers by everyone side by side, and what each strategy costs.
// `--quick` measures fewer numbers in fewer rounds, to see that it works; its figures are not kept.
import { argv } from 'node:process';
import { build } from '../scripts/build.js';
import { chromiumArgs, findChromium } from '../scripts/lib/chromium.js';
import { at, which } from '../scripts/lib/paths.js';
import { StepError, capture, log, main } from '../scripts/lib/run.js';
import { writeFigure } from '../scripts/lib/markdown.js';
import { setupBrowser } from '../scripts/setup.js';
import { Browser } from './browser.js';
import { ofBrowser, ofNative, ofPython, startNative, startPython } from './contenders.js';
import { measureOverheads, measureRecording, overheadsOf, recordingOf } from './overhead.js';
import { keep, machine } from './results.js';
import { measure } from './rounds.js';
import { overheadTable, recordingTable, searchTable } from './tables.js';
import { targetTable, targetsOf } from './targets.js';

/** @typedef {import('./results.js').Results} Results */

const quick = argv.includes('--quick');
const numbers = { size: quick ? 5_000_000 : 100_000_000, seed: 2020 };
const rounds = quick ? 2 : 9;
const overheadRounds = quick ? 1 : 5;

/** findBrowsers lists the browsers of this machine, the one that all is compared with first. */
function findBrowsers() {
  const chromium = findChromium();
  const firefox = which('firefox-esr', 'firefox');
  if (!chromium) throw new StepError('No Chromium: run `node scripts/setup.js --tests`.');
  if (!firefox) log('skipped: Firefox, as there is none. Install it (Debian: firefox-esr).');
  /** @type {import('./browser.js').Make[]} */
  const makes = [
    {
      path: chromium,
      args: (profile, url) => [...chromiumArgs, `--user-data-dir=${profile}`, url],
    },
  ];
  if (firefox) {
    const args = (/** @type {string} */ profile, /** @type {string} */ url) => [
      ...['--headless', '--no-remote', '--profile', profile, url],
    ];
    makes.push({ path: firefox, args });
  }
  return makes;
}

/**
 * titleOf asks a browser for its name and version.
 * @param {string} path
 */
async function titleOf(path) {
  const text = (await capture(path, ['--version'])) ?? '';
  const [, name, version] = /(Chromium|Chrome|Firefox)\D*(\d+)/.exec(text) ?? ['', 'a browser', ''];
  return `${name} ${version}`.trim();
}

/** checker refuses an answer that differs from the first. */
function checker() {
  /** @type {number | null | undefined} */
  let expected;
  return {
    check(/** @type {{ label: string }} */ { label }, /** @type {number | null} */ max) {
      expected ??= max;
      if (max === expected) return;
      throw new StepError(`${label} found ${max}; the others found ${expected}.`);
    },
    max: () => /** @type {number} */ (expected),
  };
}

/** bench measures everything and writes it down. */
async function bench() {
  await setupBrowser();
  await build();
  const { serve } = await import('../scripts/serve.js');
  const mounts = { '/benches/': at('benches'), '/tests/': at('tests') };
  const site = await serve({ root: at('dist'), mounts });
  const opened = [];
  const programs = [];
  try {
    for (const make of findBrowsers()) {
      const browser = await new Browser().open(make, `${site.url}benches/page/index.html`);
      opened.push({
        browser,
        title: await titleOf(make.path),
        about: await browser.ask({ kind: 'about' }),
      });
    }
    const generic = await startNative('generic', numbers);
    const tuned = await startNative('target-cpu=native', numbers);
    const python = await startPython(numbers);
    programs.push(generic, tuned, ...(python ? [python] : []));
    const results = await measureAll(opened, { generic, tuned, python });
    tell(results);
  } finally {
    for (const program of programs) program.end();
    await Promise.all(opened.map(({ browser }) => browser.close()));
    await site.close();
  }
}

/**
 * @param {{ browser: Browser, title: string, about: { userAgent: string, cores: number } }[]} opened
 * @param {{ generic: import('./program.js').Program, tuned: import('./program.js').Program, python: import('./program.js').Program | null }} programs
 * @returns {Promise<Results>}
 */
async function measureAll(opened, { generic, tuned, python }) {
  const [{ browser, about }] = opened;
  const versions = python ? await python.ask('version') : null;
  const { check, max } = checker();
  /** @type {Results['search']} */
  const search = { memory: [], stream: [] };
  for (const list of /** @type {const} */ (['memory', 'stream'])) {
    log(list === 'memory' ? 'lists in memory' : 'streamed lists');
    const contenders = [
      ...opened.flatMap(({ browser: each, title, about: { cores } }) =>
        ofBrowser(each, title, list, numbers, cores),
      ),
      ...ofNative(generic, 'generic', list, about.cores),
      ...ofNative(tuned, 'target-cpu=native', list, about.cores),
      ...(list === 'memory' && python ? ofPython(python, versions, numbers) : []),
    ];
    search[list] = await measure(contenders, { rounds, check, log });
  }
  if (python) python.end();
  const how = { size: quick ? 20_000_000 : 400_000_000, log };
  return {
    date: new Date().toISOString(),
    machine: machine(),
    browsers: opened.map(({ title, about: { userAgent, cores } }) => ({ title, userAgent, cores })),
    numbers: { ...numbers, max: max() },
    rounds,
    search,
    overheadRounds: await measureOverheads(browser, { ...how, rounds: overheadRounds }),
    recording: await measureRecording(browser, { ...how, rounds }),
  };
}

/**
 * tell keeps the raw results, prints the tables and writes those of the documents.
 * @param {Results} results
 */
function tell(results) {
  const path = quick ? null : keep(results);
  const { processor, cores } = results.machine;
  const overheads = overheadsOf(results.overheadRounds, cores);
  const recording = recordingOf(results.recording);
  const inMemory = searchTable(results.search.memory, numbers.size);
  const streamed = searchTable(results.search.stream, numbers.size);
  const costs = `${overheadTable(overheads)}\n\n${recordingTable(recording)}`;
  const targets = targetTable(targetsOf(results, overheads, recording));
  console.log(`\nIn memory\n\n${inMemory}\n\nStreamed\n\n${streamed}\n\n${costs}\n\n${targets}\n`);
  if (path === null) return log('--quick: nothing is kept');
  const browsers = results.browsers.map(({ title }) => title).join(' and ');
  const where = `_${results.date.slice(0, 10)}, ${browsers}, ${processor}, ${cores} cores; ${rounds} rounds in turns, medians, ratios within a round. [Raw results](PATH)._`;
  const texts = [
    where.replace('PATH', path),
    `In memory:\n\n${inMemory}`,
    `Streamed:\n\n${streamed}`,
    `What a strategy costs: four tasks of 400,000,000 streamed numbers, ten waits of 1 s, three lists of 20,000,000 numbers.\n\n${costs}`,
  ];
  writeFigure('bench', texts.join('\n\n'));
  writeFigure(
    'targets',
    `${where.replace('PATH', `../${path}`)}\n\n${targets}`,
    'docs/measurement.md',
  );
  log(`${path}, README.md and docs/measurement.md written`);
}

await main(bench);
