// Every max, in every strategy, workload and list kind, equals a naive oracle; and a report is whole.
import { ALL, EMPTY_PAGE, raceIn } from './engine.js';
import { expect, test } from './fixtures.js';
import { oracleMax } from './oracle.js';

const BLOCK = 65_536;
const SEEDS = [0, 1, 2 ** 32 - 1];
const SIZES = [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 16 * BLOCK - 1, 16 * BLOCK, 16 * BLOCK + 1];

/**
 * @param {import('./engine.js').Report} report
 */
function expectOracle({ options: { workload, seed, size, tasks }, tasks: found }) {
  expect(found.map(({ id }) => id)).toEqual(Array.from({ length: tasks }, (_, id) => id));
  for (const { id, max } of found) {
    expect(max).toBe(oracleMax({ workload, seed, task: id, size }));
  }
}

for (const strategy of ALL) {
  for (const list of /** @type {const} */ (['stream', 'memory'])) {
    test(`${strategy} finds the oracle's max in ${list} lists of every size about a block`, async ({
      openPage,
    }) => {
      const page = await openPage('isolated', EMPTY_PAGE);
      for (const [index, size] of SIZES.entries()) {
        const seed = SEEDS[index % SEEDS.length];
        expectOracle(await raceIn(page, { workload: 'cpu', strategy, tasks: 2, size, list, seed }));
      }
    });
  }

  test(`${strategy} finds the oracle's max in the short lists of waiting tasks`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', EMPTY_PAGE);
    for (const seed of SEEDS) {
      expectOracle(await raceIn(page, { workload: 'io', strategy, tasks: 3, wait: 5, seed }));
    }
  });
}

test('futures over threads find the oracle’s max too, under the lock', async ({ openPage }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const options = /** @type {const} */ ({
    strategy: 'futures',
    executor: 'threads',
    tasks: 4,
    workers: 2,
  });
  for (const workload of /** @type {const} */ (['io', 'cpu'])) {
    const report = await raceIn(page, { ...options, workload, size: 200_000, wait: 5 });
    expectOracle(report);
    expect(report.lock).not.toBeNull();
    expect(report.memory.instances).toHaveLength(1);
  }
});

test('all strategies find the oracle’s max among 100,000,000 numbers', async ({ openPage }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const size = 100_000_000;
  const seed = 2 ** 32 - 1;
  const expected = oracleMax({ workload: 'cpu', seed, task: 0, size });
  for (const strategy of ALL) {
    for (const list of /** @type {const} */ (['stream', 'memory'])) {
      const report = await raceIn(page, { workload: 'cpu', strategy, tasks: 1, size, list, seed });
      expect(report.tasks[0].max, `${strategy}, ${list}`).toBe(expected);
    }
  }
});

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
    for (const { spans, foundMs, lane } of report.tasks) {
      expect(spans.map(({ phase }) => phase)).toEqual(
        expect.arrayContaining(['start', 'scan', 'wait']),
      );
      expect(report.lanes.map(({ id }) => id)).toContain(lane);
      let endMs = 0;
      for (const span of spans) {
        expect(span.startMs).toBeGreaterThanOrEqual(endMs);
        expect(span.endMs).toBeGreaterThanOrEqual(span.startMs);
        endMs = span.endMs;
      }
      expect(endMs).toBeLessThanOrEqual(report.elapsedMs);
      expect(foundMs).toBeLessThanOrEqual(report.elapsedMs);
    }
  });
}
