// Aborts: within 100 ms the run rejects, its workers are gone, and no core stays busy.
import { ALL, UNSHARED, raceIn, workersLeft } from '../helpers/module-calls.ts';
import { expectCalm } from '../helpers/calm.ts';
import { expect, test } from '../helpers/engine-test.ts';
import { canRun, expectRefusal } from '../helpers/without-shared-memory.ts';
import type { Update } from '../../www/core/report.ts';
import type { Tab } from '../helpers/tab.ts';

// A busy machine makes many tries necessary.
test.describe.configure({ timeout: 240_000 });

/** A number of milliseconds after the call, or the first sign that a task builds its list. */
export type Moment = number | 'build';

const LONG = { workload: 'cpu', tasks: 4, size: 2_000_000_000 } as const;
const SMALL = { workload: 'cpu', tasks: 2, size: 1000 } as const;

/** A busy core takes a second of processor time a second; about half beside the tests of other engines. */
const BUSY_CORE_SECONDS = 0.4;

/** The browser has finished work of its own by then. A run that went on would compute several times as long. */
const SOON_SECONDS = 5;

/** Another engine's tests may take the cores just then, so one of several tries must be in time. */
const TRIES = 20;

/** Runs a long race in a page, aborts it, and returns how long that took. */
const abortAfter = (
  tab: Tab,
  options: Record<string, unknown>,
  moment: Moment,
): Promise<{ reason: string; tookMs: number }> =>
  tab.evaluate(
    async ({ given, moment }) => {
      const { race } = await import(new URL('/racelane.js', location.href).href);
      const control = new AbortController();
      let begin: (value?: unknown) => void = () => {};
      const begun = new Promise((resolve) => (begin = resolve));
      const onUpdate = ({ tasks }: Update) => {
        if (tasks.some(({ phase }) => phase === moment)) begin();
      };
      const run = race(given, { signal: control.signal, onUpdate });
      if (typeof moment === 'number') setTimeout(begin, moment);
      await Promise.race([run, begun]);
      const beganMs = performance.now();
      control.abort(new Error('enough'));
      const reason = await run.then(
        () => 'it went on to the end',
        (error: Error) => error.message,
      );
      return { reason, tookMs: performance.now() - beganMs };
    },
    { given: options, moment },
  );

/**
 * Aborts a run and checks that it leaves nothing.
 * @param soonSeconds as for expectNothingLeft
 */
async function expectAborted(
  tab: Tab,
  options: Record<string, unknown>,
  moment: Moment,
  soonSeconds: number = SOON_SECONDS,
) {
  await expectInTime(tab, options, moment);
  await expectNothingLeft(0, soonSeconds);
}

/** Checks the reason of an abort's rejection, and its time. */
async function expectInTime(tab: Tab, options: Record<string, unknown>, moment: Moment) {
  const times = [];
  do {
    const { reason, tookMs } = await abortAfter(tab, options, moment);
    expect(reason).toBe('enough');
    times.push(tookMs);
  } while (Math.min(...times) >= 100 && times.length < TRIES);
  console.log(`aborted within ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  expect(Math.min(...times)).toBeLessThan(100);
}

/**
 * Fails if cores are busy, or workers are left besides those kept warm.
 * @param soonSeconds by then work that cannot be interrupted has ended
 */
async function expectNothingLeft(kept: number = 0, soonSeconds: number = SOON_SECONDS) {
  await expectCalm(1000, BUSY_CORE_SECONDS, soonSeconds);
  expect(await workersLeft(kept), 'workers').toBe(kept);
}

for (const [kind, strategies] of [
  ['isolated', ALL],
  ['plain', UNSHARED],
] as const) {
  for (const strategy of strategies) {
    test(`an abort of ${strategy} on a page that is ${kind} rejects within 100 ms and leaves no worker and no busy core`, async ({
      openPage,
      engine,
    }) => {
      const tab = await openPage(kind);
      if (!canRun(engine, { strategy })) return expectRefusal(tab, { ...LONG, strategy });
      await raceIn(tab, { workload: 'cpu', strategy, tasks: 1, size: 1000 });
      await expectAborted(tab, { ...LONG, strategy }, 500);
      const after = await raceIn(tab, { workload: 'cpu', strategy, tasks: 2, size: 1000 });
      expect(after.verified).toBe(true);
    });
  }
}

for (const [what, options] of [
  ['threads that sleep', { workload: 'io', strategy: 'threads', wait: 60_000 }],
  ['threads of a pool that sleep', { workload: 'io', strategy: 'shared', wait: 60_000 }],
  ['timers', { workload: 'io', strategy: 'asyncio', wait: 60_000 }],
  [
    'processes that build their lists',
    { ...LONG, strategy: 'processes', list: 'memory', size: 100_000_000 },
  ],
  [
    'threads that build their lists',
    { ...LONG, strategy: 'shared', list: 'memory', size: 100_000_000 },
  ],
  ['futures over threads', { ...LONG, strategy: 'futures', executor: 'threads' }],
] as [string, Record<string, unknown>][]) {
  test(`${what} can be aborted and leave nothing`, async ({ openPage, engine }) => {
    const tab = await openPage();
    if (!canRun(engine, options)) return expectRefusal(tab, options);
    // WebKitGTK grows a memory by hundreds of megabytes at once, which takes seconds and cannot be interrupted.
    const grows = engine.name.startsWith('webkit') && 'list' in options;
    await expectAborted(tab, options, 'list' in options ? 'build' : 300, grows ? 20 : SOON_SECONDS);
  });
}

for (const strategy of ALL) {
  test(`${strategy}, aborted while its workers start, leaves nothing`, async ({
    openPage,
    engine,
  }) => {
    const tab = await openPage();
    const options = { ...LONG, strategy, tasks: 8, workers: 2 };
    if (!canRun(engine, options)) return expectRefusal(tab, options);
    // The pool of futures is warm then, so its processes begin at once. After the first run the page is busy with
    // loaded code, and every abort would come before the pool is taken.
    const small = { ...SMALL, strategy, workers: 2 } as const;
    for (let runs = 0; runs < 2; runs += 1) await raceIn(tab, small);
    for (const delayMs of [0, 5, 10, 15, 20, 30, 60]) await expectInTime(tab, options, delayMs);
    await expectNothingLeft();
  });
}

test('a warm pool that is aborted as soon as its run begins leaves nothing', async ({
  openPage,
}) => {
  const tab = await openPage();
  const pool = { strategy: 'futures', workers: 2 } as const;
  for (const delayMs of [0, 5, 15]) {
    await raceIn(tab, { workload: 'cpu', tasks: 2, size: 1000, ...pool });
    await expectInTime(tab, { ...LONG, tasks: 8, ...pool }, delayMs);
  }
  await expectNothingLeft();
});

test('an aborted signal refuses the run; a run aborted in the queue never starts', async ({
  openPage,
}) => {
  const tab = await openPage();
  const told = await tab.evaluate(async () => {
    const { race } = await import(new URL('/racelane.js', location.href).href);
    const reasonOf = (run: Promise<unknown>) =>
      run.then(
        () => 'done',
        (error) => error.message,
      );
    const early = await reasonOf(
      race({ tasks: 1 }, { signal: AbortSignal.abort(new Error('before')) }),
    );
    const order = [] as string[];
    const control = new AbortController();
    const first = race({ workload: 'io', tasks: 1, wait: 5000 });
    const second = race({ workload: 'io', tasks: 1, wait: 400 }, { signal: control.signal });
    setTimeout(() => control.abort(new Error('queued')), 100);
    const ended = first.then(() => order.push('first'));
    const queued = await reasonOf(second);
    order.push('second');
    await ended;
    return { early, queued, order, first: (await first).tasks.length };
  });
  expect(told).toMatchObject({ early: 'before', queued: 'queued', first: 1 });
  expect(told.order, 'rejected while the first one runs').toEqual(['second', 'first']);
});

for (const strategy of ALL) {
  test(`${strategy} leaves no worker behind when it is done`, async ({ openPage, engine }) => {
    const tab = await openPage();
    const options = { workload: 'cpu', strategy, tasks: 3, size: 100_000 } as const;
    if (!canRun(engine, options)) return expectRefusal(tab, options);
    await raceIn(tab, { ...options, workers: 2 });
    // The pool of futures stays warm: a coordinator and two processes.
    await expectNothingLeft(strategy === 'futures' ? 3 : 0);
  });
}
