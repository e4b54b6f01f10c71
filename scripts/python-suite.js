// `npm run python-suite`: runs CPython's own tests of threads, queues, pools and asyncio in Chromium, and writes
// docs/python.md. It is not part of `npm test`, because it takes minutes and needs the tests of one version of Python.
// `npm run python-suite -- test.test_queue` runs some modules, and writes nothing.
import { readFileSync } from 'node:fs';
import { build } from './build.js';
import { chromiumArgs } from './lib/chromium.js';
import { writeFigure } from './lib/markdown.js';
import { findPython } from './lib/native-python.js';
import { at } from './lib/paths.js';
import { reasons } from './lib/python-suite-reasons.js';
import { findProblems, layOutSuite, readRun } from './lib/python-suite.js';
import { StepError, log, main, run, seconds } from './lib/run.js';
import { setupBrowser } from './setup.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./lib/python-suite.js').Result} Result */

const DOCUMENT = 'docs/python.md';

/** The version of the tests that the reasons are for. */
const TESTS = '3.13';

const MODULES = [
  'test.test_thread',
  'test.test_threading',
  'test.test_threading_local',
  'test.test_concurrent_futures.test_thread_pool',
  'test.test_concurrent_futures.test_as_completed',
  'test.test_concurrent_futures.test_wait',
  'test.test_concurrent_futures.test_future',
  'test.test_concurrent_futures.test_init',
  'test.test_concurrent_futures.test_shutdown',
  'test.test_asyncio.test_locks',
  'test.test_asyncio.test_queues',
  'test.test_queue',
];

/**
 * The names of classes and tests that are not run begin so. Each test of a pool of processes starts five interpreters.
 * The others have ten threads that ask a queue without waiting, and take longer than the limit here.
 */
const LEFT_OUT = [
  'ProcessPool',
  'test_shutdown_all_methods_in_many_threads',
  'test_shutdown_immediate_all_methods_in_many_threads',
];

/** A test that prints nothing for so long has hung. */
const QUIET_MS = 45_000;

/** After so many tests of a module that did not end, the others are given up. */
const MAX_STOPS = 12;

const chosen = process.argv.slice(2);
const isTrial = chosen.length > 0;

/**
 * Reads the version and the tests of the machine's Python; PYTHON names another one.
 * @returns {Promise<{ version: string, archive: string }>}
 */
async function readTests() {
  const python = process.env.PYTHON ?? findPython();
  const { code, output } = await run(python, [at('tests', 'python', 'archive.py')], {
    quiet: true,
    mayFail: true,
  });
  if (code !== 0) throw new StepError(output.trim());
  const tests = JSON.parse(output);
  if (!tests.version.startsWith(`${TESTS}.`)) {
    throw new StepError(
      `${python} has the tests of Python ${tests.version}; the reasons in scripts/lib/python-suite-reasons.js ` +
        `are for ${TESTS}. Name a Python ${TESTS} in PYTHON, such as PYTHON=/usr/bin/python${TESTS}.`,
    );
  }
  return tests;
}

/**
 * Runs a program in the page. Returns what it printed, also where it had to be stopped.
 * @param {Page} page
 * @param {string} program
 */
const runInPage = (page, program) =>
  page.evaluate(
    async ({ program, quietMs }) => {
      /** @type {typeof import('../www/engine/python/index.ts')} */
      const { runPython } = await import(`${location.origin}/racelane.js`);
      const texts = { stdout: '', stderr: '' };
      const stop = new AbortController();
      let lastMs = performance.now();
      const timer = setInterval(() => {
        if (performance.now() - lastMs > quietMs) stop.abort(new Error('it hung'));
      }, 500);
      try {
        const { version, error } = await runPython(program, {
          signal: stop.signal,
          onOutput: ({ stream, text }) => {
            lastMs = performance.now();
            texts[stream] += text;
          },
          onUpdate: ({ stage }) => {
            if (stage !== 'running') lastMs = performance.now();
          },
        });
        return { ...texts, version, error };
      } catch (reason) {
        return { ...texts, version: '', error: String(reason) };
      } finally {
        clearInterval(timer);
      }
    },
    { program, quietMs: QUIET_MS },
  );

/**
 * Runs the tests of a module. Where a test hangs or breaks the interpreter, the others run without it, in a fresh interpreter.
 * @param {Page} page
 * @param {string} name
 * @param {string} archive
 */
async function runModule(page, name, archive) {
  const suite = readFileSync(at('tests', 'python', 'suite.py'), 'utf8');
  /** @type {Result[]} */
  const results = [];
  let version = '';
  for (let stops = 0; stops < MAX_STOPS; stops++) {
    const given = [
      `ARCHIVE = "${archive}"`,
      `MODULE = "${name}"`,
      `LEFT_OUT = ${JSON.stringify(LEFT_OUT)}`,
      `EXCLUDED = ${JSON.stringify(results.map(({ test }) => test))}`,
    ];
    const printed = await runInPage(page, `${given.join('\n')}\n${suite}`);
    const told = readRun(printed.stdout);
    results.push(...told.results);
    version ||= printed.version;
    if (told.hasEnded) return { name, results, version };
    if (!told.running) throw new StepError(`${name} stopped: ${printed.error}\n${printed.stderr}`);
    log(`${told.running} stopped: ${printed.error}`);
    results.push({ test: told.running, outcome: 'stopped', detail: `${printed.error}` });
  }
  throw new StepError(`${name}: ${MAX_STOPS} tests stopped, and the others were given up.`);
}

/** Shows what fails, for who looks into it. */
function showFailures(/** @type {readonly Result[]} */ results) {
  for (const { test, outcome, detail } of results) {
    if (outcome === 'failed' || outcome === 'stopped')
      console.log(`${test} ${outcome}\n${detail}\n`);
  }
}

/**
 * Runs modules one after another.
 * @param {Page} page
 * @param {readonly string[]} names
 * @param {string} archive
 */
async function runModules(page, names, archive) {
  const modules = [];
  for (const name of names) {
    const beginMs = performance.now();
    const module = await runModule(page, name, archive);
    modules.push(module);
    const passed = module.results.filter(({ outcome }) => outcome === 'passed').length;
    const tests = `${passed} of ${module.results.length} passed`;
    log(`${name}: ${tests}, ${seconds(performance.now() - beginMs)}`);
    if (isTrial) showFailures(module.results);
  }
  return modules;
}

/** Builds and serves the site, runs the tests on an isolated page, and writes the document. */
async function pythonSuite() {
  const { browser: executablePath } = await setupBrowser();
  const { version: tests, archive } = await readTests();
  await build();
  // Imported late: these need npm packages that the set-up may just have installed.
  const { chromium } = await import('@playwright/test');
  const { serve } = await import('./serve.js');
  const site = await serve({ root: at('dist'), headers: 'isolated' });
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    const names = isTrial ? chosen : MODULES;
    const modules = await runModules(page, names, archive);
    if (isTrial) return;
    const problems = findProblems(modules, reasons);
    if (problems.length > 0) throw new StepError(problems.join('\n'));
    const versions = {
      tests,
      interpreter: modules[0].version,
      browser: `Chromium ${browser.version().split('.')[0]}`,
    };
    writeFigure('python-suite', layOutSuite(versions, modules, reasons), DOCUMENT);
    log(`${DOCUMENT}: results written`);
  } finally {
    await browser.close();
    await site.close();
  }
}

await main(pythonSuite);
