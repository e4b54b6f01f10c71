// `npm run bench`: finding the max of 100,000,000 numbers by everyone side by side, and what each strategy costs.
// `--quick` measures fewer numbers in fewer rounds, to see that it works; its figures are not kept.
import { argv } from 'node:process';
import { build } from '../scripts/build.js';
import { chromiumArgs, findChromium } from '../scripts/lib/chromium.js';
import { at, which } from '../scripts/lib/paths.js';
import { StepError, capture, log, main } from '../scripts/lib/run.js';
import { writeFigure } from '../scripts/readme.js';
import { setupTests } from '../scripts/setup.js';
import { Browser } from './browser.js';
import { ofBrowser, ofNative, ofPython, startNative, startPython } from './contenders.js';
import { measureOverheads, measureRecording } from './overhead.js';
import { keep, machine, overheadTable, searchTable, table } from './results.js';
import { measure } from './rounds.js';

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
    check(
      /** @type {{ label: string, size?: number }} */ { label, size },
      /** @type {number | null} */ max,
    ) {
      if (size !== undefined) return;
      expected ??= max;
      if (max === expected) return;
      throw new StepError(`${label} found ${max}; the others found ${expected}.`);
    },
    max: () => /** @type {number} */ (expected),
  };
}

/** bench measures everything and writes it down. */
async function bench() {
  await setupTests();
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
      ...(list === 'memory' && python ? ofPython(python, versions) : []),
    ];
    search[list] = await measure(contenders, { rounds, check, log });
  }
  return {
    date: new Date().toISOString(),
    machine: machine(),
    browsers: opened.map(({ title, about: { userAgent, cores } }) => ({ title, userAgent, cores })),
    numbers: { ...numbers, max: max() },
    rounds,
    search,
    overheads: await measureOverheads(browser, about.cores, overheadRounds, log),
    recording: await measureRecording(browser, rounds, log),
  };
}

/**
 * tell prints the tables, keeps the raw results and writes the README's.
 * @param {Results} results
 */
function tell(results) {
  const yardstick = 'wasm-serial@chromium';
  const { memory, stream } = results.search;
  const inMemory = searchTable(memory, numbers.size, yardstick);
  const streamed = searchTable(stream, numbers.size, yardstick);
  const overheads = overheadTable(results.overheads);
  const recording = table(
    ['recording spans', 'on, of off', 'range'],
    results.recording.map(({ strategy, onOverOff, minRatio, maxRatio }) => [
      `\`${strategy}\``,
      `${onOverOff.toFixed(3)}×`,
      `${minRatio.toFixed(3)} to ${maxRatio.toFixed(3)}`,
    ]),
  );
  console.log(
    `\nIn memory\n\n${inMemory}\n\nStreamed\n\n${streamed}\n\n${overheads}\n\n${recording}\n`,
  );
  if (quick) return log('--quick: nothing is kept');
  const path = keep(results);
  const { processor, cores } = results.machine;
  const browsers = results.browsers.map(({ title }) => title).join(' and ');
  writeFigure(
    'bench',
    [
      `_${results.date.slice(0, 10)}, ${browsers}, ${processor}, ${cores} cores; ${rounds} rounds in turns, medians. Raw results: [${path}](${path})._`,
      `In memory:\n\n${inMemory}`,
      `Streamed:\n\n${streamed}`,
      `What a strategy costs (four tasks of 400,000,000 numbers, streamed; ten waits of 1 s):\n\n${overheads}`,
    ].join('\n\n'),
  );
  log(`README.md and ${path} written`);
}

await main(bench);
