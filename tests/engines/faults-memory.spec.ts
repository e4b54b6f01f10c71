// Faults: memory really runs out, for lists longer than a wasm memory, or in memories that the browser keeps small.
// The message names a size that fits, and a run of that size works.
import { UNSHARED, failureOf, raceIn, workersLeft } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/fault-test.ts';
import { describeError } from '../helpers/fault-words.ts';
import type { Options } from '../../www/core/report.ts';
import type { Support } from '../../www/core/support.ts';
import type { Tab } from '../helpers/tab.ts';

export type Given = Partial<Options>;

const KEPT = { workload: 'cpu', list: 'memory' } as const;

/** The pages of the smallest memory that Racelane tries, 256 MiB, and the numbers that fit beside the core. */
const SMALLEST = 4096;
const IN_SMALLEST = 50_331_648;

/**
 * Changes how workers get memories: refused if they may grow large, as on iOS (emscripten#19144), or granted but
 * unable to grow.
 */
const memories =
  (
    how: 'refuses' | 'caps',
    { pages = SMALLEST, workers = /./ }: { pages?: number; workers?: RegExp } = {},
  ) =>
  (script: string) => `{
    const Granted = WebAssembly.Memory;
    if (${workers}.test(self.name)) WebAssembly.Memory = class Memory extends Granted {
      constructor(wanted) {
        if (${how === 'refuses'} && wanted.maximum > ${pages}) throw new RangeError('too large');
        super({ ...wanted, maximum: Math.min(wanted.maximum, ${pages}) });
      }
    };
  }
  ${script}`;

/** Runs out of memory, and returns the failure with its time. */
async function failsOf(tab: Tab, options: Given) {
  const beganMs = performance.now();
  const failure = await failureOf(tab, { ...KEPT, ...options });
  const afterMs = performance.now() - beganMs;
  expect(failure).toMatchObject({ name: 'RaceError', code: 'out-of-memory' });
  const [, fits = ''] = failure.message.match(/`size` can be at most about ([\d,]+) here/) ?? [];
  return { afterMs, sees: describeError(failure), fits: Number(fits.replaceAll(',', '')) };
}

/** Checks that nothing is left, and that the next run finds every max. */
async function worksAgain(tab: Tab, options: Given) {
  expect(await workersLeft()).toBe(0);
  const after = await raceIn(tab, { ...KEPT, tasks: 3, size: 100_000, ...options });
  expect(after.verified).toBe(true);
  // Workers that end when the page is left would stay in the back/forward cache.
  expect(await workersLeft()).toBe(0);
}

const needsShared = (strategy: string) => !UNSHARED.some((unshared) => unshared === strategy);

for (const strategy of ['serial', 'threads', 'processes', 'shared'] as const) {
  test(`lists that the memory of ${strategy} cannot hold`, async ({ openPage, engine, record }) => {
    test.skip(needsShared(strategy) && !engine.sharesMemory, 'needs shared memory');
    const tab = await openPage();
    // Two of three such lists fit, but WebKitGTK takes half a minute to grow its memory that far.
    const together = strategy === 'threads' && !engine.name.startsWith('webkit');
    const lists = together ? { tasks: 3, size: 450_000_000 } : { tasks: 1 };
    const { fits, ...sight } = await failsOf(tab, { strategy, size: 600_000_000, ...lists });
    expect(fits).toBeGreaterThan(100_000_000);
    expect(fits).toBeLessThan(lists.size ?? 600_000_000);
    await worksAgain(tab, { strategy, tasks: 2, size: 1_000_000 });
    record(sight);
  });
}

// Under the lock all three lists exist at once. Shared threads may need one at a time, so each list is too long.
for (const [strategy, size] of [
  ['threads', 30_000_000],
  ['shared', 70_000_000],
] as const) {
  test(`memory runs out in the one memory of ${strategy}`, async ({
    openPage,
    sites,
    engine,
    record,
  }) => {
    test.skip(!engine.sharesMemory, 'needs shared memory');
    sites.isolated.fault(/racelane-worker\.js$/, { replace: memories('refuses') });
    const tab = await openPage();
    const { fits, ...sight } = await failsOf(tab, { strategy, tasks: 3, size });
    expect(fits).toBeGreaterThan(0.9 * (IN_SMALLEST / 3));
    expect(fits).toBeLessThanOrEqual(IN_SMALLEST / 3);
    await worksAgain(tab, { strategy, size: fits });
    record(sight);
  });
}

test('memory runs out in one process of three', async ({ openPage, sites, record }) => {
  const small = memories('refuses', { workers: /^racelane process 2$/ });
  sites.isolated.fault(/racelane-worker\.js$/, { replace: small });
  const tab = await openPage();
  const given = { strategy: 'processes', tasks: 3 } as const;
  const { fits, ...sight } = await failsOf(tab, { ...given, size: 70_000_000 });
  expect(fits).toBeGreaterThan(0.9 * IN_SMALLEST);
  expect(fits).toBeLessThanOrEqual(IN_SMALLEST);
  // The small memory is still among the three.
  await worksAgain(tab, { ...given, size: 1_000_000 });
  record(sight);
});

test('the browser grants a memory and refuses its growth', async ({ openPage, sites, record }) => {
  // Half of the smallest memory, so the core notices only when a list does not fit.
  sites.isolated.fault(/racelane-worker\.js$/, {
    replace: memories('caps', { pages: SMALLEST / 2 }),
  });
  const tab = await openPage();
  const { fits, ...sight } = await failsOf(tab, { strategy: 'serial', size: 40_000_000 });
  expect(fits).toBeGreaterThan(0.9 * (IN_SMALLEST / 3));
  expect(fits).toBeLessThanOrEqual(IN_SMALLEST / 3);
  await worksAgain(tab, { strategy: 'serial', tasks: 2, size: fits });
  record(sight);
});

test('the browser refuses memories that may grow large', async ({ openPage, sites, record }) => {
  sites.isolated.fault(/racelane-worker\.js$/, { replace: memories('refuses') });
  const tab = await openPage();
  const beganMs = performance.now();
  const strategies = await tab.evaluate(async () => {
    const racelane = await import(new URL('/racelane.js', location.href).href);
    const able = (racelane.support() as Support).strategies;
    return Object.entries(able).flatMap(([name, { available }]) => (available ? [name] : []));
  });
  expect(strategies).toEqual(expect.arrayContaining([...UNSHARED]));
  // The workers of futures are processes too, and stay.
  for (const strategy of strategies.filter((name) => name !== 'futures')) {
    const given = { ...KEPT, tasks: 3, size: 1_000_000, strategy: strategy as any };
    expect((await raceIn(tab, given)).verified).toBe(true);
  }
  const afterMs = performance.now() - beganMs;
  expect(await workersLeft()).toBe(0);
  record({ sees: 'no difference: smaller memories do', afterMs });
});

test('the browser has no memory for a worker at all', async ({ openPage, sites, record }) => {
  const none = memories('refuses', { pages: 0, workers: /process/ });
  const repair = sites.isolated.fault(/racelane-worker\.js$/, { replace: none });
  const tab = await openPage();
  const beganMs = performance.now();
  const failure = await failureOf(tab, { ...KEPT, strategy: 'processes', tasks: 2, size: 1000 });
  const afterMs = performance.now() - beganMs;
  expect(failure).toMatchObject({ name: 'RaceError', code: 'out-of-memory' });
  expect(failure.message).toContain('the browser gave none');
  // Racelane retries for 5 s, because the memories of the last run may not be free yet.
  expect(afterMs).toBeLessThan(25_000);
  repair();
  await worksAgain(tab, { strategy: 'processes' });
  record({ sees: describeError(failure), afterMs });
});
