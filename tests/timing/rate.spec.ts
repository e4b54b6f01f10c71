// The number of messages that a page receives from a run with the most tasks: at most 60 a second, and a fixed few
// besides.
import { countsOf, openCounted } from '../helpers/message-counts.ts';
import { ALL } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/chromium-test.ts';

const TASKS = 64;

/** The other messages of a coordinator: its begin, its outcome, its clock, and its end unless it stays warm. */
const othersOf = (strategy: string) => ({
  begun: 1,
  done: 1,
  clock: 3,
  ...(strategy === 'futures' ? {} : { gone: 1 }),
});

const runs = [
  // 64 waits one after another would take a minute.
  [{ workload: 'io', tasks: TASKS, wait: 1000 }, ALL.slice(1)],
  [{ workload: 'cpu', tasks: TASKS, size: 15_000_000 }, ALL],
] as const;

for (const [options, strategies] of runs) {
  test(`a run of ${TASKS} ${options.workload} tasks sends the page at most 60 updates a second`, async ({
    context,
    sites,
  }) => {
    // A check of the same lists has the right answers, however long a task waits.
    const page = await openCounted(context, sites.isolated.url, { ...options, wait: 0 });
    for (const strategy of strategies) {
      const { report, heard, updates } = await countsOf(page, { ...options, strategy });
      const { update: timed = 0, ...others } = heard;
      console.log(`${options.workload} ${strategy}: ${timed} in ${report.elapsedMs.toFixed(0)} ms`);
      expect(others, strategy).toEqual(othersOf(strategy));
      expect(timed, strategy).toBeLessThanOrEqual(Math.ceil((report.elapsedMs * 60) / 1000) + 1);
      expect(timed, strategy).toBeGreaterThan(5);
      // The page itself reports one thing: that it checks the answers.
      expect(updates, strategy).toBeLessThanOrEqual(timed + 1);
    }
  });
}
