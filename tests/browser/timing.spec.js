// What the strategies are for: who overlaps waiting, who overlaps computing, and what it costs in memory.
// Every limit is a ratio of runs measured side by side, or lies far beyond what a noisy machine does.
import { ALL, EMPTY_PAGE, raceIn } from './engine.js';
import { expect, test } from './fixtures.js';

/** @typedef {import('./engine.js').Report} Report */

/** Rounds of a comparison: at least so many, and more where the machine was disturbed meanwhile. */
const ROUNDS = { least: 5, most: 15 };

/**
 * shortestOf runs strategies in turns and gives the shortest time of each: that is what the strategy takes, and what is
 * longer was disturbed by the machine. It goes on until the times are as wanted; a real fault never lets them be.
 * @param {import('@playwright/test').Page} page
 * @param {readonly import('../../www/types.js').StrategyName[]} strategies
 * @param {Partial<import('../../www/types.js').Options>} options
 * @param {(shortest: Record<string, number>) => boolean} asWanted
 */
async function shortestOf(page, strategies, options, asWanted) {
  /** @type {Record<string, number>} */
  const shortest = Object.fromEntries(strategies.map((strategy) => [strategy, Infinity]));
  for (let round = 1; round <= ROUNDS.most; round += 1) {
    for (const strategy of strategies) {
      const { elapsedMs } = await raceIn(page, { ...options, strategy });
      shortest[strategy] = Math.min(shortest[strategy], elapsedMs);
    }
    if (round >= ROUNDS.least && asWanted(shortest)) break;
  }
  return shortest;
}

/** @param {Report[]} reports */
const elapsedOf = (reports) => reports.map(({ elapsedMs }) => elapsedMs);

test('ten waits take ten waits in serial, and about one in every other strategy', async ({
  openPage,
}) => {
  test.setTimeout(120_000);
  const page = await openPage('isolated', EMPTY_PAGE);
  const wait = 500;
  for (const strategy of ALL) {
    const reports = [];
    const repeats = strategy === 'serial' ? 1 : 3;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      reports.push(await raceIn(page, { workload: 'io', strategy, tasks: 10, wait }));
    }
    const idealMs = strategy === 'serial' ? 10 * wait : wait;
    const overMs = Math.min(...elapsedOf(reports)) - idealMs;
    console.log(`io ${strategy}: ${overMs.toFixed(1)} ms over the ideal`);
    expect(overMs, strategy).toBeGreaterThan(-5);
    expect(overMs, strategy).toBeLessThan(strategy === 'serial' ? 400 : 150);
  }
});

test('a pool of fewer workers than waits takes as many rounds as it must', async ({ openPage }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const options = /** @type {const} */ ({
    workload: 'io',
    strategy: 'futures',
    tasks: 5,
    wait: 200,
  });
  const report = await raceIn(page, { ...options, workers: 2 });
  expect(report.elapsedMs).toBeGreaterThan(600);
  expect(report.elapsedMs).toBeLessThan(1000);
  expect(
    report.tasks.filter(({ spans }) => spans.some((span) => span.phase === 'queue')).length,
  ).toBeGreaterThan(0);
  expect(new Set(report.tasks.map(({ lane }) => lane)).size).toBe(2);
});

test('computing: threads under the lock gain nothing, processes and shared threads gain the cores', async ({
  openPage,
}) => {
  test.setTimeout(180_000);
  const page = await openPage('isolated', EMPTY_PAGE);
  const options = /** @type {const} */ ({ workload: 'cpu', tasks: 4, size: 300_000_000 });
  const strategies = /** @type {const} */ (['serial', 'threads', 'processes', 'shared']);
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  const floor = 0.85 * Math.min(options.tasks, cores);
  const shortest = await shortestOf(
    page,
    strategies,
    options,
    ({ serial, threads, processes, shared }) =>
      threads > 0.95 * serial &&
      threads < 1.06 * serial &&
      serial > floor * Math.max(processes, shared),
  );
  const gain = (/** @type {string} */ name) => shortest.serial / shortest[name];
  const told = strategies.map(
    (name) => `${name} ${shortest[name].toFixed(0)} ms, ${gain(name).toFixed(2)}x`,
  );
  console.log(`cpu, ${cores} cores: ${told.join('; ')}`);
  // The aim is 0.95 to 1.06, and that is what the rounds above go on for. Coming up and handing over take 3 to 6 of a
  // hundred here; a lock that lets two compute, or that stalls, lies far outside of this.
  expect(1 / gain('threads')).toBeGreaterThan(0.9);
  expect(1 / gain('threads')).toBeLessThan(1.12);
  expect(gain('processes')).toBeGreaterThan(floor);
  expect(gain('shared')).toBeGreaterThan(floor);
});

test('under the lock no two threads compute at once, and they hand it over about every switch interval', async ({
  openPage,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const options = /** @type {const} */ ({
    workload: 'cpu',
    strategy: 'threads',
    tasks: 4,
    size: 100_000_000,
  });
  const report = await raceIn(page, options);
  const scans = report.tasks
    .flatMap(({ spans }) => spans.filter(({ phase }) => phase === 'scan'))
    .sort((a, b) => a.startMs - b.startMs);
  for (let i = 1; i < scans.length; i += 1) {
    expect(scans[i].startMs).toBeGreaterThanOrEqual(scans[i - 1].endMs);
  }
  const computedMs = scans.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  const switches = report.lock?.switches ?? 0;
  console.log(`lock: ${switches} hand-overs in ${computedMs.toFixed(0)} ms`);
  // One every 5 ms is the rule; a busy machine stretches some, the beginning shortens others.
  expect(computedMs / switches).toBeGreaterThan(2);
  expect(computedMs / switches).toBeLessThan(25);
});

test('a longer switch interval gives fewer hand-overs', async ({ openPage }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const options = /** @type {const} */ ({
    workload: 'cpu',
    strategy: 'threads',
    tasks: 3,
    size: 60_000_000,
  });
  const often = await raceIn(page, { ...options, switchInterval: 1 });
  const seldom = await raceIn(page, { ...options, switchInterval: 40 });
  expect(often.lock?.switches ?? 0).toBeGreaterThan(3 * (seldom.lock?.switches ?? 0));
});

test('on the event loop a computing task keeps the others out for as long as it computes', async ({
  openPage,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const report = await raceIn(page, {
    workload: 'cpu',
    strategy: 'asyncio',
    tasks: 3,
    size: 50_000_000,
  });
  const scans = report.tasks.map(({ spans }) => spans.find(({ phase }) => phase === 'scan'));
  const longestMs = Math.max(...scans.map((span) => (span ? span.endMs - span.startMs : 0)));
  expect(report.loop?.longestBlockMs).toBeGreaterThanOrEqual(longestMs * 0.99);
  expect(scans[1]?.startMs).toBeGreaterThanOrEqual(scans[0]?.endMs ?? Infinity);
});

test('lists in memory: each process pays for its own, threads share one memory', async ({
  openPage,
}) => {
  test.setTimeout(120_000);
  const page = await openPage('isolated', EMPTY_PAGE);
  const article = /** @type {const} */ ({
    workload: 'cpu',
    list: 'memory',
    tasks: 3,
    size: 100_000_000,
  });
  const processes = await raceIn(page, { ...article, strategy: 'processes' });
  expect(processes.memory.instances).toHaveLength(3);
  for (const bytes of processes.memory.instances) expect(bytes).toBeGreaterThanOrEqual(400_000_000);
  for (const strategy of /** @type {const} */ (['threads', 'shared'])) {
    const { memory } = await raceIn(page, { ...article, strategy });
    expect(memory.instances).toHaveLength(1);
    expect(memory.totalBytes).toBeGreaterThanOrEqual(400_000_000);
  }
});

test('a warm pool of futures starts at once', async ({ openPage }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const options = /** @type {const} */ ({
    workload: 'cpu',
    strategy: 'futures',
    tasks: 4,
    size: 1_000_000,
    workers: 2,
  });
  const cold = await raceIn(page, options);
  const warm = await raceIn(page, options);
  expect(cold.startupMs).toBeGreaterThan(warm.startupMs);
  expect(warm.startupMs).toBe(0);
  expect(warm.tasks.flatMap(({ spans }) => spans).filter(({ phase }) => phase === 'start')).toEqual(
    [],
  );
});
