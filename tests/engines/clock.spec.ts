// The times of a run where clocks are apart, as after sleep or after the clock was set, in every engine.
import { ALL, EMPTY_PAGE } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/engine-test.ts';
import { expectRightTimes, setClocks, timeRace } from '../helpers/set-clocks.ts';
import { runFirst } from '../helpers/broken-scripts.ts';
import { canRun } from '../helpers/without-shared-memory.ts';

const HOUR_MS = 3_600_000;

const WAITS = { workload: 'io', tasks: 2, wait: 60 } as const;

const OFFSETS = [
  { page: HOUR_MS, worker: -50 },
  { page: -HOUR_MS, worker: 50 },
  { page: 50, worker: HOUR_MS },
  { page: -50, worker: -HOUR_MS },
];

for (const offsets of OFFSETS) {
  test(`times are right with the page ${offsets.page} ms off and a worker ${offsets.worker} ms off`, async ({
    openPage,
    engine,
    sites,
  }) => {
    runFirst(sites.isolated, setClocks(offsets));
    const tab = await openPage('isolated', EMPTY_PAGE);
    for (const strategy of ALL) {
      if (!canRun(engine, { strategy })) continue;
      const tasks = strategy === 'serial' ? 1 : 2;
      await expectRightTimes(tab, { ...WAITS, tasks, strategy });
    }
    // The pool of the last run is warm.
    const { report } = await timeRace(tab, { ...WAITS, strategy: 'futures' });
    expect(report.startupMs).toBe(0);
    await tab.evaluate(() => void dispatchEvent(new Event('pagehide')));
  });
}
