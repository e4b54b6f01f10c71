// Many and large runs in a row: 64 processes, a warm pool of 64, lists that fill the memory.
import { EMPTY_PAGE, raceIn, workersLeft } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { residentBytes } from '../helpers/processor.ts';

test('runs of 64 processes and pools of 64 work one after another and leave nothing', async ({
  openPage,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const many = { workload: 'io', tasks: 64, wait: 0 } as const;
  for (const workers of [64, 63]) {
    const pool = await raceIn(page, { ...many, strategy: 'futures', workers });
    expect(pool.lanes).toHaveLength(workers);
    const { memory } = await raceIn(page, { ...many, strategy: 'processes' });
    expect(memory.instances).toHaveLength(many.tasks);
  }
  // A pool of one worker replaces the last pool: its coordinator and its worker remain.
  await raceIn(page, { ...many, strategy: 'futures', tasks: 1, workers: 1 });
  expect(await workersLeft(2)).toBe(2);
});

for (const strategy of ['serial', 'asyncio', 'threads', 'processes', 'shared'] as const) {
  test(`runs of ${strategy} free the memory of their lists`, async ({ openPage }) => {
    const page = await openPage('isolated', EMPTY_PAGE);
    const size = 50_000_000;
    const lists = { workload: 'cpu', list: 'memory', tasks: 1, size } as const;
    await raceIn(page, { ...lists, strategy });
    const before = residentBytes();
    for (let run = 0; run < 8; run += 1) await raceIn(page, { ...lists, strategy });
    expect(await workersLeft()).toBe(0);
    const grown = () => (residentBytes() - before) / (4 * size);
    // The system takes the memory of an ended worker back a little later.
    await expect.poll(grown, `${strategy}: lists of 8 that are still there`).toBeLessThan(3);
  });
}

test('a widget that is cancelled and removed before its interface has loaded is garbage-collected', async ({
  openPage,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  await page.evaluate(async () => {
    await import(new URL('/racelane.js', location.href).href);
    for (let count = 0; count < 5; count += 1) {
      const lane = document.createElement('race-lane') as any;
      document.body.append(lane);
      const run = lane.run('serial').catch(() => {});
      lane.cancel();
      await run;
      lane.remove();
      await lane.load();
    }
  });
  const session = await page.context().newCDPSession(page);
  const evaluated = await session.send('Runtime.evaluate', {
    expression: 'customElements.get("race-lane").prototype',
  });
  const left = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const prototypeObjectId = evaluated.result.objectId ?? '';
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId });
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: 'function () { return this.length; }',
    });
    await session.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
    return result.value;
  };
  await expect.poll(left, 'elements kept').toBeLessThanOrEqual(1);
});
