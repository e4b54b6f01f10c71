// Many and large runs, one after another: 64 processes, a warm pool of 64, lists that fill the memory.
import { EMPTY_PAGE, raceIn, workersLeft } from './engine.js';
import { expect, test } from './fixtures.js';
import { residentBytes } from './processor.js';

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

for (const strategy of /** @type {const} */ ([
  'serial',
  'asyncio',
  'threads',
  'processes',
  'shared',
])) {
  test(`runs of ${strategy} give their lists' memory back`, async ({ openPage }) => {
    test.setTimeout(120_000);
    const page = await openPage('isolated', EMPTY_PAGE);
    const size = 50_000_000;
    const lists = /** @type {const} */ ({ workload: 'cpu', list: 'memory', tasks: 1, size });
    await raceIn(page, { ...lists, strategy });
    const before = residentBytes();
    for (let run = 0; run < 8; run += 1) await raceIn(page, { ...lists, strategy });
    expect(await workersLeft()).toBe(0);
    const grown = (residentBytes() - before) / (4 * size);
    console.log(`${strategy}: ${grown.toFixed(1)} lists of 8 are still there`);
    expect(grown).toBeLessThan(3);
  });
}
