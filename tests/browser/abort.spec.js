// Abort: within 100 ms the run is rejected, its workers are gone, and no core is busy with it any more.
import { ALL, EMPTY_PAGE, UNSHARED, raceIn, workersLeft } from './engine.js';
import { expect, processorSeconds, test } from './fixtures.js';

const LONG = /** @type {const} */ ({ workload: 'cpu', tasks: 4, size: 2_000_000_000 });

/**
 * A core that is still busy takes a second of processor time in a second. What the browser does of its own accord, such
 * as giving memory back and tidying up after pages that were closed, was seen to take up to half of that.
 */
const BUSY_CORE_SECONDS = 0.7;

/**
 * abortAfter runs a long race in a page, aborts it, and tells how long that took.
 * @param {import('@playwright/test').Page} page
 * @param {Record<string, unknown>} options
 * @param {number} delayMs
 * @returns {Promise<{ reason: string, tookMs: number }>}
 */
const abortAfter = (page, options, delayMs) =>
  page.evaluate(async ([given, delay]) => {
    const { race } = await import(new URL('/racelane.js', location.href).href);
    const control = new AbortController();
    const run = race(given, { signal: control.signal });
    await Promise.race([run, new Promise((resolve) => setTimeout(resolve, delay))]);
    const beganMs = performance.now();
    control.abort(new Error('enough'));
    const reason = await run.then(
      () => 'it went on to the end',
      (/** @type {Error} */ error) => error.message,
    );
    return { reason, tookMs: performance.now() - beganMs };
  }, /** @type {const} */ ([options, delayMs]));

for (const [kind, strategies] of /** @type {const} */ ([
  ['isolated', ALL],
  ['plain', UNSHARED],
])) {
  for (const strategy of strategies) {
    test(`${strategy} on a page that is ${kind} can be aborted: rejected within 100 ms, nothing left, no core busy`, async ({
      openPage,
    }) => {
      const page = await openPage(kind, EMPTY_PAGE);
      await raceIn(page, { workload: 'cpu', strategy, tasks: 1, size: 1000 });
      const { reason, tookMs } = await abortAfter(page, { ...LONG, strategy }, 500);
      const busySeconds = await processorSeconds(1000);
      console.log(
        `${kind} ${strategy}: ${tookMs.toFixed(0)} ms, then ${busySeconds.toFixed(2)} s of processor time in 1 s`,
      );
      expect(reason).toBe('enough');
      expect(tookMs).toBeLessThan(100);
      expect(busySeconds).toBeLessThan(BUSY_CORE_SECONDS);
      expect(await workersLeft()).toBe(0);
      const after = await raceIn(page, { workload: 'cpu', strategy, tasks: 2, size: 1000 });
      expect(after.verified).toBe(true);
    });
  }
}

for (const [what, options] of /** @type {[string, Record<string, unknown>][]} */ ([
  ['threads that sleep', { workload: 'io', strategy: 'threads', wait: 60_000 }],
  ['threads of a pool that sleep', { workload: 'io', strategy: 'shared', wait: 60_000 }],
  ['timers', { workload: 'io', strategy: 'asyncio', wait: 60_000 }],
  [
    'processes that build their lists',
    { ...LONG, strategy: 'processes', list: 'memory', size: 400_000_000 },
  ],
  [
    'threads that build their lists',
    { ...LONG, strategy: 'shared', list: 'memory', size: 200_000_000 },
  ],
  ['futures over threads', { ...LONG, strategy: 'futures', executor: 'threads' }],
])) {
  test(`${what} can be aborted, and leave nothing`, async ({ openPage }) => {
    const page = await openPage('isolated', EMPTY_PAGE);
    const { reason, tookMs } = await abortAfter(page, options, 300);
    expect(reason).toBe('enough');
    expect(tookMs).toBeLessThan(100);
    expect(await processorSeconds(1000)).toBeLessThan(BUSY_CORE_SECONDS);
    expect(await workersLeft()).toBe(0);
  });
}

test('a run that is aborted while it is coming up leaves nothing', async ({ openPage }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  await raceIn(page, { workload: 'cpu', tasks: 1, size: 1000 });
  for (const delayMs of [0, 5, 15, 30, 60]) {
    const { reason, tookMs } = await abortAfter(
      page,
      { ...LONG, strategy: 'processes', tasks: 8 },
      delayMs,
    );
    expect(reason).toBe('enough');
    expect(tookMs).toBeLessThan(100);
  }
  expect(await processorSeconds(1000)).toBeLessThan(BUSY_CORE_SECONDS);
  expect(await workersLeft()).toBe(0);
});

test('a signal that is aborted already refuses the run; one aborted in the queue never starts it', async ({
  openPage,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const told = await page.evaluate(async () => {
    const { race } = await import(new URL('/racelane.js', location.href).href);
    const reasonOf = (/** @type {Promise<unknown>} */ run) =>
      run.then(
        () => 'done',
        (error) => error.message,
      );
    const early = await reasonOf(
      race({ tasks: 1 }, { signal: AbortSignal.abort(new Error('before')) }),
    );
    const first = race({ workload: 'io', tasks: 1, wait: 400 });
    const control = new AbortController();
    const second = race({ workload: 'io', tasks: 1, wait: 400 }, { signal: control.signal });
    setTimeout(() => control.abort(new Error('queued')), 100);
    const beganMs = performance.now();
    const queued = await reasonOf(second);
    const waitedMs = performance.now() - beganMs;
    return { early, queued, waitedMs, first: (await first).tasks.length };
  });
  expect(told).toMatchObject({ early: 'before', queued: 'queued', first: 1 });
  expect(told.waitedMs).toBeLessThan(300);
});

for (const strategy of ALL) {
  test(`${strategy} leaves no worker behind when it is done`, async ({ openPage }) => {
    const page = await openPage('isolated', EMPTY_PAGE);
    await raceIn(page, { workload: 'cpu', strategy, tasks: 3, size: 100_000, workers: 2 });
    // The pool of futures stays warm: a coordinator and two processes.
    const kept = strategy === 'futures' ? 3 : 0;
    expect(await workersLeft(kept)).toBe(kept);
    expect(await processorSeconds(1000)).toBeLessThan(BUSY_CORE_SECONDS);
  });
}
