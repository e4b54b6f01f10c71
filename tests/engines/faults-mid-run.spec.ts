// Faults: workers fail or vanish in mid-run. The reader is told in words, in bounded time, and the next run works.
import {
  LONG,
  NOTICED_MS,
  failedRun,
  failsInWidget,
  nextRunWorks,
  nothingLeft,
  sightOf,
  worksInWidget,
} from '../helpers/failing-runs.ts';
import { expect, test } from '../helpers/fault-test.ts';
import { test as unrecorded } from '../helpers/engine-test.ts';
import {
  deadAtStart,
  deadInMidRun,
  shortenSilence,
  terminatedByOwner,
} from '../helpers/broken-scripts.ts';
import { KINDS, NO_THREADS, NUMBERED, WORKER } from '../helpers/worker-kinds.ts';
import type { Death } from '../helpers/broken-scripts.ts';
import type { StrategyName } from '../../www/core/strategies.ts';

const FIRST = /racelane (process|thread|pool thread) 1$/;
const COORDINATOR = /racelane coordinator$/;

/** What a reader sees of each death that raises an error. */
const LOUD: [Death, string, RegExp][] = [
  ['throws', 'throws in mid-run', /thrown in mid-run\. Press the button again/],
  ['traps', 'traps in mid-run', /core stopped where it never should: .+Press the button again/],
];

for (const [death, does, sentence] of LOUD) {
  for (const [kind, options, shares] of KINDS) {
    test(`the core in ${kind} ${does}`, async ({ openPage, sites, engine, record }) => {
      test.skip(shares && !engine.sharesMemory, NO_THREADS);
      const tab = await openPage();
      const repair = sites.isolated.fault(WORKER, { replace: deadInMidRun(FIRST, death) });
      const failed = await failedRun(tab, { ...LONG, ...options });
      expect(failed).toMatchObject({ name: 'RaceError', code: 'worker-failed' });
      expect(failed.message).toMatch(sentence);
      expect(failed.afterMs).toBeLessThan(NOTICED_MS);
      await nothingLeft();
      repair();
      await nextRunWorks(tab, options);
      record(sightOf(failed, /(?<=never should: ).*(?=\. This is)/));
    });
  }
}

/** Asks the readers' own wasm for a task that does not exist, or gives it fewer lanes than threads. */
const PANICS: [string, StrategyName, (script: string) => string, boolean][] = [
  ['the coordinator', 'serial', (script) => script.replace('.step(', '$&1000+'), false],
  ['a process', 'processes', (script) => script.replace('.step(', '$&1000+'), false],
  ['a thread', 'threads', (script) => script.replace('.runUnderLock(', '$&1000+'), true],
  [
    'a pool thread',
    'shared',
    (script) => script.replace(/__wbg_workers_\w+:function\(\w+\)\{return /, '$&1||'),
    true,
  ],
];

for (const [kind, strategy, asksTooMuch, shares] of PANICS) {
  test(`the core in ${kind} panics`, async ({ openPage, sites, engine, record }) => {
    test.skip(shares && !engine.sharesMemory, NO_THREADS);
    const tab = await openPage();
    const repair = sites.isolated.fault(WORKER, { replace: asksTooMuch });
    const failed = await failedRun(tab, { ...LONG, strategy, workers: 2 });
    expect(failed).toMatchObject({ name: 'RaceError', code: 'worker-failed' });
    expect(failed.message).toMatch(
      /never should: panicked at src\/run\/mod\.rs:\d+:\d+: index out of bounds: the len is \d but the index is \d+\. This is.*Press the button again/,
    );
    await nothingLeft();
    repair();
    await nextRunWorks(tab);
    record(sightOf(failed, /(?<=never should: ).*(?=\. This is)/));
  });
}

const STOOD_STILL = /The tasks have stood still for 10 s: .+ Close other tabs, then press/;

test('a process is gone without a word while another computes', async ({
  openPage,
  sites,
  record,
}) => {
  const tab = await openPage();
  const repair = sites.isolated.fault(WORKER, { replace: deadInMidRun(FIRST, 'closes', 30) });
  const failed = await failedRun(tab, { ...LONG, strategy: 'processes' });
  expect(failed).toMatchObject({ name: 'RaceError', code: 'timeout' });
  expect(failed.message).toMatch(STOOD_STILL);
  expect(failed.afterMs).toBeGreaterThan(9000);
  expect(failed.afterMs).toBeLessThan(NOTICED_MS);
  await nothingLeft();
  repair();
  await nextRunWorks(tab, { strategy: 'processes' });
  record(sightOf(failed));
});

test('a thread is gone with the lock', async ({ openPage, sites, engine, record }) => {
  test.skip(!engine.sharesMemory, NO_THREADS);
  const tab = await openPage();
  // The first thread has the lock before the others start, and reads the clock as its scan begins.
  const repair = sites.isolated.fault(WORKER, { replace: deadInMidRun(FIRST, 'closes') });
  const failed = await failedRun(tab, { ...LONG, strategy: 'threads' });
  expect(failed).toMatchObject({ name: 'RaceError', code: 'timeout' });
  expect(failed.message).toMatch(STOOD_STILL);
  expect(failed.afterMs).toBeLessThan(NOTICED_MS);
  await nothingLeft();
  repair();
  await nextRunWorks(tab, { strategy: 'threads' });
  record(sightOf(failed));
});

test('the coordinator is gone without a word', async ({ openPage, sites, record }) => {
  const tab = await openPage();
  const repair = sites.isolated.fault(WORKER, {
    replace: deadInMidRun(COORDINATOR, 'closes', 100),
  });
  const failed = await failedRun(tab, { ...LONG, strategy: 'serial' });
  expect(failed).toMatchObject({ name: 'RaceError', code: 'timeout' });
  expect(failed.message).toMatch(/Nothing was heard of the run for 15 s, so it was ended\. Close/);
  expect(failed.afterMs).toBeLessThan(NOTICED_MS);
  await nothingLeft();
  repair();
  await nextRunWorks(tab);
  record(sightOf(failed));
});

const [PROCESS, POOL_PROCESS, THREAD, POOL_THREAD] = KINDS;

// The same silence with a limit of 2 s instead of 10 s; the tests above record the real time.
for (const [[kind, options, shares], does, sabotage] of [
  [PROCESS, 'is terminated', terminatedByOwner(FIRST)],
  [THREAD, 'is terminated', terminatedByOwner(FIRST)],
  [POOL_PROCESS, 'closes itself', deadInMidRun(FIRST, 'closes')],
  [POOL_THREAD, 'closes itself', deadInMidRun(FIRST, 'closes')],
] as const) {
  unrecorded(`${kind} that ${does} in mid-run is noticed`, async ({ openPage, sites, engine }) => {
    unrecorded.skip(shares && !engine.sharesMemory, NO_THREADS);
    const tab = await openPage();
    const repair = sites.isolated.fault(WORKER, {
      replace: (script) => sabotage(shortenSilence(script)),
    });
    const failed = await failedRun(tab, { ...LONG, ...options, size: 800_000_000 });
    expect(failed).toMatchObject({ name: 'RaceError', code: 'timeout' });
    expect(failed.message).toContain('The tasks have stood still for 2 s');
    await nothingLeft();
    repair();
    await nextRunWorks(tab, options);
  });
}

test('a process dies in the widget on index.html', async ({ openPage, sites, record }) => {
  const tab = await openPage('isolated', '');
  const repair = sites.isolated.fault(WORKER, { replace: deadAtStart(NUMBERED) });
  const beganMs = performance.now();
  await failsInWidget(
    tab,
    'processes',
    /no room for racelane process \d+\. Press the button again/,
  );
  const afterMs = performance.now() - beganMs;
  repair();
  await worksInWidget(tab, 'processes');
  const broken = sites.isolated.fault(WORKER, {
    replace: (script) => script.replace('.step(', '$&1000+'),
  });
  await tab.open(`${sites.isolated.url}`);
  await failsInWidget(
    tab,
    'processes',
    /panicked at src\/run\/mod\.rs:\d+:\d+: index out of bounds/,
  );
  broken();
  record({ sees: 'the same sentence in the row, and read out', afterMs });
});
