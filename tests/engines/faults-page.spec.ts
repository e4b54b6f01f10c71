// Faults of the page during a run: it is hidden, left or frozen, or its widget is removed.
import { setTimeout as sleep } from 'node:timers/promises';
import { EMPTY_PAGE, begin, outcomeOf, raceIn, workersLeft } from '../helpers/module-calls.ts';
import { workerSeconds, workersByProcess } from '../helpers/processor.ts';
import { NOTICED_MS } from '../helpers/failing-runs.ts';
import { stopForAWhile } from '../helpers/busy-machine.ts';
import { giveTime } from '../helpers/sites.ts';
import { hide } from '../helpers/hidden-tab.ts';
import { expectCalm } from '../helpers/calm.ts';
import { expect, test } from '../helpers/fault-test.ts';
import { describeDisturbance, describeError } from '../helpers/fault-words.ts';
import type { Comparison, Report } from '../../www/core/report.ts';
import type { Tab } from '../helpers/tab.ts';
import type { Driver } from 'selenium-webdriver/chrome.js';

const SMALL = { workload: 'cpu', tasks: 2, size: 1000 } as const;

/**
 * The most processor seconds a second at rest. WebKitGTK uses 0.4 to 0.5 for a cached page that goes on computing,
 * and as much for a moment when it caches a page.
 */
const CALM_SECONDS = 0.3;

/** The most processor seconds a second of workers at rest. */
const AT_REST_SECONDS = 0.1;

/** Computes for seconds. */
const LONG = { workload: 'cpu', tasks: 3, size: 2_000_000_000 } as const;

const TRIES = 3;

/** Does something again, up to three times, until it shows what was wanted. Returns what was seen last. */
async function untilSeen<T>(work: (tries: number) => Promise<T>, isWanted: (seen: T) => boolean) {
  for (let tries = 1; ; tries += 1) {
    const seen = await work(tries);
    if (isWanted(seen) || tries === TRIES) return seen;
  }
}

/** Checks that nothing is left of the run, that the next run works, and that nothing is left of that. */
async function worksAgain(tab: Tab) {
  expect(await workersLeft()).toBe(0);
  expect((await raceIn(tab, { ...SMALL, strategy: 'processes' })).verified).toBe(true);
  expect(await workersLeft()).toBe(0);
}

test('the tab is hidden during a wait', async ({ openPage, sites, engine, record }) => {
  const tab = await openPage();
  const waits = { strategies: ['asyncio'], repeats: 3, workload: 'io', tasks: 2, wait: 1500 };
  const isHidden = ({ disturbed }: Report) => disturbed?.includes('tab was hidden') ?? false;
  const isCounted = ({ disturbed }: Report) => disturbed === null;
  // A busy machine may be too slow to hide the tab during a run, or disturb the other runs too.
  const { reports, summary } = await untilSeen(
    async () => {
      await begin(tab, 'compare', waits);
      const show = await hide(tab, engine.name, sites.isolated);
      await sleep(200);
      await show();
      return ((await outcomeOf(tab)) as { value: Comparison }).value;
    },
    ({ reports }) => reports.some(isHidden) && reports.some(isCounted),
  );
  const hidden = reports.find(isHidden);
  if (!hidden) throw new Error(`none hidden: ${reports.map((each) => each.disturbed)}`);
  // The runs with a visible tab are counted, and no other.
  const counted = reports.filter(isCounted);
  expect(counted.length).toBeGreaterThan(0);
  expect(summary).toMatchObject([{ strategy: 'asyncio', count: counted.length }]);
  await worksAgain(tab);
  record({ sees: describeDisturbance(hidden), afterMs: hidden.elapsedMs });
});

test('the tab is hidden during computing', async ({ openPage, sites, engine, record }) => {
  const tab = await openPage();
  // A busy machine hides the tab slowly. The run is longer than that, and still ends within the test.
  const value = await untilSeen(
    async (tries) => {
      const size = tries === 1 ? 600_000_000 : LONG.size;
      await begin(tab, 'race', { ...LONG, size, strategy: 'serial' });
      const show = await hide(tab, engine.name, sites.isolated);
      await show();
      return ((await outcomeOf(tab)) as { value: Report }).value;
    },
    ({ disturbed }) => disturbed?.includes('tab was hidden') ?? false,
  );
  expect(value.disturbed).toContain('tab was hidden');
  await worksAgain(tab);
  record({ sees: describeDisturbance(value), afterMs: value.elapsedMs });
});

test('the element is removed in mid-run, with more runs asked for', async ({
  openPage,
  record,
}) => {
  const tab = await openPage();
  const seen = await tab.evaluate(async () => {
    await import(new URL('/racelane.js', location.href).href);
    const lane = document.createElement('race-lane');
    const set = { workload: 'cpu', tasks: '3', size: '2000000000' };
    for (const [name, value] of Object.entries(set)) lane.setAttribute(name, value);
    const running = new Promise((resolve) => lane.addEventListener('race-update', resolve));
    document.body.append(lane);
    Object.assign(window, { lane });
    const asked = lane as any;
    const runs = [asked.run('processes'), asked.run('serial'), asked.compare()];
    await running;
    const removedMs = performance.now();
    lane.remove();
    const names = await Promise.all(
      runs.map((each) => each.then(String, ({ name }: Error) => name)),
    );
    return { names, afterMs: performance.now() - removedMs };
  });
  expect(seen.names).toEqual(['AbortError', 'AbortError', 'AbortError']);
  expect(await workersLeft()).toBe(0);
  await expectCalm(1000, CALM_SECONDS);
  const status = await tab.evaluate(async () => {
    const { lane } = window as any;
    document.body.append(lane);
    lane.setAttribute('size', '1000');
    return (await lane.run('processes')).verified;
  });
  expect(status).toBe(true);
  expect(await workersLeft()).toBe(0);
  record({ sees: 'nothing: its run is cancelled', afterMs: seen.afterMs });
});

test('the element is removed while the page in its frame comes up', async ({
  openPage,
  sites,
  record,
}) => {
  // The page in the frame waits for a file that never arrives.
  sites.isolated.fault(/\/guest-.*\.js$/, { hang: true });
  giveTime(sites.isolated);
  const tab = await openPage();
  const asksForParts = () => sites.isolated.requests.some((path) => path.includes('/guest-'));
  await tab.evaluate(async () => {
    await import(new URL('/racelane.js', location.href).href);
    const lane = document.createElement('race-lane');
    lane.setAttribute('isolate', 'frame');
    document.body.append(lane);
    const run = (lane as any).run('serial');
    Object.assign(window, { lane, run: run.then(String, ({ name }: Error) => name) });
  });
  await expect.poll(asksForParts).toBe(true);
  const seen = await tab.evaluate(async () => {
    const { lane, run } = window as any;
    const removedMs = performance.now();
    lane.remove();
    return { name: await run, afterMs: performance.now() - removedMs };
  });
  expect(seen.name).toBe('AbortError');
  // Promises of a removed page must not keep this one busy.
  await sleep(500);
  await expectCalm(1000, CALM_SECONDS);
  sites.isolated.clearFaults();
  await worksAgain(tab);
  record({ sees: 'nothing: its run is cancelled', afterMs: seen.afterMs });
});

test('the process of a frame is ended in mid-run', async ({ openPage, sites, engine, record }) => {
  test.skip(engine.name !== 'chromium', 'only Chromium gives the frame a process of its own here');
  giveTime(sites.isolated);
  const tab = await openPage('plain');
  await tab.evaluate(async (src) => {
    await import(src);
    const lane = document.createElement('race-lane') as any;
    const set = { isolate: 'frame', workload: 'io', wait: '60000', tasks: '2' };
    for (const [name, value] of Object.entries(set)) lane.setAttribute(name, value);
    const running = new Promise((resolve) => lane.addEventListener('race-update', resolve));
    document.body.append(lane);
    const ended = lane.run('shared').then(
      () => 'done',
      ({ code, message }: any) => ({ code, message }),
    );
    Object.assign(window, { lane, ended });
    await running;
  }, new URL('racelane.js', sites.isolated.url).href);
  const atWork = [...workersByProcess()].filter(([, workers]) => workers > 0);
  expect(atWork).toHaveLength(1);
  process.kill(atWork[0][0], 'SIGKILL');
  const endedMs = performance.now();
  const failure = await outcomeOf(tab);
  const afterMs = performance.now() - endedMs;
  expect(failure.code).toBe('worker-failed');
  expect(failure.message).toMatch(/^The page in the frame has not answered for 15 s: the browser/);
  expect(afterMs).toBeGreaterThan(10_000);
  expect(afterMs).toBeLessThan(NOTICED_MS);
  expect(await workersLeft()).toBe(0);
  // The frame's turn is free again, and the widget runs in place.
  const { note, verified } = await tab.evaluate(async () => {
    const { lane } = window as any;
    const note = lane.shadowRoot.querySelector('[role=alert]')?.textContent;
    lane.setAttribute('wait', '20');
    return { note, verified: (await lane.run('serial')).verified };
  });
  expect(note).toBe(failure.message);
  expect(verified).toBe(true);
  record({ sees: describeError(failure), afterMs });
});

/** How many seconds are looked at for one in which a page that was left is at rest. */
const LEFT_LOOKS = 4;

/** Leaves a page during a long run, and goes back to it. */
async function leaveAndReturn(
  tab: Tab,
  openPage: (kind?: 'isolated', path?: string) => Promise<Tab>,
  strategy: string,
) {
  await openPage();
  await tab.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      Object.assign(window, { persisted, backMs: performance.now() });
    });
  });
  await begin(tab, 'race', { ...LONG, strategy });
  await openPage('isolated', 'embed.html');
  await sleep(1000);
  // Only workers are measured: a busy machine may still draw the new page. A run that continues computes in all these
  // seconds.
  const seconds: number[] = [];
  do seconds.push(await workerSeconds(1000));
  while (Math.min(...seconds) >= AT_REST_SECONDS && seconds.length < LEFT_LOOKS);
  expect(Math.min(...seconds), 'computed for a page that was left').toBeLessThan(AT_REST_SECONDS);
  await tab.goBack(EMPTY_PAGE);
  return tab.evaluate(async () => {
    // A driver may continue before the page's event arrives. A page that is loaded anew knows of no run.
    for (const endMs = performance.now() + 15_000; performance.now() < endMs;) {
      if ('persisted' in window || !('ended' in window)) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const { persisted, ended, backMs } = window as any;
    return { persisted, ...(await ended), afterMs: performance.now() - backMs };
  });
}

// Each engine caches such a page, except now and then on a busy machine, when it is loaded anew.
for (const strategy of ['serial', 'threads', 'processes', 'shared'] as const) {
  test(`the page is left in mid-run of ${strategy}, and the reader goes back`, async ({
    openPage,
    engine,
    record,
  }) => {
    const apart = strategy === 'serial' || strategy === 'processes';
    test.skip(!apart && !engine.sharesMemory, 'needs shared memory');
    const tab = await openPage();
    let back = await leaveAndReturn(tab, openPage, strategy);
    for (let tries = 1; back.persisted !== true && tries < TRIES; tries += 1) {
      console.log(`${engine.name}: the page was not kept`);
      back = await leaveAndReturn(tab, openPage, strategy);
    }
    expect(back.persisted).toBe(true);
    expect(back.failure).toMatchObject({ name: 'RaceError', code: 'worker-failed' });
    expect(back.failure.message).toContain('page was left');
    await worksAgain(tab);
    record({ sees: describeError(back.failure), afterMs: Math.max(back.afterMs, 0) });
  });
}

test('the pool that is kept warm ends when its page is left', async ({ openPage, record }) => {
  const tab = await openPage();
  await raceIn(tab, { ...SMALL, strategy: 'futures' });
  const leftMs = performance.now();
  await openPage('isolated', 'embed.html');
  await tab.goBack(EMPTY_PAGE);
  expect(await workersLeft()).toBe(0);
  record({ sees: 'no difference: the next run starts anew', afterMs: performance.now() - leftMs });
  await worksAgain(tab);
});

test('the machine sleeps during a wait', async ({ openPage, record }) => {
  const tab = await openPage();
  await begin(tab, 'race', { strategy: 'serial', workload: 'io', tasks: 6, wait: 1500 });
  await stopForAWhile(3000);
  const { value } = (await outcomeOf(tab)) as { value: Report };
  expect(value.disturbed).toMatch(/late|stood still|slept/);
  await worksAgain(tab);
  record({ sees: describeDisturbance(value), afterMs: value.elapsedMs });
});

test('the page is frozen in mid-run', async ({ openPage, engine, record }) => {
  test.skip(engine.name !== 'chromium', 'only Chromium freezes pages');
  const tab = await openPage();
  const browser = tab.browser as Driver;
  const become = (state: string) =>
    browser.sendDevToolsCommand('Page.setWebLifecycleState', { state });
  await begin(tab, 'race', { strategy: 'serial', workload: 'io', tasks: 6, wait: 1500 });
  await become('frozen');
  await sleep(3000);
  await become('active');
  const { value } = (await outcomeOf(tab)) as { value: Report };
  expect(value.disturbed).not.toBeNull();
  await worksAgain(tab);
  record({ sees: describeDisturbance(value), afterMs: value.elapsedMs });
});
