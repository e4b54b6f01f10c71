// Repeated runs in a page: none hangs, none is slower than those before, none leaves a worker. Also the most tasks
// at once.
import { ALL, UNSHARED } from '../helpers/module-calls.ts';
import { workerThreads } from '../helpers/processor.ts';
import { expect, test } from '../helpers/engine-test.ts';
import type { Options } from '../../www/core/report.ts';
import type { Tab } from '../helpers/tab.ts';

// Many workers take long to start and to end on a busy machine.
test.describe.configure({ timeout: 300_000 });

const REPEATS = 9;

/**
 * How much longer the last runs may take than the first. The tests share the machine, so the shortest of the last runs is
 * compared. A leak in every run makes all of these longer by far more.
 */
const SLOWER = 4;
const SLOWER_BY_MS = 150;

/** The most tasks that options allow. */
const MOST_TASKS = 64;

/** The memories of a larger pool, at 4 GiB each, would exceed what WebKit gives on most machines. */
const POOL = 20;

/** Runs the same race again and again, and returns the time of each from call to report. */
const repeat = (
  tab: Tab,
  options: Partial<Options>,
  times: number,
): Promise<{ tookMs: number[]; verified: number; lanes: number; tasks: number }> =>
  tab.evaluate(
    async (given) => {
      const { race } = await import(new URL('/racelane.js', location.href).href);
      const seen = { tookMs: [] as number[], verified: 0, lanes: 0, tasks: 0 };
      for (let run = 0; run < given.times; run += 1) {
        const beganMs = performance.now();
        const report = await race(given.options);
        seen.tookMs.push(performance.now() - beganMs);
        if (report.verified) seen.verified += 1;
        seen.lanes = report.lanes.length;
        seen.tasks = report.tasks.length;
      }
      return seen;
    },
    { options, times },
  );

/** Returns the strategies that a page can run, the one that keeps its workers last. */
const strategiesOf = (kind: 'isolated' | 'plain', sharesMemory: boolean) => {
  const all = kind === 'isolated' && sharesMemory ? ALL : UNSHARED;
  return [...all].sort((a, b) => Number(a === 'futures') - Number(b === 'futures'));
};

/**
 * Fails if more workers are left than before. There may be fewer, because a browser ends the pool of a cached page
 * at some time.
 */
async function expectNoneLeft(expected: number, strategy: string) {
  await expect
    .poll(workerThreads, { message: `workers left by ${strategy}` })
    .toBeLessThanOrEqual(expected);
}

const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

for (const kind of ['isolated', 'plain'] as const) {
  test(`${REPEATS} equal races in a page that is ${kind} get no slower and leave no worker, in every strategy`, async ({
    openPage,
    engine,
  }) => {
    for (const strategy of strategiesOf(kind, engine.sharesMemory)) {
      const tab = await openPage(kind);
      const before = workerThreads();
      const options = {
        workload: 'cpu' as const,
        tasks: 3,
        size: 20_000,
        workers: 2,
      };
      const { tookMs, verified } = await repeat(tab, { ...options, strategy }, REPEATS);
      expect(verified, strategy).toBe(REPEATS);
      const third = REPEATS / 3;
      // The first run loads shared code and learns the list's max.
      const first = median(tookMs.slice(1, 1 + third));
      const last = Math.min(...tookMs.slice(-third));
      expect(last, `${strategy}: ${tookMs.map(Math.round)} ms`).toBeLessThan(
        SLOWER * first + SLOWER_BY_MS,
      );
      // The pool of futures stays warm: a coordinator and two processes.
      const kept = strategy === 'futures' ? 3 : 0;
      await expectNoneLeft(before + kept, strategy);
    }
  });

  test(`${MOST_TASKS} tasks at once end in a page that is ${kind}, in every strategy`, async ({
    openPage,
    engine,
  }) => {
    const tab = await openPage(kind);
    const before = workerThreads();
    for (const strategy of strategiesOf(kind, engine.sharesMemory)) {
      const options = { workload: 'io' as const, tasks: MOST_TASKS, wait: 20 };
      const many = { ...options, strategy, size: 10, workers: POOL };
      const { verified, lanes, tasks } = await repeat(tab, many, 1);
      expect({ strategy, verified, tasks }).toEqual({ strategy, verified: 1, tasks: MOST_TASKS });
      if (strategy === 'threads' || strategy === 'processes') expect(lanes).toBe(MOST_TASKS);
      const kept = strategy === 'futures' ? 1 + POOL : 0;
      await expectNoneLeft(before + kept, strategy);
    }
  });
}
