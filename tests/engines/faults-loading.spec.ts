// Faults: a file of a run does not load. The reader is told in words, in bounded time, and the next run works.
import { expect, test } from '../helpers/fault-test.ts';
import {
  AT_ONCE_MS,
  NOTICED_MS,
  SHORT,
  failedRun,
  failsInWidget,
  nextRunWorks,
  nothingLeft,
  sightOf,
  worksInWidget,
} from '../helpers/failing-runs.ts';
import { runFirst } from '../helpers/broken-scripts.ts';
import { watched } from '../helpers/tab.ts';
import { WORKER } from '../helpers/worker-kinds.ts';
import type { Fault, Site } from '../../scripts/serve.js';

const WASM = /\.wasm$/;
const ENGINE = /assets\/engine-.*\.js$/;

/** The browser's own words for a failure to load or compile. */
const OWN_WORDS = /(?<=did not load: ).*(?=\. Check)/s;

for (const [what, fault, why] of [
  ['answers 404', { status: 404 }, /the server answered 404/],
  ['answers 500', { status: 500 }, /the server answered 500/],
  ['breaks off with its connection', { dropAt: 5000 }, /\w/],
] as [string, Fault, RegExp][]) {
  test(`the wasm ${what}`, async ({ openPage, sites, record }) => {
    const tab = await openPage();
    const repair = sites.isolated.fault(WASM, fault);
    const failed = await failedRun(tab, SHORT);
    expect(failed).toMatchObject({ name: 'RaceError', code: 'load-failed' });
    expect(failed.message).toMatch(/racelane_bg\.wasm did not load: .+\. Check.*press again/s);
    expect(failed.message).toMatch(why);
    await nothingLeft();
    repair();
    await nextRunWorks(tab);
    record(sightOf(failed, fault.status ? undefined : OWN_WORDS));
  });
}

/** A page of the host, as single-page apps send for every address. */
const page: Fault = { mime: 'text/html', replace: () => '<!DOCTYPE html>\n<title>App</title>' };

/** Files that arrive but cannot be used: the message names their content, and does not blame the connection. */
for (const [what, file, fault, why] of [
  ['wasm is cut off', WASM, { truncateAt: 5000 }, /racelane_bg\.wasm .* is not whole \(.+\)/],
  ['wasm is a page', WASM, page, /answered with a page \(text\/html\) in its place/],
  ['wasm is still compressed', WASM, { replace: () => '\x1f\x8b..' }, /Content-Encoding: gzip/],
  ['worker script is a page', WORKER, page, /racelane-worker\.js .*a page \(text/],
] as [string, RegExp, Fault, RegExp][]) {
  test(`the ${what}`, async ({ openPage, sites, record }) => {
    const tab = await openPage();
    const repair = sites.isolated.fault(file, fault);
    const failed = await failedRun(tab, SHORT);
    expect(failed).toMatchObject({ name: 'RaceError', code: 'load-failed' });
    expect(failed.message).toMatch(why);
    expect(failed.message).not.toContain('connection');
    await nothingLeft();
    repair();
    await nextRunWorks(tab);
    record(sightOf(failed, /(?<=whole \().*(?=\)\. Copy)/s));
  });
}

test('the wasm never answers', async ({ openPage, sites, record }) => {
  const tab = await openPage();
  const repair = sites.isolated.fault(WASM, { hang: true });
  const failed = await failedRun(tab, SHORT);
  expect(failed).toMatchObject({ name: 'RaceError', code: 'load-failed' });
  expect(failed.message).toMatch(
    /racelane_bg\.wasm did not load: nothing came for 15 s\. Check.*press again/,
  );
  expect(failed.afterMs).toBeGreaterThan(14_000);
  expect(failed.afterMs).toBeLessThan(NOTICED_MS);
  await nothingLeft();
  repair();
  await nextRunWorks(tab);
  record(sightOf(failed));
});

test('the wasm comes with a wrong MIME type', async ({ openPage, sites, record }) => {
  const tab = await openPage();
  sites.isolated.fault(WASM, { mime: 'text/plain' });
  await nextRunWorks(tab);
  record({ sees: 'nothing: the run works', afterMs: 0 });
});

test('the wasm comes so slowly that it takes longer than silence is borne', async ({
  openPage,
  sites,
  record,
}) => {
  // Shortens 15 s to 8 s: five delayed parts take 10 s, and each may come 6 s later still.
  sites.isolated.fault(/engine-.*\.js$/, { replace: (text) => text.replaceAll('15e3', '8e3') });
  const tab = await openPage();
  const repair = sites.isolated.fault(WASM, { slowMs: 2000 });
  const beganMs = performance.now();
  await nextRunWorks(tab);
  expect(performance.now() - beganMs).toBeGreaterThan(9900);
  repair();
  // A worker script that never arrives shows that the time was really shortened.
  sites.isolated.fault(WORKER, { hang: true });
  const again = await openPage();
  expect((await failedRun(again, SHORT)).message).toContain('nothing came for 8 s');
  record({ sees: 'nothing: the run works', afterMs: 0 });
});

for (const [what, fault] of [
  ['answers 404', { status: 404 }],
  ['breaks off with its connection', { dropAt: 1000 }],
] as [string, Fault][]) {
  test(`the worker script ${what}`, async ({ openPage, sites, record }) => {
    const tab = await openPage();
    const repair = sites.isolated.fault(WORKER, fault);
    const failed = await failedRun(tab, SHORT);
    expect(failed).toMatchObject({ name: 'RaceError', code: 'load-failed' });
    expect(failed.message).toMatch(/racelane-worker\.js did not load: .+\. Check.*press again/);
    await nothingLeft();
    repair();
    await nextRunWorks(tab);
    record(sightOf(failed, fault.status ? undefined : OWN_WORDS));
  });
}

test('a Content-Security-Policy allows no worker', async ({ openPage, sites, record }) => {
  const repair = sites.isolated.fault(/(\/|\.html)$/, {
    headers: { 'Content-Security-Policy': "worker-src 'none'" },
    replace: watched,
  });
  const tab = await openPage();
  const failed = await failedRun(tab, SHORT);
  expect(failed).toMatchObject({ name: 'RaceError', code: 'worker-failed' });
  expect(failed.message).toMatch(/Content-Security-Policy has to allow .*worker-src/);
  expect(failed.afterMs).toBeLessThan(AT_ONCE_MS);
  await nothingLeft();
  const page = await openPage('isolated', '');
  await failsInWidget(page, 'asyncio', /Content-Security-Policy has to allow/);
  repair();
  await nextRunWorks(await openPage());
  record(sightOf(failed, /(?<=failed: ).*(?=\. Reload)/));
});

for (const [what, disturb, why] of [
  [
    'a Content-Security-Policy allows no WebAssembly',
    (site: Site) =>
      site.fault(/(\/|\.html)$/, {
        headers: { 'Content-Security-Policy': "script-src 'self' 'unsafe-inline'" },
        replace: (text: string) => watched(text).replaceAll('&#39;wasm-unsafe-eval&#39;', ''),
      }),
    /Content-Security-Policy lacks 'wasm-unsafe-eval'/,
  ],
  [
    'the browser has no WebAssembly',
    (site: Site) => runFirst(site, 'delete globalThis.WebAssembly;'),
    /This browser has no WebAssembly/,
  ],
] as const) {
  test(`${what}: every row says so beforehand`, async ({ openPage, sites, record }) => {
    disturb(sites.isolated);
    const tab = await openPage();
    const available = await tab.evaluate(async () => {
      const { support } = await import(new URL('/racelane.js', location.href).href);
      return Object.values(support().strategies).filter((each: any) => each.available).length;
    });
    expect(available).toBe(0);
    const failed = await failedRun(tab, SHORT);
    expect(failed).toMatchObject({ name: 'RaceError', code: 'unsupported' });
    expect(failed.message).toMatch(why);
    expect(failed.message).not.toContain('connection');
    const page = await openPage('isolated', 'embed.html');
    for (const strategy of ['serial', 'shared']) {
      // Rows appear before it is known what can run.
      const row = () => page.text(`race-lane >>> [data-strategy=${strategy}]`);
      await expect.poll(row).toMatch(why);
    }
    record(sightOf(failed));
  });
}

test('a Content-Security-Policy allows no requests', async ({ openPage, sites, record }) => {
  sites.isolated.fault(/(\/|\.html)$/, {
    headers: { 'Content-Security-Policy': "connect-src 'none'" },
    replace: watched,
  });
  const tab = await openPage();
  const failed = await failedRun(tab, SHORT);
  expect(failed).toMatchObject({ name: 'RaceError', code: 'load-failed' });
  expect(failed.message).toMatch(
    /Content-Security-Policy.*Add http:\/\/localhost:\d+ to its connect-src/,
  );
  record({ sees: '`load-failed`: what the policy has to list', afterMs: failed.afterMs });
});

test('a Content-Security-Policy allows workers from their own address alone', async ({
  openPage,
  sites,
  record,
}) => {
  sites.isolated.fault(/(\/|\.html)$/, {
    headers: { 'Content-Security-Policy': "worker-src 'self'" },
    replace: watched,
  });
  const tab = await openPage();
  await nextRunWorks(tab, { strategy: 'processes' });
  expect(sites.isolated.requests.filter((path) => WORKER.test(path)).length).toBeGreaterThan(1);
  record({ sees: 'nothing: the run works', afterMs: 0 });
});

test('the wasm answers 404 to the widget on index.html', async ({ openPage, sites, record }) => {
  const repair = sites.isolated.fault(WASM, { status: 404 });
  const tab = await openPage('isolated', '');
  await tab.find('race-lane >>> [data-strategy=asyncio] button.run');
  const beganMs = performance.now();
  await failsInWidget(tab, 'asyncio', /did not load: the server answered 404/);
  const afterMs = performance.now() - beganMs;
  repair();
  await worksInWidget(tab, 'asyncio');
  record({ sees: 'the same sentence in the row, and read out', afterMs });
});

test('the engine never answers', async ({ openPage, sites, record }) => {
  sites.isolated.fault(ENGINE, { hang: true });
  const tab = await openPage('isolated', '');
  await tab.find('race-lane >>> [data-strategy=asyncio] button.run');
  const beganMs = performance.now();
  await failsInWidget(
    tab,
    'asyncio',
    /The engine did not load \(nothing came for 15 s\)\. Try again or reload/,
  );
  const afterMs = performance.now() - beganMs;
  expect(afterMs).toBeGreaterThan(14_000);
  expect(afterMs).toBeLessThan(NOTICED_MS);
  sites.isolated.clearFaults();
  const again = await openPage('isolated', '');
  await worksInWidget(again, 'asyncio');
  record({ sees: 'the sentence “The engine did not load …” in the row, and read out', afterMs });
});

test('the engine never answers, and the reader stops waiting', async ({
  openPage,
  sites,
  record,
}) => {
  sites.isolated.fault(ENGINE, { hang: true });
  const tab = await openPage('isolated', '');
  const row = 'race-lane >>> [data-strategy=asyncio]';
  await tab.click(`${row} button.run`);
  await tab.find(`${row}[data-status=waiting]`);
  const beganMs = performance.now();
  await tab.click('race-lane >>> [part~=stop-button]');
  await tab.find(`${row}[data-status=cancelled]`);
  const afterMs = performance.now() - beganMs;
  expect(afterMs).toBeLessThan(AT_ONCE_MS);
  await nothingLeft();
  sites.isolated.clearFaults();
  await worksInWidget(await openPage('isolated', ''), 'asyncio');
  record({ sees: 'nothing: its run is cancelled', afterMs });
});
