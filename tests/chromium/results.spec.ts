// Every max, in every strategy, workload and kind of list, equals a naive oracle; and a report is complete.
import { ALL, EMPTY_PAGE, raceIn } from '../helpers/module-calls.ts';
import { expectSpansInOrder } from '../helpers/spans-in-order.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { oracleMax } from '../helpers/oracle.ts';
import type { Report } from '../../www/core/report.ts';

const BLOCK = 65_536;
const PART = 16 * BLOCK;
const SEEDS = [0, 1, 2 ** 32 - 1];
const SIZES = [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, PART - 1, PART, PART + 1];

/**
 * Pairs each size with one of the seeds, and the last size with all. The Rust tests try every size with every seed.
 */
const inTurn = (sizes: number[]) =>
  sizes.flatMap((size, index) => {
    const seeds = index === sizes.length - 1 ? SEEDS : [SEEDS[index % SEEDS.length]];
    return seeds.map((seed) => ({ size, seed }));
  });

/** The oracle's results by list: the oracle is slow, and asked for the same lists again. */
const known = new Map();

function oracle(list: { workload: 'io' | 'cpu'; seed: number; task: number; size: number }) {
  const key = JSON.stringify(list);
  if (!known.has(key)) known.set(key, oracleMax(list));
  return known.get(key);
}

function expectOracle({ options: { workload, seed, size, tasks }, tasks: found }: Report) {
  expect(found.map(({ id }) => id)).toEqual(Array.from({ length: tasks }, (_, id) => id));
  for (const { id, max } of found) {
    expect(max, `size ${size}, seed ${seed}`).toBe(oracle({ workload, seed, task: id, size }));
  }
}

for (const strategy of ALL) {
  for (const list of ['stream', 'memory'] as const) {
    test(`${strategy} finds the oracle's max in ${list} lists of every size around a block, for every seed`, async ({
      openPage,
    }) => {
      const page = await openPage('isolated', EMPTY_PAGE);
      for (const { size, seed } of inTurn(SIZES)) {
        const options = { workload: 'cpu', strategy, tasks: 2, list } as const;
        expectOracle(await raceIn(page, { ...options, size, seed }));
      }
    });
  }

  test(`${strategy} finds the oracle's max in the lists of waiting tasks`, async ({ openPage }) => {
    const page = await openPage('isolated', EMPTY_PAGE);
    for (const { size, seed } of inTurn([0, 1, 10, BLOCK - 1, BLOCK, BLOCK + 1])) {
      const options = { workload: 'io', strategy, tasks: 3, wait: 1 } as const;
      expectOracle(await raceIn(page, { ...options, size, seed }));
    }
  });
}

test('futures over threads find the oracle’s max under the lock', async ({ openPage }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const options = {
    strategy: 'futures',
    executor: 'threads',
    tasks: 4,
    workers: 2,
  } as const;
  for (const workload of ['io', 'cpu'] as const) {
    const report = await raceIn(page, { ...options, workload, size: 200_000, wait: 5 });
    expectOracle(report);
    expect(report.lock).not.toBeNull();
    expect(report.memory.instances).toHaveLength(1);
  }
});

for (const seed of SEEDS) {
  test(`all strategies find the oracle’s max among 100,000,000 numbers of seed ${seed}`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', EMPTY_PAGE);
    const size = 100_000_000;
    for (const strategy of ALL) {
      for (const list of ['stream', 'memory'] as const) {
        const options = { workload: 'cpu', strategy, tasks: 1, list } as const;
        expectOracle(await raceIn(page, { ...options, size, seed }));
      }
    }
  });
}

for (const strategy of ALL) {
  test(`a report of ${strategy} is plain JSON whose spans lie in order within the run`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', EMPTY_PAGE);
    const report = await raceIn(page, {
      workload: 'cpu',
      strategy,
      tasks: 3,
      size: 5_000_000,
      wait: 20,
    });
    expect(report).toMatchObject({ schema: 1, workload: 'cpu', strategy, verified: true });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(report.startupMs).toBeGreaterThan(0);
    expect(report.memory.totalBytes).toBe(report.memory.instances.reduce((a, b) => a + b));
    expectSpansInOrder(report);
    for (const { spans, foundMs, lane } of report.tasks) {
      expect(spans.map(({ phase }) => phase)).toEqual(
        expect.arrayContaining(['start', 'scan', 'wait']),
      );
      expect(report.lanes.map(({ id }) => id)).toContain(lane);
      expect(foundMs).toBeLessThanOrEqual(report.elapsedMs);
    }
  });
}

test('a run without recorded spans finds the same max and reports no spans', async ({
  openPage,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  for (const strategy of ALL) {
    const options = { workload: 'cpu', strategy, tasks: 2, size: 3_000_000 } as const;
    const report = await page.evaluate(async (given) => {
      const { race } = await import(new URL('/racelane.js', location.href).href);
      return race(given, { spans: false });
    }, options);
    expectOracle(report);
    for (const { spans, foundMs } of report.tasks) {
      expect(spans, strategy).toEqual([]);
      expect(foundMs, strategy).toBeGreaterThan(0);
      expect(foundMs, strategy).toBeLessThanOrEqual(report.elapsedMs);
    }
  }
});
