// Faults: a browser with a coarse clock, an absurd number of processors, or denied storage.
import { EMPTY_PAGE, failureOf, raceIn, UNSHARED, workersLeft } from '../helpers/module-calls.ts';
import { expectSpansInOrder } from '../helpers/spans-in-order.ts';
import { expect, test } from '../helpers/fault-test.ts';
import { canBeSet, inOwnBrowser } from '../helpers/own-browser.ts';
import { runFirst } from '../helpers/broken-scripts.ts';
import { describeError } from '../helpers/fault-words.ts';
import type { Engine } from '../../scripts/lib/engines.js';
import type { Report } from '../../www/core/report.ts';
import type { Tab } from '../helpers/tab.ts';

const COARSE_MS = 100;

/** Ends the warm pool, which the browser would otherwise keep with its cached page. */
async function endPool(tab: Tab) {
  await tab.evaluate(() => void dispatchEvent(new Event('pagehide')));
  expect(await workersLeft()).toBe(0);
}

/** Checks that a report's times are numbers, in order, and within the run. */
function isValid(report: Report) {
  expect(report.verified).toBe(true);
  for (const number of [report.elapsedMs, report.startupMs]) {
    expect(number).toBeGreaterThanOrEqual(0);
    expect(Number.isFinite(number)).toBe(true);
  }
  expectSpansInOrder(report);
  for (const { foundMs } of report.tasks) {
    expect(foundMs).toBeGreaterThanOrEqual(0);
    expect(foundMs).toBeLessThanOrEqual(report.elapsedMs);
  }
}

/** Runs every strategy with both workloads, and checks that the reports name the clock's steps. */
async function racesRoughly(tab: Tab, engine: Engine) {
  const strategies = engine.sharesMemory ? ([...UNSHARED, 'threads', 'shared'] as const) : UNSHARED;
  const found: number[] = [];
  for (const strategy of strategies) {
    for (const tasks of [
      { workload: 'io', tasks: 3, wait: 50 } as const,
      { workload: 'cpu', tasks: 3, size: 1_000_000 } as const,
    ]) {
      const report = await raceIn(tab, { ...tasks, strategy });
      isValid(report);
      found.push(Math.round((100 * report.environment.clockStepMs) / COARSE_MS) / 100);
    }
  }
  // On a busy machine a page may miss steps, but never a part of one.
  for (const steps of found) expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).toContain(steps);
  await endPool(tab);
}

test('the clock is coarse', async ({ openPage, engine, sites, record }) => {
  const beganMs = performance.now();
  if (engine.name === 'firefox') {
    // The settings of Firefox's resistance to fingerprinting, except for the length of the step.
    const prefs = {
      'privacy.resistFingerprinting': true,
      'privacy.resistFingerprinting.reduceTimerPrecision.microseconds': COARSE_MS * 1000,
      'privacy.resistFingerprinting.reduceTimerPrecision.jitter': true,
    };
    await inOwnBrowser(engine, prefs, async (tab) => {
      await tab.open(new URL(EMPTY_PAGE, sites.isolated.url).href);
      await racesRoughly(tab, engine);
    });
  } else {
    runFirst(
      sites.isolated,
      `const now = performance.now.bind(performance);
       performance.now = () => Math.floor(now() / ${COARSE_MS}) * ${COARSE_MS};`,
    );
    await racesRoughly(await openPage(), engine);
  }
  const sees = 'results, and in the details by what steps the clock goes';
  record({ sees, afterMs: performance.now() - beganMs });
});

const CORES = {
  'is 1': ['1'],
  'is missing': ['undefined'],
  'is absurd': ['0', 'NaN', '1e9', '"many"'],
} as Record<string, string[]>;

for (const [what, values] of Object.entries(CORES)) {
  test(`hardwareConcurrency ${what}`, async ({ openPage, engine, sites, record }) => {
    const beganMs = performance.now();
    for (const value of values) {
      sites.isolated.clearFaults();
      runFirst(
        sites.isolated,
        `const { prototype } = self.WorkerNavigator ?? self.Navigator;
         const given = ${value};
         if (given === undefined) delete prototype.hardwareConcurrency;
         else Object.defineProperty(prototype, 'hardwareConcurrency', { get: () => given });`,
      );
      const tab = await openPage();
      for (const strategy of ['futures', ...(engine.sharesMemory ? ['shared'] : [])]) {
        const options = { workload: 'cpu', tasks: 3, size: 1000, strategy };
        const report = await raceIn(tab, options as any);
        expect(report.environment.cores, value).toBe(1);
        expect(report.options.workers, value).toBe(1);
        expect(report.lanes.length, value).toBe(1);
        expect(report.verified, value).toBe(true);
      }
      await endPool(tab);
    }
    record({
      sees: 'results, with one core taken for granted',
      afterMs: performance.now() - beganMs,
    });
  });
}

/** Denies storage and service workers, as sandboxes, cookie settings and private windows do. */
const DENIED = `
  const denied = () => { throw new DOMException('It is denied.', 'SecurityError'); };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
    Object.defineProperty(self, name, { get: denied, configurable: true });
  }
  const { prototype } = self.WorkerNavigator ?? self.Navigator;
  Object.defineProperty(prototype, 'serviceWorker', { get: denied, configurable: true });`;

/** Runs a strategy without shared memory in the first widget of a page, and returns whether it was verified. */
const raceFirst = (tab: Tab) =>
  tab.evaluate(async () => {
    await customElements.whenDefined('race-lane');
    const lane = document.querySelector('race-lane') as any;
    lane.setAttribute('wait', '20');
    return (await lane.run('processes')).verified;
  });

/** Does so, expects a verified run, and returns what the page says it lacks: nothing on an isolated page. */
async function raceOnPage(tab: Tab) {
  await tab.browser.wait(
    () =>
      tab.evaluate(
        () => crossOriginIsolated || document.querySelector('#note')?.textContent?.trim() !== '',
      ),
    30_000,
    'no word on what is missing',
  );
  const note = await tab.evaluate(() => document.querySelector('#note')?.textContent?.trim());
  expect(await raceFirst(tab)).toBe(true);
  return note ?? '';
}

for (const page of ['index.html', 'embed.html']) {
  test(`storage and service workers are denied to ${page}`, async ({
    openPage,
    engine,
    sites,
    record,
  }) => {
    const beganMs = performance.now();
    runFirst(sites.plain, DENIED);
    const tab = await openPage('plain', page);
    const note = await raceOnPage(tab);
    expect(note).toContain('lets no service worker isolate this page');
    expect(await workersLeft()).toBe(0);
    // An isolated page lacks nothing.
    runFirst(sites.isolated, DENIED);
    await openPage('isolated', page);
    const threads = { strategy: 'threads', workload: 'io', tasks: 2, wait: 5 };
    if (engine.sharesMemory) expect((await raceIn(tab, threads as any)).verified).toBe(true);
    else expect((await failureOf(tab, threads)).code).toBe('unsupported');
    expect(await workersLeft()).toBe(0);
    record({ sees: `“${note}”`, afterMs: performance.now() - beganMs });
  });
}

/**
 * Opens embed.html in a frame of a page of another origin, and enters that frame.
 * @param sandbox what the frame's sandbox allows
 */
async function openInSandbox(tab: Tab, siteUrl: string, sandbox: string) {
  await tab.evaluate(
    (given) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', given.sandbox);
      frame.src = given.src;
      document.body.append(frame);
    },
    { sandbox, src: new URL('embed.html', siteUrl).href },
  );
  await tab.enterFrame('iframe');
}

test('embed.html is in a sandbox, where storage is denied', async ({
  openPage,
  engine,
  sites,
  record,
}) => {
  const beganMs = performance.now();
  const tab = await openPage('plain');
  await openInSandbox(tab, sites.isolated.url, 'allow-scripts');
  if (engine.name.startsWith('webkit')) {
    // In WebKit no script has a sandbox's own origin, so the page's policy refuses all scripts, and the fallback is
    // shown.
    await expect.poll(() => tab.text('body')).toContain('Open Racelane’s own page');
    expect(await tab.evaluate(() => customElements.get('race-lane') === undefined)).toBe(true);
    await tab.browser.switchTo().defaultContent();
    const sees = 'what stands there without JavaScript, and the way to Racelane’s own page';
    record({ sees, afterMs: performance.now() - beganMs });
    return;
  }
  const stored = await tab.evaluate(() => {
    try {
      return String(localStorage);
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(stored).toBe('SecurityError');
  const end = await tab.evaluate(async () => {
    await customElements.whenDefined('race-lane');
    const lane = document.querySelector('race-lane') as any;
    lane.setAttribute('wait', '20');
    const note = document.querySelector('#note')?.textContent?.trim();
    return lane.run('processes').then(
      ({ verified }: Report) => ({ verified, note, message: '' }),
      ({ code, message }: any) => ({ code, message }),
    ) as Promise<{ verified?: boolean; note?: string; code?: string; message: string }>;
  });
  await tab.browser.switchTo().defaultContent();
  // Only Firefox starts modules as workers in a page without an origin.
  const runs = engine.name === 'firefox';
  if (runs) expect(end.verified).toBe(true);
  else {
    expect(end.code).toBe('worker-failed');
    expect(end.message).toContain('the sandbox has to say allow-same-origin too');
  }
  expect(await workersLeft()).toBe(0);
  record({
    sees: runs ? 'results of the strategies that need no shared memory' : describeError(end),
    afterMs: performance.now() - beganMs,
  });
});

test('embed.html is in a sandbox that allows it its own origin: it works as ever', async ({
  openPage,
  sites,
}) => {
  const tab = await openPage('plain');
  await openInSandbox(tab, sites.isolated.url, 'allow-scripts allow-same-origin');
  const verified = await raceFirst(tab);
  await tab.browser.switchTo().defaultContent();
  expect(verified).toBe(true);
});

test('the reader has the browser refuse all storage', async ({ engine, sites, record }) => {
  test.skip(!canBeSet(engine), 'WebKitGTK has no such setting for its driver');
  const beganMs = performance.now();
  const prefs =
    engine.name === 'firefox'
      ? { 'network.cookie.cookieBehavior': 2, 'dom.serviceWorkers.enabled': false }
      : { 'profile.default_content_setting_values.cookies': 2 };
  let note = '';
  await inOwnBrowser(engine, prefs, async (tab) => {
    for (const page of ['index.html', 'embed.html']) {
      await tab.open(new URL(page, sites.plain.url).href);
      note = await raceOnPage(tab);
      const stored = await tab.evaluate(() => {
        try {
          return `${localStorage.length}`;
        } catch (error) {
          return (error as Error).name;
        }
      });
      expect(stored).toBe('SecurityError');
    }
  });
  record({ sees: `“${note}”`, afterMs: performance.now() - beganMs });
});
