// The largest runs that the options allow, one after another: 64 processes, and a warm pool of 64.
import { EMPTY_PAGE, raceIn, workersLeft } from './engine.js';
import { expect, test } from './fixtures.js';

test('runs of 64 processes and pools of 64 find room one after another, and nothing is left of them', async ({
  openPage,
}) => {
  test.setTimeout(120_000);
  const page = await openPage('isolated', EMPTY_PAGE);
  const many = /** @type {const} */ ({ workload: 'io', tasks: 64, wait: 0 });
  for (const workers of [64, 63]) {
    const pool = await raceIn(page, { ...many, strategy: 'futures', workers });
    expect(pool.lanes).toHaveLength(workers);
    const { memory } = await raceIn(page, { ...many, strategy: 'processes' });
    expect(memory.instances).toHaveLength(many.tasks);
  }
  // A pool of one in the place of the last: its coordinator and its worker.
  await raceIn(page, { ...many, strategy: 'futures', tasks: 1, workers: 1 });
  expect(await workersLeft(2)).toBe(2);
});
