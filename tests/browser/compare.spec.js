// compare(): interleaved, shuffled, summed up in numbers and words; and one measurement at a time.
import { EMPTY_PAGE } from './engine.js';
import { expect, test } from './fixtures.js';

test('compare runs every strategy as often as asked, in shuffled rounds, and sums up', async ({
  openPage,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const result = await page.evaluate(async () => {
    const { compare } = await import(new URL('/racelane.js', location.href).href);
    return compare({
      workload: 'io',
      tasks: 4,
      wait: 100,
      strategies: ['serial', 'asyncio', 'processes'],
      repeats: 3,
    });
  });
  // What the machine disturbed was run again, after these.
  expect(result.reports.length).toBeGreaterThanOrEqual(9);
  for (const round of [0, 3, 6]) {
    expect([...result.order.slice(round, round + 3)].sort()).toEqual([
      'asyncio',
      'processes',
      'serial',
    ]);
  }
  expect(result.reports.map((/** @type {any} */ { strategy }) => strategy)).toEqual(result.order);
  expect(result.summary.map((/** @type {any} */ { strategy }) => strategy)).toEqual([
    'serial',
    'asyncio',
    'processes',
  ]);
  const [serial, asyncio] = result.summary;
  expect(serial.speedup).toBe(1);
  expect(asyncio.speedup).toBeCloseTo(serial.medianMs / asyncio.medianMs, 6);
  expect(asyncio.minMs).toBeLessThanOrEqual(asyncio.medianMs);
  expect(asyncio.sentence).toMatch(/^asyncio finished 4 waits of 100 ms in .* ms/);
  expect(result.verdict).toMatch(/\w+ .*\d/);
});

test('a second race waits for the first, and its clock starts only then', async ({ openPage }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const [first, second] = await page.evaluate(async () => {
    const { race } = await import(new URL('/racelane.js', location.href).href);
    const options = { workload: 'io', tasks: 2, wait: 300, strategy: 'asyncio' };
    return Promise.all([race(options), race(options)]);
  });
  const endOfFirst = Date.parse(first.startedAt) + first.elapsedMs;
  expect(Date.parse(second.startedAt)).toBeGreaterThanOrEqual(Math.floor(endOfFirst));
  expect(second.elapsedMs).toBeLessThan(550);
});

test('support() tells what this page can run and why not the rest', async ({ openPage }) => {
  for (const kind of /** @type {const} */ (['isolated', 'plain'])) {
    const page = await openPage(kind, EMPTY_PAGE);
    const told = await page.evaluate(async () => {
      const { support, strategies } = await import(new URL('/racelane.js', location.href).href);
      return {
        ...support(),
        frozen: Object.isFrozen(strategies) && strategies.every(Object.isFrozen),
      };
    });
    expect(told.frozen).toBe(true);
    expect(told.isolated).toBe(kind === 'isolated');
    expect(told.strategies.serial).toEqual({ available: true, reason: null });
    expect(told.strategies.shared.available).toBe(kind === 'isolated');
    if (kind === 'plain')
      expect(told.strategies.threads.reason).toContain('not cross-origin isolated');
  }
});
