// Promises of speed, as ratios of runs that follow each other in one page, so that no machine is too slow. The aims
// are those of the benchmark; the limits here are so wide that only a real fault passes them.
import { EMPTY_PAGE, raceIn } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { inTurns } from '../helpers/turns.ts';
import type { Question } from '../../benches/page/loops.js';
import type { Report } from '../../www/core/report.ts';
import type { Ratio } from '../helpers/turns.ts';
import type { Page } from '@playwright/test';

const CPU = { workload: 'cpu', list: 'stream', seed: 2020 } as const;

/** Prints the measurements, which say more than a pass. */
const tell = (name: string, ratio: number, { rounds }: { rounds: number }) =>
  console.log(`${name}: ${ratio.toFixed(3)}, median of ${rounds} pairs`);

/** Makes the benchmark's worker find a max in plain JavaScript. The worker keeps its list for the next time. */
const loopIn = (page: Page, question: Question): Promise<{ max: number | null; ms: number }> =>
  page.evaluate((asked) => {
    const kept = window as { loops?: Worker };
    const loops = (kept.loops ??= new Worker('/benches/page/loops.js', { type: 'module' }));
    return new Promise((resolve, reject) => {
      loops.onmessage = ({ data }) => resolve(data);
      loops.onerror = ({ message }) => reject(new Error(`the loops' worker failed: ${message}`));
      loops.postMessage(asked);
    });
  }, question);

/** Returns how long the search took in a serial report of one task. */
const scanMs = ({ tasks: [{ spans }] }: Report) => {
  const scans = spans.filter(({ phase }) => phase === 'scan');
  expect(scans).toHaveLength(1);
  return scans[0].endMs - scans[0].startMs;
};

for (const [list, how, size] of [
  ['memory', 'loop', 40_000_000],
  ['stream', 'stream', 10_000_000],
] as const) {
  test(`the wasm core finds a max far faster than a loop in plain JavaScript, ${list} lists`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', EMPTY_PAGE);
    const { seed } = CPU;
    const found: Set<number | null> = new Set();
    const measures = {
      wasm: async () => {
        const report = await raceIn(page, { ...CPU, list, size, strategy: 'serial', tasks: 1 });
        found.add(report.tasks[0].max);
        return scanMs(report);
      },
      loop: async () => {
        const { max, ms } = await loopIn(page, { how, size, seed });
        found.add(max);
        return ms;
      },
    };
    // The aim is 5.
    const measured = await inTurns(measures, (ratio) => ratio('loop', 'wasm') > 2);
    const gain = measured.ratio('loop', 'wasm');
    tell(`JavaScript loop over wasm scan, ${list}`, gain, measured);
    expect(found.size, 'both find the same max').toBe(1);
    expect(gain).toBeGreaterThan(2);
  });
}

for (const strategy of ['serial', 'threads', 'shared'] as const) {
  test(`${strategy} takes about as long with recorded spans as without`, async ({ openPage }) => {
    const page = await openPage('isolated', EMPTY_PAGE);
    const options = { ...CPU, strategy, tasks: 4, size: 100_000_000 };
    const timed = (spans: boolean) => async () => {
      const { elapsedMs, tasks } = await raceIn(page, options, { spans });
      expect(tasks.some((task) => task.spans.length > 0)).toBe(spans);
      return elapsedMs;
    };
    const measures = { recorded: timed(true), unrecorded: timed(false) };
    // The aim is 1.01.
    const least = (...ratios: Ratio[]) =>
      Math.min(...ratios.map((each) => each('recorded', 'unrecorded')));
    const measured = await inTurns(measures, (...ratios) => least(...ratios) < 1.1);
    tell(`recorded over unrecorded, ${strategy}`, least(measured.ratio), measured);
    expect(least(measured.ratio, measured.shortestRatio)).toBeLessThan(1.1);
  });
}

for (const executor of ['processes', 'threads'] as const) {
  test(`a warm pool of ${executor} finishes tiny tasks before a cold pool has started`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', EMPTY_PAGE);
    const tiny = { ...CPU, strategy: 'futures' as const, executor, size: 1000 };
    const pool = { ...tiny, tasks: 4, workers: 2 };
    const measures = {
      // Only one pool is kept, so another pool, of one worker, replaces it.
      cold: async () => {
        await raceIn(page, { ...tiny, tasks: 1, workers: 1 });
        return (await raceIn(page, pool)).elapsedMs;
      },
      warm: async () => {
        await raceIn(page, pool);
        return (await raceIn(page, pool)).elapsedMs;
      },
    };
    const measured = await inTurns(measures, (ratio) => ratio('warm', 'cold') < 0.5);
    const share = measured.ratio('warm', 'cold');
    tell(`warm pool over cold, ${executor}`, share, measured);
    expect(share).toBeLessThan(0.5);
  });
}

test('shared threads search one list on two cores in well under the time of one', async ({
  openPage,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  test.skip(cores < 2, 'there is one core');
  const timed = (strategy: 'serial' | 'shared') => async () => {
    const options = { ...CPU, strategy, tasks: 1, size: 600_000_000, workers: 2 };
    return (await raceIn(page, options)).elapsedMs;
  };
  const measures = { serial: timed('serial'), shared: timed('shared') };
  // The aim is 1.9 without the start of the threads, which is included here.
  const measured = await inTurns(measures, (ratio) => ratio('serial', 'shared') > 1.4);
  const gain = measured.ratio('serial', 'shared');
  tell(`serial over shared on 2 of ${cores} cores, streamed`, gain, measured);
  expect(gain).toBeGreaterThan(1.4);
});
