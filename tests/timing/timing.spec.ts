// The purpose of the strategies: who overlaps waiting, who overlaps computing, and what that costs in memory. Every
// limit is a ratio of runs measured in turns, or lies far beyond a noisy machine.
import { ALL, EMPTY_PAGE, raceIn } from '../helpers/module-calls.ts';
import { median } from '../../benches/rounds.js';
import { expect, test } from '../helpers/chromium-test.ts';
import { inTurns } from '../helpers/turns.ts';
import type { Report } from '../../www/core/report.ts';

test('ten waits take ten waits in serial, and about one in every other strategy', async ({
  openPage,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const wait = 500;
  for (const strategy of ALL) {
    const isSerial = strategy === 'serial';
    const idealMs = isSerial ? 10 * wait : wait;
    const limitMs = isSerial ? 400 : 300;
    let overMs = Infinity;
    const [least, most] = isSerial ? [1, 5] : [3, 15];
    // Other programs delay some runs. A wait that does not overlap the others is too long in every run.
    for (let runs = 0; runs < least || (runs < most && overMs >= limitMs); runs += 1) {
      const { elapsedMs } = await raceIn(page, { workload: 'io', strategy, tasks: 10, wait });
      overMs = Math.min(overMs, elapsedMs - idealMs);
    }
    console.log(`io ${strategy}: ${overMs.toFixed(1)} ms over the ideal`);
    // A limit in milliseconds, because a wait lasts as long on any machine. The aims are 40 and 80 ms; a wait that
    // does not overlap the others adds 500.
    expect(overMs, strategy).toBeGreaterThan(-5);
    expect(overMs, strategy).toBeLessThan(limitMs);
  }
});

test('a pool of fewer workers than waits takes as many rounds as it must', async ({ openPage }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const wait = 200;
  const options = { workload: 'io', strategy: 'futures', tasks: 5, wait } as const;
  let report: Report;
  let tries = 0;
  // Other programs delay some runs.
  do {
    report = await raceIn(page, { ...options, workers: 2 });
    expect(report.elapsedMs / wait, 'in waits').toBeGreaterThan(3);
    tries += 1;
  } while (tries < 10 && report.elapsedMs / wait >= 5);
  expect(report.elapsedMs / wait, 'in waits').toBeLessThan(5);
  expect(
    report.tasks.filter(({ spans }) => spans.some((span) => span.phase === 'queue')).length,
  ).toBeGreaterThan(0);
  expect(new Set(report.tasks.map(({ lane }) => lane)).size).toBe(2);
});

/**
 * Returns, for each report, the share of time without computing between the first and the last span of computing.
 */
const idleSharesOf = (reports: Report[]) =>
  reports.map(({ tasks }) => {
    const scans = tasks.flatMap(({ spans }) => spans.filter(({ phase }) => phase === 'scan'));
    const beganMs = Math.min(...scans.map(({ startMs }) => startMs));
    const endedMs = Math.max(...scans.map(({ endMs }) => endMs));
    const computedMs = scans.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
    return 1 - computedMs / (endedMs - beganMs);
  });

test('computing: threads under the lock gain nothing and lose little, processes and shared threads gain the cores', async ({
  openPage,
}) => {
  test.setTimeout(300_000);
  const page = await openPage('isolated', EMPTY_PAGE);
  const options = { workload: 'cpu', tasks: 4, size: 300_000_000 } as const;
  const raced = {
    serial: { strategy: 'serial' },
    threads: { strategy: 'threads' },
    processes: { strategy: 'processes' },
    shared: { strategy: 'shared' },
    'one task in serial': { strategy: 'serial', tasks: 1 },
    'one thread': { strategy: 'threads', tasks: 1 },
  } as const;
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  const floor = 0.85 * Math.min(options.tasks, cores);
  const underTheLock: Report[] = [];
  const timed = Object.entries(raced).map(([name, strategy]) => {
    const measure = async () => {
      const report = await raceIn(page, { ...options, ...strategy });
      if (name === 'threads') underTheLock.push(report);
      return report.elapsedMs;
    };
    return [name, measure];
  });
  // The aim is 0.95 to 1.06 times serial. Threads take turns on all cores, and the cores of a shared host differ by
  // up to a third for minutes. So the cost of hand-overs is limited to 0.06, and what a thread with the lock
  // computes is compared with the time of serial. A lock that stalls lies far outside.
  const limits = [
    ['threads', 'serial', 1.6],
    ['one thread', 'one task in serial', 1.12],
  ] as const;
  const { ratio, shortestRatio, medianOf, rounds } = await inTurns(
    Object.fromEntries(timed),
    (ratio, shortestRatio) =>
      limits.every(
        ([name, base, limit]) =>
          ratio(name, base) > 0.9 && Math.min(ratio(name, base), shortestRatio(name, base)) < limit,
      ) &&
      ['processes', 'shared'].every(
        (name) => Math.max(ratio('serial', name), shortestRatio('serial', name)) > floor,
      ),
  );
  const told = Object.keys(raced).map((name) => `${name} ${medianOf(name).toFixed(0)} ms`);
  console.log(`cpu, ${cores} cores, medians of ${rounds} rounds: ${told.join('; ')}`);
  for (const [name, base, limit] of limits) {
    const threads = ratio(name, base);
    console.log(`cpu, ${name} over ${base}: ${threads.toFixed(3)}`);
    expect(threads, name).toBeGreaterThan(0.9);
    expect(Math.min(threads, shortestRatio(name, base)), name).toBeLessThan(limit);
  }
  const idle = idleSharesOf(underTheLock).sort((a, b) => a - b);
  console.log(`cpu, no thread computes: ${idle.map((share) => share.toFixed(3)).join(', ')}`);
  // A negative share would mean that two compute at once.
  expect(median(idle), 'share of time in which no thread computes').toBeGreaterThan(0);
  expect(median(idle), 'share of time in which no thread computes').toBeLessThan(0.06);
  for (const parallel of ['processes', 'shared']) {
    const gain = Math.max(ratio('serial', parallel), shortestRatio('serial', parallel));
    console.log(`cpu, serial over ${parallel}: ${gain.toFixed(2)}`);
    expect(gain, parallel).toBeGreaterThan(floor);
  }
});

test('under the lock no two threads compute at once, and the lock changes hands about every switch interval', async ({
  openPage,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const options = {
    workload: 'cpu',
    strategy: 'threads',
    tasks: 4,
    size: 100_000_000,
  } as const;
  const measured: number[] = [];
  for (let run = 0; run < 5; run += 1) {
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
    measured.push(computedMs / switches / report.options.switchInterval);
  }
  // One hand-over an interval is the rule. A busy machine stretches some intervals, and the beginning shortens
  // others.
  const intervals = median(measured);
  expect(intervals, 'switch intervals from one hand-over to the next').toBeGreaterThan(0.4);
  expect(intervals, 'switch intervals from one hand-over to the next').toBeLessThan(5);
});

test('a longer switch interval gives fewer hand-overs', async ({ openPage }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const options = {
    workload: 'cpu',
    strategy: 'threads',
    tasks: 3,
    size: 60_000_000,
  } as const;
  const switches = async (switchInterval: number) =>
    (await raceIn(page, { ...options, switchInterval })).lock?.switches ?? 0;
  let [often, seldom] = [0, 0];
  for (let round = 0; round < 3; round += 1) {
    often += await switches(1);
    seldom += await switches(40);
  }
  expect(often).toBeGreaterThan(3 * seldom);
});

test('on the event loop a computing task blocks the others for as long as it computes', async ({
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
  const page = await openPage('isolated', EMPTY_PAGE);
  const article = {
    workload: 'cpu',
    list: 'memory',
    tasks: 3,
    size: 100_000_000,
  } as const;
  const processes = await raceIn(page, { ...article, strategy: 'processes' });
  expect(processes.memory.instances).toHaveLength(3);
  for (const bytes of processes.memory.instances) expect(bytes).toBeGreaterThanOrEqual(400_000_000);
  for (const strategy of ['threads', 'shared'] as const) {
    const { memory } = await raceIn(page, { ...article, strategy });
    expect(memory.instances).toHaveLength(1);
    expect(memory.totalBytes).toBeGreaterThanOrEqual(400_000_000);
  }
});

test('a warm pool of futures starts without delay', async ({ openPage }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const options = {
    workload: 'cpu',
    strategy: 'futures',
    tasks: 4,
    size: 1_000_000,
    workers: 2,
  } as const;
  const cold = await raceIn(page, options);
  const warm = await raceIn(page, options);
  expect(cold.startupMs).toBeGreaterThan(warm.startupMs);
  expect(warm.startupMs).toBe(0);
  expect(warm.tasks.flatMap(({ spans }) => spans).filter(({ phase }) => phase === 'start')).toEqual(
    [],
  );
});
