// Faults: workers do not start, or not in time. The reader is told in words, in bounded time, and the next run
// works.
import {
  NOTICED_MS,
  SHORT,
  failedRun,
  nextRunWorks,
  nothingLeft,
  sightOf,
} from '../helpers/failing-runs.ts';
import { expect, test } from '../helpers/fault-test.ts';
import {
  runFirst,
  deadAtStart,
  neverReady,
  startSlowly,
  silentTrial,
} from '../helpers/broken-scripts.ts';
import { CHANCE, KINDS, NO_THREADS, NUMBERED, WORKER } from '../helpers/worker-kinds.ts';
import type { Options } from '../../www/core/report.ts';

for (const [kind, options, shares] of KINDS) {
  test(`${kind} dies as it starts`, async ({ openPage, sites, engine, record }) => {
    test.skip(shares && !engine.sharesMemory, NO_THREADS);
    const tab = await openPage();
    const repair = sites.isolated.fault(WORKER, { replace: deadAtStart(NUMBERED) });
    const failed = await failedRun(tab, { ...SHORT, ...options });
    expect(failed).toMatchObject({ name: 'RaceError', code: 'worker-failed' });
    expect(failed.message).toMatch(/no room for racelane .* \d+\. Press the button again/);
    await nothingLeft();
    repair();
    await nextRunWorks(tab, options);
    record(sightOf(failed, CHANCE));
  });
}

test('the worker that is tried before the first run says nothing', async ({
  openPage,
  sites,
  record,
}) => {
  runFirst(sites.isolated, silentTrial);
  const tab = await openPage();
  const afterMs = await tab.evaluate(async (given) => {
    const { race } = await import(new URL('/racelane.js', location.href).href);
    const beganMs = performance.now();
    await race(given);
    return performance.now() - beganMs;
  }, SHORT);
  // Otherwise nothing was broken.
  expect(afterMs).toBeGreaterThan(2500);
  await nothingLeft();
  record({ sees: 'nothing but a first run that begins three seconds late', afterMs });
});

test('a pool does not come up', async ({ openPage, sites, engine, record }) => {
  const options = { ...SHORT, strategy: engine.sharesMemory ? 'shared' : 'futures', workers: 2 };
  const tab = await openPage();
  const repair = sites.isolated.fault(WORKER, { replace: neverReady });
  const failed = await failedRun(tab, options as Partial<Options>);
  expect(failed).toMatchObject({ name: 'RaceError', code: 'timeout' });
  expect(failed.message).toMatch(
    /did not come up within 15 s\. Close other tabs, or ask for fewer/,
  );
  expect(failed.afterMs).toBeLessThan(NOTICED_MS);
  await nothingLeft();
  repair();
  await nextRunWorks(tab);
  record(sightOf(failed, /(?<=racelane ).*(?= 1")/));
});

test('processes come up one after another, each of them slowly', async ({
  openPage,
  sites,
  record,
}) => {
  sites.isolated.fault(WORKER, { replace: startSlowly });
  const tab = await openPage();
  const afterMs = await tab.evaluate(async (given) => {
    const { race } = await import(new URL('/racelane.js', location.href).href);
    const beganMs = performance.now();
    await race({ ...given, strategy: 'processes', tasks: 3 });
    return performance.now() - beganMs;
  }, SHORT);
  // Longer than a coordinator waits for silent workers; otherwise nothing was broken.
  expect(afterMs).toBeGreaterThan(11_000);
  record({ sees: 'processes that take long to come up, and results', afterMs });
});
