// Exact counts of what a run does. No clock is involved, so a change that makes runs costlier shows on any machine.
import {
  countsOf,
  countsOfComparison,
  openCounted,
  phasesOf,
  recordBytes,
  withoutTimed,
} from '../helpers/message-counts.ts';
import { expectRuns } from '../helpers/further-runs.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import type { Options } from '../../www/core/report.ts';
import type { StrategyName } from '../../www/core/strategies.ts';

const TASKS = 3;
const WORKERS = 2;
const CPU = {
  workload: 'cpu',
  tasks: TASKS,
  size: 3_000_000,
  workers: WORKERS,
} as const;

/** Messages between a coordinator and its page, without updates. */
const ONE_RUN = {
  'down start': 1,
  'down run': 1,
  'up begun': 1,
  'up done': 1,
  'down ask-clock': 3,
  'up clock': 3,
  'down end': 1,
  'up gone': 1,
};

/**
 * Workers and messages of each strategy. `hops` is how often a task's record travels: from the coordinator to the
 * page, and before that from a process to the coordinator.
 */
const expected: Record<
  string,
  { workers: number; messages: Record<string, number>; hops: number }
> = {
  serial: { workers: 1, messages: {}, hops: 1 },
  asyncio: { workers: 1, messages: {}, hops: 1 },
  threads: {
    workers: 1 + TASKS,
    messages: {
      'down start': 1 + TASKS,
      'up ready': TASKS,
      'down clock': TASKS,
      'down task': TASKS,
      'up task-ended': TASKS,
    },
    hops: 1,
  },
  processes: {
    workers: 1 + TASKS,
    messages: {
      'down start': 1 + TASKS,
      'up ready': TASKS,
      'down clock': TASKS,
      'down task': TASKS,
      'up task-ended': TASKS,
    },
    hops: 2,
  },
  shared: {
    workers: 1 + WORKERS,
    messages: {
      'down start': 1 + WORKERS,
      'up ready': WORKERS,
      'down clock': WORKERS,
      'up task-ended': TASKS,
    },
    hops: 1,
  },
};

for (const list of ['stream', 'memory'] as const) {
  for (const [name, { workers, messages, hops }] of Object.entries(expected)) {
    test(`${name} starts ${workers} workers and copies nothing but its records, ${list} lists`, async ({
      context,
      sites,
    }) => {
      const strategy = name as StrategyName;
      const page = await openCounted(context, sites.isolated.url, { ...CPU, list });
      const counts = await countsOf(page, { ...CPU, list, strategy });
      expect(counts.workers, 'workers started').toBe(workers);
      expect(withoutTimed(counts.messages)).toEqual({ ...ONE_RUN, ...messages });
      expect(counts.copiedBytes).toBe(hops * recordBytes(counts.report));
    });
  }
}

/** How often a task's record travels from the pools of `futures`. */
const poolHops = { processes: 2, threads: 1 };

for (const [kind, hops] of Object.entries(poolHops)) {
  test(`the first run starts a pool of ${kind}; a warm pool starts no worker and receives each task once`, async ({
    context,
    sites,
  }) => {
    const executor = kind as Options['executor'];
    const options = { ...CPU, strategy: 'futures' as const, executor };
    const page = await openCounted(context, sites.isolated.url, CPU);
    const eachRun = {
      'down run': 1,
      'up begun': 1,
      'down task': TASKS,
      'up task-ended': TASKS,
      'up done': 1,
      'down ask-clock': 3,
      'up clock': 3,
    };
    const firstRun = { 'down start': 1 + WORKERS, 'up ready': WORKERS, 'down clock': WORKERS };
    const cold = await countsOf(page, options);
    expect(cold.workers).toBe(1 + WORKERS);
    expect(withoutTimed(cold.messages)).toEqual({ ...firstRun, ...eachRun });
    expect(cold.copiedBytes).toBe(hops * recordBytes(cold.report));
    const warm = await countsOf(page, options);
    expect(warm.workers).toBe(0);
    expect(withoutTimed(warm.messages)).toEqual(eachRun);
    expect(warm.copiedBytes).toBe(hops * recordBytes(warm.report));
    if (executor === 'threads') return;
    expect(phasesOf(cold.report)).toEqual(Array(TASKS).fill(['start', 'queue', 'scan']));
    expect(phasesOf(warm.report)).toEqual(Array(TASKS).fill(['queue', 'scan']));
  });
}

test('a comparison starts no more workers and sends no more messages than its runs', async ({
  context,
  sites,
}) => {
  const repeats = 2;
  const page = await openCounted(context, sites.isolated.url, CPU);
  const compared = ['serial', 'shared'] as const;
  const counts = await countsOfComparison(page, { ...CPU, strategies: [...compared], repeats });
  let workers = 0;
  const messages: Record<string, number> = {};
  const strategies = counts.reports.map(({ strategy }) => strategy);
  // Disturbed runs were repeated after these.
  const asked = compared.flatMap((strategy) => Array(repeats).fill(strategy));
  expect(strategies.slice(0, asked.length).toSorted()).toEqual(asked);
  expectRuns(counts.reports, compared, repeats);
  for (const strategy of strategies) {
    workers += expected[strategy].workers;
    const ofRun = { ...ONE_RUN, ...expected[strategy].messages };
    for (const [message, count] of Object.entries(ofRun)) {
      messages[message] = (messages[message] ?? 0) + count;
    }
  }
  expect(counts.workers).toBe(workers);
  expect(withoutTimed(counts.messages)).toEqual(messages);
  expect(counts.copiedBytes).toBe(
    counts.reports.reduce((bytes, report) => bytes + recordBytes(report), 0),
  );
});
