// `npm run bench`: every contender finds the max of 100,000,000 numbers, side by side; then what each strategy costs.
// `--quick` measures fewer numbers in fewer rounds, to check that the benchmark works. Its figures are not kept.
import { argv } from 'node:process';
import { build } from '../scripts/build.js';
import { chromiumArgs, findChromium } from '../scripts/lib/chromium.js';
import { at, which } from '../scripts/lib/paths.js';
import { StepError, capture, log, main } from '../scripts/lib/run.js';
import { setupBrowser } from '../scripts/setup.js';
import { Browser } from './browser.js';
import {
  ofBrowser,
  ofNative,
  ofPython,
  ofReading,
  startNative,
  startPython,
} from './contenders.js';
import { tablesOf, writeDocuments } from './documents.js';
import { measureOverheads, measureRecording } from './overhead.js';
import { keep, machine } from './results.js';
import { measure } from './rounds.js';

/** @typedef {import('./results.js').Results} Results */

/** Described before the build makes the machine busy. */
const here = await machine();

const quick = argv.includes('--quick');
const numbers = { size: quick ? 5_000_000 : 100_000_000, seed: 2020 };
const rounds = quick ? 2 : 9;
const overheadRounds = quick ? { rounds: 1, waitingRounds: 1 } : { rounds: 9, waitingRounds: 5 };
const recordingRounds = quick ? 2 : 15;

/** Returns this machine's browsers. Chromium comes first: ratios are taken against it. */
function findBrowsers() {
  const chromium = findChromium();
  const firefox = which('firefox-esr', 'firefox');
  if (!chromium) throw new StepError('No Chromium: run `node scripts/setup.js --tests`.');
  if (!firefox) log('skipped: Firefox, which is not installed (Debian: firefox-esr)');
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
 * Returns a browser's name and version.
 * @param {string} path
 */
async function titleOf(path) {
  const text = (await capture(path, ['--version'])) ?? '';
  const [, name, version] = /(Chromium|Chrome|Firefox)\D*(\d+)/.exec(text) ?? ['', 'a browser', ''];
  return `${name} ${version}`.trim();
}

/** Returns a check that refuses any answer that differs from the first. */
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

/** Measures everything and publishes it. */
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
    publish(results);
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
  /** @type {Results['native']} */
  const native = await tuned.ask('about');
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
      ...(list === 'memory' ? ofReading(tuned, native, about.cores) : []),
      ...(list === 'memory' && python ? ofPython(python, versions, numbers) : []),
    ];
    search[list] = await measure(contenders, { rounds, check, log });
  }
  if (python) python.end();
  const how = { size: quick ? 20_000_000 : 400_000_000, log };
  return {
    date: new Date().toISOString(),
    machine: here,
    native,
    browsers: opened.map(({ title, about: { userAgent, cores } }) => ({ title, userAgent, cores })),
    numbers: { ...numbers, max: max() },
    rounds,
    search,
    overheadRounds: await measureOverheads(
      { browser, native: tuned },
      { ...how, ...overheadRounds },
    ),
    recording: await measureRecording(browser, { ...how, rounds: recordingRounds }),
  };
}

/**
 * Prints the tables, keeps the raw results and writes the documents.
 * @param {Results} results
 */
function publish(results) {
  console.log(`\n${Object.values(tablesOf(results)).join('\n\n')}\n`);
  if (quick) return log('--quick: no result is kept');
  writeDocuments(results, keep(results));
}

await main(bench);
