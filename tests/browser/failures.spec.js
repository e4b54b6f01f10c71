// What cannot be done is told in words, in bounded time, and the next run works. Faults are in tests/engines/.
import { EMPTY_PAGE, failureOf, raceIn, workersLeft } from './engine.js';
import { expect, test } from './fixtures.js';

test('bad options are refused in words, before anything is loaded', async ({ openPage, sites }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const bad = /** @type {[string, Record<string, unknown>][]} */ ([
    ['tasks', { tasks: 0 }],
    ['size', { size: -1 }],
    ['wait', { wait: 60_001 }],
    ['strategy', { strategy: '__proto__' }],
    ['seed', { seed: 2 ** 32 }],
    ['speed', { speed: 'high' }],
  ]);
  for (const [option, options] of bad) {
    const failure = await failureOf(page, options);
    expect(failure).toMatchObject({ name: 'RaceError', code: 'invalid-option' });
    expect(failure.message).toContain(`\`${option}\``);
  }
  expect(sites.isolated.requests.filter((path) => path.endsWith('.wasm'))).toEqual([]);
});

for (const strategy of /** @type {const} */ (['serial', 'threads', 'processes', 'shared'])) {
  test(`lists that the memory of ${strategy} cannot hold give out-of-memory with a size that fits`, async ({
    openPage,
  }) => {
    test.setTimeout(120_000);
    const page = await openPage('isolated', EMPTY_PAGE);
    const failure = await failureOf(page, {
      ...{ workload: 'cpu', list: 'memory', strategy },
      ...(strategy === 'threads'
        ? { tasks: 3, size: 450_000_000 }
        : { tasks: 1, size: 600_000_000 }),
    });
    expect(failure).toMatchObject({ name: 'RaceError', code: 'out-of-memory' });
    const [, fits] = failure.message.match(/`size` can be at most about ([\d,]+) here/) ?? [];
    expect(Number(fits.replaceAll(',', ''))).toBeGreaterThan(100_000_000);
    expect(await workersLeft()).toBe(0);
    const after = await raceIn(page, {
      workload: 'cpu',
      list: 'memory',
      strategy,
      tasks: 2,
      size: 1_000_000,
    });
    expect(after.verified).toBe(true);
  });
}

test('without isolation, strategies that share memory are unsupported, with the reason', async ({
  openPage,
}) => {
  const page = await openPage('plain', EMPTY_PAGE);
  for (const options of [
    { strategy: 'threads' },
    { strategy: 'shared' },
    { strategy: 'futures', executor: 'threads' },
  ]) {
    const failure = await failureOf(page, options);
    expect(failure.code).toBe('unsupported');
    expect(failure.message).toContain('not cross-origin isolated');
  }
  expect(
    (await raceIn(page, { workload: 'io', strategy: 'futures', tasks: 2, wait: 5 })).verified,
  ).toBe(true);
});
