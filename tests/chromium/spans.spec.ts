// Exact counts of the spans of a run's tasks: by phase, and by the lock's hand-overs.
import { countsOf, openCounted, phasesOf } from '../helpers/message-counts.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import type { Report } from '../../www/core/report.ts';

const TASKS = 3;
const CPU = { workload: 'cpu', tasks: TASKS, size: 3_000_000, workers: 2 } as const;

for (const list of ['stream', 'memory'] as const) {
  test(`each task has one span for each phase, ${list} lists`, async ({ context, sites }) => {
    const page = await openCounted(context, sites.isolated.url, { ...CPU, list });
    const computing = list === 'memory' ? ['build', 'scan'] : ['scan'];
    for (const strategy of ['serial', 'asyncio', 'processes', 'shared'] as const) {
      const { report } = await countsOf(page, { ...CPU, list, strategy });
      const phases = ['start', 'queue', ...computing];
      expect(phasesOf(report), strategy).toEqual(Array(TASKS).fill(phases));
    }
  });
}

/**
 * Checks the number of hand-overs of a run under the lock. The first taking of the lock is no hand-over, each later
 * one is. Before each taking a thread waits once, and after it computes once, because no thread returns to the lock
 * before another has had it.
 * @param before what each task did before it reached the lock
 */
function expectOneWaitATaking(report: Report, before: string[]) {
  const switches = report.lock?.switches ?? 0;
  for (const phases of phasesOf(report)) {
    const pieces = (phases.length - before.length) / 2;
    const computing = Array(Math.floor(pieces)).fill(['lock', 'scan']).flat();
    expect(phases).toEqual([...before, ...computing]);
  }
  const spans = phasesOf(report).flat().length;
  expect(spans, `${switches} hand-overs`).toBe(TASKS * before.length + 2 * (1 + switches));
}

test('under the lock each hand-over adds two spans: one of waiting and one of computing', async ({
  context,
  sites,
}) => {
  const options = { ...CPU, size: 300_000_000, switchInterval: 1 };
  const page = await openCounted(context, sites.isolated.url, options);
  const threads = await countsOf(page, { ...options, strategy: 'threads' });
  expectOneWaitATaking(threads.report, ['start', 'queue']);
  expect(threads.report.lock?.switches, 'more than one a task').toBeGreaterThan(TASKS);
  const pool = { ...options, strategy: 'futures' as const };
  const cold = await countsOf(page, { ...pool, executor: 'threads' });
  expectOneWaitATaking(cold.report, ['start', 'queue']);
  const warm = await countsOf(page, { ...pool, executor: 'threads' });
  expectOneWaitATaking(warm.report, ['queue']);
  expect(warm.report.lock?.switches, 'more than one a task').toBeGreaterThan(TASKS);
});

test('under the lock a thread waits once for each time that it takes the lock, also for lists in memory', async ({
  context,
  sites,
}) => {
  const options = { ...CPU, list: 'memory' as const, size: 20_000_000 };
  const page = await openCounted(context, sites.isolated.url, options);
  const most = [];
  // A thread that starts late meets no other at the lock, so one of three runs is enough.
  for (let run = 0; run < 3; run++) {
    const { report } = await countsOf(page, { ...options, strategy: 'threads', switchInterval: 1 });
    const waits = phasesOf(report)
      .flat()
      .filter((phase) => phase === 'lock');
    expect(waits).toHaveLength(1 + (report.lock?.switches ?? 0));
    most.push(waits.length);
  }
  expect(Math.max(...most), `waits in each run: ${most.join(', ')}`).toBeGreaterThan(TASKS);
});
