// Faults: files of two versions side by side. The message names the file and both versions; a file that only a cache has
// kept is replaced unnoticed.
import { expect, test } from '../helpers/fault-test.ts';
import {
  SHORT,
  WEBKIT_KEEPS_IMPORTS,
  failedRun,
  nextRunWorks,
  nothingLeft,
  sightOf,
} from '../helpers/failing-runs.ts';
import {
  BUILD_NAMES,
  build,
  keptByCache,
  ofOtherBuild,
  otherBuild,
} from '../helpers/other-build.ts';
import { PYTHON_WORKER, failedProgram, nextProgramWorks } from '../helpers/python-runs.ts';
import { PYTHON_TEST_MS } from '../helpers/python-time.ts';
import { HOST, writeTag } from '../helpers/tag.ts';
import { WORKER } from '../helpers/worker-kinds.ts';
import type { Site } from '../../scripts/serve.js';

const WASM = /\.wasm$/;
const ENGINE = /\/engine-.*\.js$/;

/** Matches the parts of a message that change with each build. */
const ENGINE_HASH = new RegExp(`${BUILD_NAMES.source}|(?<=engine-)\\S+(?=\\.js)`, 'g');

/** Returns how often a file was requested. */
const countOf = ({ requests }: Site, file: RegExp) =>
  requests.filter((path) => file.test(path)).length;

// Tests after these have the same browser, whose cache keeps files of another version for an hour.
test.afterEach(async ({ tab, sites }) => {
  sites.isolated.clearFaults();
  const kept = [...new Set(sites.isolated.requests)].filter((path) => /\.(js|wasm)$/.test(path));
  await tab.evaluate(async (paths) => {
    for (const path of paths) await fetch(path, { cache: 'reload' });
  }, kept);
});

/** The sentence of a file that is of another version, also past the cache. */
const sentenceOf = (file: string) =>
  `${file} is of version ${otherBuild}, and racelane.js is of version ${build}`;

for (const [what, file, name] of [
  ['wasm', WASM, 'racelane_bg.wasm'],
  ['worker script', WORKER, 'racelane-worker.js'],
] as [string, RegExp, string][]) {
  test(`the ${what} is of another version`, async ({ openPage, sites, record }) => {
    const tab = await openPage();
    const repair = sites.isolated.fault(file, ofOtherBuild);
    const failed = await failedRun(tab, SHORT);
    expect(failed).toMatchObject({ name: 'RaceError', code: 'load-failed' });
    expect(failed.message).toContain(sentenceOf(name));
    expect(failed.message).toMatch(/Reload the page\. .*copy the whole folder anew/);
    expect(countOf(sites.isolated, file), 'once, and once past the cache').toBe(2);
    await nothingLeft();
    repair();
    await nextRunWorks(tab);
    record(sightOf(failed, BUILD_NAMES));
  });

  test(`a cache has kept the ${what} of another version`, async ({ openPage, sites, record }) => {
    const tab = await openPage();
    sites.isolated.fault(file, { ...keptByCache, times: 1 });
    await nextRunWorks(tab);
    expect(countOf(sites.isolated, file), 'once, and once past the cache').toBe(2);
    record({ sees: 'nothing: the run works', afterMs: 0 });
  });
}

test('Python’s worker script is of another version', async ({ openPage, sites, record }) => {
  test.setTimeout(PYTHON_TEST_MS);
  test.slow();
  const tab = await openPage();
  sites.isolated.fault(PYTHON_WORKER, ofOtherBuild);
  const failed = await failedProgram(tab, 'print(1)');
  expect(failed).toMatchObject({ name: 'RaceError', code: 'load-failed' });
  expect(failed.message).toContain(sentenceOf('racelane-python.js'));
  expect(countOf(sites.isolated, PYTHON_WORKER), 'once, and once past the cache').toBe(2);
  record(sightOf(failed, BUILD_NAMES));
});

test('a chunk of the engine is of another version', async ({ openPage, sites, record }) => {
  const tab = await openPage();
  const repair = sites.isolated.fault(ENGINE, ofOtherBuild);
  const failed = await failedRun(tab, SHORT);
  expect(failed).toMatchObject({ name: 'RaceError', code: 'load-failed' });
  expect(failed.message).toMatch(/^The engine did not load \(engine-\S+\.js is of version /);
  expect(failed.message).toContain(`is of version ${otherBuild}, and this page runs ${build})`);
  repair();
  await nextRunWorks(tab);
  record(sightOf(failed, ENGINE_HASH));
});

test('a cache has kept a chunk of another version', async ({ openPage, sites, record }) => {
  const tab = await openPage();
  sites.isolated.fault(ENGINE, { ...keptByCache, times: 1 });
  await nextRunWorks(tab);
  record({ sees: 'nothing: the run works', afterMs: 0 });
});

test('a chunk that Python’s code imports is of another version', async ({
  openPage,
  sites,
  engine,
  record,
}) => {
  test.skip(engine.name.startsWith('webkit'), WEBKIT_KEEPS_IMPORTS);
  const tab = await openPage();
  sites.isolated.fault(ENGINE, ofOtherBuild);
  const failed = await failedProgram(tab, 'print(1)');
  expect(failed).toMatchObject({ name: 'RaceError', code: 'load-failed' });
  expect(failed.message).toMatch(/^Python did not load \(engine-\S+\.js is of version /);
  expect(failed.message).toContain(`is of version ${otherBuild}, and this page runs ${build})`);
  record(sightOf(failed, ENGINE_HASH));
});

test('a cache has kept a chunk of another version, which Python’s code imports', async ({
  openPage,
  sites,
  engine,
  record,
}) => {
  test.skip(engine.name.startsWith('webkit'), WEBKIT_KEEPS_IMPORTS);
  test.setTimeout(PYTHON_TEST_MS);
  test.slow();
  const tab = await openPage();
  sites.isolated.fault(ENGINE, { ...keptByCache, times: 1 });
  await nextProgramWorks(tab);
  record({ sees: 'nothing: the program runs', afterMs: 0 });
});

test('the page has kept racelane.js, and its folder has another version', async ({
  openPage,
  sites,
  record,
}) => {
  const tab = await openPage('isolated', HOST);
  await writeTag(tab, sites.isolated.url);
  await tab.evaluate(() => customElements.whenDefined('race-lane').then(() => {}));
  sites.isolated.fault(/\/racelane\.js$/, ofOtherBuild);
  sites.isolated.fault(ENGINE, { status: 404 });
  const failed = await failedRun(tab, SHORT);
  expect(failed).toMatchObject({ name: 'RaceError', code: 'load-failed' });
  expect(failed.message).toContain(
    `(racelane.js is of version ${otherBuild}, and this page runs ${build}). Try again or reload the page`,
  );
  record(sightOf(failed, BUILD_NAMES));
});
