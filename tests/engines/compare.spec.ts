// compare() and support() in every engine: interleaved, shuffled runs, summarised in numbers and words.
import { median } from '../../benches/rounds.js';
import { ALL, UNSHARED } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/engine-test.ts';
import type { Report, SummaryRow } from '../../www/core/report.ts';

/** The verdict where a busy machine has disturbed every run. */
const NOTHING_COUNTED = /^Not counted, as every run was disturbed: /;

test('compare() runs every strategy as often as asked, in shuffled rounds, and summarises them', async ({
  openPage,
}) => {
  const tab = await openPage();
  const result = await tab.evaluate(async () => {
    const { compare } = await import(new URL('/racelane.js', location.href).href);
    return compare({
      workload: 'io',
      tasks: 4,
      wait: 100,
      strategies: ['serial', 'asyncio', 'processes'],
      repeats: 3,
    });
  });
  // Disturbed runs were repeated after these.
  expect(result.reports.length).toBeGreaterThanOrEqual(9);
  for (const round of [0, 3, 6]) {
    expect([...result.order.slice(round, round + 3)].sort()).toEqual([
      'asyncio',
      'processes',
      'serial',
    ]);
  }
  expect(result.reports.map(({ strategy }: any) => strategy)).toEqual(result.order);
  // Another engine's tests may disturb a run, which then does not count.
  const counted = result.reports.filter(({ disturbed }: Report) => !disturbed);
  const timesOf = (name: string) =>
    counted
      .filter(({ strategy }: Report) => strategy === name)
      .map(({ elapsedMs }: Report) => elapsedMs);
  const names = ['serial', 'asyncio', 'processes'].filter((name) => timesOf(name).length > 0);
  expect(result.summary.map(({ strategy }: SummaryRow) => strategy)).toEqual(names);
  const serialMs = median(timesOf('serial'));
  for (const row of result.summary) {
    const times = timesOf(row.strategy);
    expect(row).toMatchObject({ count: times.length, minMs: Math.min(...times) });
    expect(row.medianMs).toBeCloseTo(median(times), 6);
    if (names.includes('serial')) expect(row.speedup).toBeCloseTo(serialMs / row.medianMs, 6);
    expect(row.sentence).toMatch(/ finished 4 waits of 100 ms in .* m?s/);
  }
  expect(result.verdict).toMatch(names.length > 0 ? /\w+ .*\d/ : NOTHING_COUNTED);
});

test('compare() without names runs every strategy that the page supports', async ({
  openPage,
  engine,
}) => {
  const tab = await openPage();
  const { order, summary, verdict } = await tab.evaluate(async () => {
    const { compare } = await import(new URL('/racelane.js', location.href).href);
    return compare({ workload: 'io', tasks: 2, wait: 20, repeats: 1 });
  });
  expect([...new Set(order)].toSorted()).toEqual((engine.sharesMemory ? ALL : UNSHARED).toSorted());
  expect(verdict).toMatch(summary.length > 0 ? /\d/ : NOTHING_COUNTED);
});

test('support() returns what this page can run, and why it cannot run the rest', async ({
  openPage,
  engine,
}) => {
  for (const kind of ['isolated', 'plain'] as const) {
    const tab = await openPage(kind);
    const told = await tab.evaluate(async () => {
      const { support, strategies } = await import(new URL('/racelane.js', location.href).href);
      return {
        ...support(),
        frozen: Object.isFrozen(strategies) && strategies.every(Object.isFrozen),
      };
    });
    const shares = kind === 'isolated' && engine.sharesMemory;
    expect(told.frozen).toBe(true);
    expect(told.isolated).toBe(kind === 'isolated');
    expect(told.sharedMemory).toBe(shares);
    expect(told.strategies.serial).toEqual({ available: true, reason: null });
    expect(told.strategies.shared.available).toBe(shares);
    if (shares) continue;
    const why = kind === 'plain' ? 'not cross-origin isolated' : 'no SharedArrayBuffer';
    expect(told.strategies.threads.reason).toContain(why);
  }
});
