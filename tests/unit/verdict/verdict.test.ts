// The verdict: the sentences themselves.
import { expect, test } from 'vitest';
import { summarise } from '../../../www/verdict/summary.ts';
import { describeComparison, describeResult } from '../../../www/verdict/verdict.ts';
import type { StrategyName } from '../../../www/core/strategies.ts';
import type { SetUp } from '../../../www/verdict/reasons.ts';

const WAITING: SetUp = {
  workload: 'io',
  list: 'memory',
  tasks: 10,
  size: 10,
  wait: 1000,
  executor: 'processes',
  cores: 2,
};

const COMPUTING: SetUp = {
  workload: 'cpu',
  list: 'stream',
  tasks: 3,
  size: 100_000_000,
  wait: 0,
  executor: 'processes',
  cores: 2,
};

type Timing = readonly [StrategyName, number];

const summariesOf = (...timings: readonly Timing[]) =>
  summarise(timings.map(([strategy, elapsedMs]) => ({ strategy, elapsedMs })));

/** Describes a strategy that took `ms` where serial took `serialMs`. */
const describe = (setUp: SetUp, strategy: StrategyName, ms: number, serialMs: number) =>
  describeResult(setUp, summariesOf([strategy, ms], ['serial', serialMs])[0]);

/** Describes a strategy without a measurement of serial. */
const describeAlone = (setUp: SetUp, strategy: StrategyName, ...times: number[]) =>
  describeResult(setUp, summariesOf(...times.map((ms) => [strategy, ms] as const))[0]);

const compare = (setUp: SetUp, ...timings: readonly Timing[]) =>
  describeComparison(setUp, summariesOf(...timings));

test('each strategy that overlaps waiting is told why', () => {
  const describeWaiting = (strategy: StrategyName, ms: number) =>
    describe(WAITING, strategy, ms, 10_030);
  expect(describeWaiting('threads', 1020)).toBe(
    'Threads (GIL) finished 10 waits of 1 s in 1.02 s: 9.83 times as fast as serial. ' +
      'They overlap waiting.',
  );
  expect(describeWaiting('asyncio', 1003)).toBe(
    'asyncio finished 10 waits of 1 s in 1 s: 10 times as fast as serial. ' +
      'While one task waits, the loop runs the next.',
  );
  expect(describeWaiting('processes', 1150)).toBe(
    'Processes finished 10 waits of 1 s in 1.15 s: 8.72 times as fast as serial. ' +
      'They overlap waiting, each in a memory of its own.',
  );
  expect(describeWaiting('futures', 2020)).toBe(
    'The futures pool finished 10 waits of 1 s in 2.02 s: 4.97 times as fast as serial. ' +
      'The pool overlaps waiting.',
  );
  expect(describeWaiting('shared', 1100)).toBe(
    'Shared threads finished 10 waits of 1 s in 1.1 s: 9.12 times as fast as serial. ' +
      'They overlap waiting.',
  );
});

test('computing under the lock gains nothing', () => {
  expect(describe(COMPUTING, 'threads', 372, 366)).toBe(
    'Threads (GIL) finished 3 lists of 100 million numbers in 372 ms: ' +
      'about as fast as serial (0.984×). ' +
      'No gain: the lock lets only one thread compute at a time.',
  );
  expect(describe(COMPUTING, 'threads', 732, 366)).toBe(
    'Threads (GIL) finished 3 lists of 100 million numbers in 732 ms: ' +
      '2 times as long as serial. ' +
      'No gain, only cost: the lock lets only one thread compute at a time.',
  );
});

test('computing on one loop gains nothing', () => {
  expect(describe(COMPUTING, 'asyncio', 366, 366)).toBe(
    'asyncio finished 3 lists of 100 million numbers in 366 ms: ' +
      'about as fast as serial (1×). No gain: while one task computes, the loop runs no other.',
  );
});

test('computing in processes and in shared threads gains', () => {
  expect(describe(COMPUTING, 'processes', 200, 366)).toBe(
    'Processes finished 3 lists of 100 million numbers in 200 ms: ' +
      '1.83 times as fast as serial. ' +
      'They compute side by side, each in a memory of its own.',
  );
  expect(describe(COMPUTING, 'shared', 190, 366)).toBe(
    'Shared threads finished 3 lists of 100 million numbers in 190 ms: ' +
      '1.93 times as fast as serial. They compute side by side: one memory, no lock.',
  );
});

test('a result against the textbook gets no textbook explanation', () => {
  expect(describe(COMPUTING, 'threads', 183, 366)).toBe(
    'Threads (GIL) finished 3 lists of 100 million numbers in 183 ms: ' +
      '2 times as fast as serial. The lock rules out such a gain: run it again.',
  );
  const contradictions: [SetUp, StrategyName, number, number, string][] = [
    [COMPUTING, 'asyncio', 200, 366, 'One event loop rules out such a gain'],
    [COMPUTING, 'processes', 100, 366, 'The reported cores cannot explain such a gain'],
    [COMPUTING, 'shared', 400, 366, 'start-up or a busy machine'],
    [WAITING, 'asyncio', 10_000, 10_000, 'Overlapping waits should have been faster'],
    [WAITING, 'threads', 500, 10_000, 'Overlapping these waits cannot explain such a gain'],
  ];
  for (const [setUp, strategy, ms, serialMs, words] of contradictions) {
    expect(describe(setUp, strategy, ms, serialMs)).toContain(words);
  }
});

test('a pool of threads under the lock is explained by the lock', () => {
  expect(describe({ ...COMPUTING, executor: 'threads' }, 'futures', 366, 366)).toBe(
    'The futures pool finished 3 lists of 100 million numbers in 366 ms: ' +
      'about as fast as serial (1×). ' +
      'No gain: the lock lets only one thread compute at a time.',
  );
  expect(describe(COMPUTING, 'futures', 200, 366)).toMatch(
    /\. The pool\u2019s workers compute side by side\.$/,
  );
});

test('one core is named where it is the reason', () => {
  for (const strategy of ['processes', 'shared', 'threads'] as const) {
    expect(describe({ ...COMPUTING, cores: 1 }, strategy, 366, 366)).toMatch(
      / No gain: one core computes one thing at a time\.$/,
    );
  }
});

test('a single task can gain only by being split', () => {
  const setUp = { ...COMPUTING, tasks: 1 };
  expect(describe(setUp, 'threads', 122, 122)).toMatch(
    /^Threads \(GIL\) finished 1 list of 100 million numbers in 122 ms.* One task has nothing to overlap with\.$/,
  );
  expect(describe(setUp, 'shared', 64, 122)).toMatch(
    /\. The task is split, and its parts run side by side\.$/,
  );
});

test('serial is said to go one after another', () => {
  expect(describeAlone(WAITING, 'serial', 10_030)).toBe(
    'Serial finished 10 waits of 1 s in 10 s, one after another.',
  );
});

test('without serial there is just the time', () => {
  expect(describeAlone(WAITING, 'threads', 1020)).toBe(
    'Threads (GIL) finished 10 waits of 1 s in 1.02 s.',
  );
});

test('repeats are named as a median', () => {
  expect(describeAlone(WAITING, 'threads', 1010, 1020, 1090)).toBe(
    'Threads (GIL) finished 10 waits of 1 s in 1.02 s (the median of 3 runs).',
  );
});

test('a result without a time says so', () => {
  const [summary] = summariesOf(['asyncio', 1]);
  expect(describeResult(WAITING, { ...summary, medianMs: NaN })).toBe(
    'asyncio could not be timed on 10 waits of 1 s.',
  );
});

test('the work is named in the singular where there is one', () => {
  const tasksOf = (tasks: number, size: number, wait: number) =>
    describeAlone({ ...WAITING, tasks, size, wait }, 'threads', 1);
  expect(tasksOf(1, 10, 1000)).toBe('Threads (GIL) finished 1 wait of 1 s in 1 ms.');
  expect(tasksOf(1, 1, 0)).toBe('Threads (GIL) finished 1 list of 1 number in 1 ms.');
  expect(tasksOf(2, 0, 0)).toBe('Threads (GIL) finished 2 lists of 0 numbers in 1 ms.');
  expect(describeAlone({ ...COMPUTING, tasks: 1, wait: 1000 }, 'threads', 1)).toContain(
    '1 list of 100 million numbers plus a wait of 1 s in',
  );
});

test('lists in memory and waits after computing are named', () => {
  expect(describeAlone({ ...COMPUTING, list: 'memory' }, 'processes', 2500)).toBe(
    'Processes finished 3 lists of 100 million numbers in memory in 2.5 s.',
  );
  expect(describeAlone({ ...COMPUTING, wait: 1000 }, 'processes', 2500)).toBe(
    'Processes finished 3 lists of 100 million numbers plus a wait of 1 s each in 2.5 s.',
  );
});

test('sizes and times are written as people say them', () => {
  expect(describeAlone({ ...COMPUTING, size: 1_250_000_000 }, 'shared', 150_000)).toBe(
    'Shared threads finished 3 lists of 1.25 billion numbers in 2.5 min.',
  );
});

test('a comparison of waiting says that waiting needs no core', () => {
  const verdict = compare(
    WAITING,
    ['serial', 10_030],
    ['asyncio', 1005],
    ['threads', 1020],
    ['processes', 1100],
    ['futures', 1010],
    ['shared', 1030],
  );
  expect(verdict).toBe(
    'asyncio, threads (GIL), processes, the futures pool and shared threads were faster than ' +
      'serial on 10 waits of 1 s: 9.12 to 9.98 times as fast. ' +
      'Waiting needs no core: it overlaps even under a lock or on one loop.',
  );
});

test('a comparison of computing says which strategies gained and which took turns', () => {
  const verdict = compare(
    COMPUTING,
    ['serial', 366],
    ['asyncio', 366],
    ['threads', 372],
    ['processes', 200],
    ['futures', 196],
    ['shared', 190],
  );
  expect(verdict).toBe(
    'Processes, the futures pool and shared threads were faster than serial on ' +
      '3 lists of 100 million numbers: 1.83 to 1.93 times as fast, with 2 cores. ' +
      'asyncio and threads (GIL) were about as fast as serial. ' +
      'Computing overlaps on several cores, unless a lock or a loop makes it take turns.',
  );
});

test('a comparison in which nothing gained says so', () => {
  expect(compare(COMPUTING, ['serial', 366], ['asyncio', 366], ['threads', 450])).toBe(
    'No strategy was faster than serial on 3 lists of 100 million numbers. ' +
      'asyncio was about as fast as serial; threads (GIL) took 1.23 times as long. ' +
      'A lock or a single loop makes computing take turns.',
  );
  expect(compare(COMPUTING, ['serial', 366], ['processes', 732])).toBe(
    'No strategy was faster than serial on 3 lists of 100 million numbers. ' +
      'Processes took 2 times as long as serial. ' +
      'Start-up or a busy machine took the time that computing side by side saves.',
  );
});

test('a comparison against the textbook asks for another run', () => {
  expect(compare(COMPUTING, ['serial', 366], ['threads', 183])).toBe(
    'Threads (GIL) were faster than serial on 3 lists of 100 million numbers: ' +
      '2 times as fast, with 2 cores. ' +
      'Tasks and cores cannot explain all of this gain: run it again.',
  );
});

const TINY: SetUp = { ...COMPUTING, tasks: 8, size: 1000 };

test('where all runs of tiny work agree, start-up is the reason, and a study is pointed to', () => {
  const timings: Timing[] = [
    ...[2.1, 2.4, 2.2].map((ms) => ['serial', ms] as const),
    ...[15, 44, 40].map((ms) => ['processes', ms] as const),
    ...[0.3, 0.4, 0.35].map((ms) => ['futures', ms] as const),
    ...[2, 2.3, 2.5].map((ms) => ['asyncio', ms] as const),
  ];
  expect(compare(TINY, ...timings)).toBe(
    'The futures pool was faster than serial on 8 lists of 1,000 numbers: 6.29 times as fast. ' +
      'asyncio was about as fast as serial; processes took 18.2 times as long. ' +
      'Start-up outweighs work this small: in Scaling, What does size cost? shows where that ends.',
  );
  const summaries = summariesOf(...timings);
  const sentences = summaries.map((each) => describeResult(TINY, each, summaries[0]));
  expect(sentences[1]).toMatch(/ Start-up outweighs work this small\.$/);
  expect(sentences[2]).toMatch(/ Its workers were up already, and start-up outweighs work this/);
  expect(sentences[3]).toMatch(/ The tasks are too small to judge by\.$/);
});

test('tiny work in a single run each, or in runs that disagree, is too small to judge by', () => {
  for (const timings of [
    [
      ['serial', 2],
      ['processes', 40],
    ],
    [
      ['serial', 2],
      ['serial', 30],
      ['processes', 25],
      ['processes', 40],
    ],
  ] as Timing[][]) {
    expect(compare(TINY, ...timings)).toMatch(/The tasks are too small to judge by\.$/);
  }
});

test('two million numbers in all are tiny work too, and no core computes them for long', () => {
  const timings = [2, 3, 60, 70].map((ms, at) => [at < 2 ? 'serial' : 'shared', ms] as Timing);
  const verdict = compare({ ...COMPUTING, tasks: 8, size: 250_000 }, ...timings);
  expect(verdict).toMatch(/Start-up outweighs work this small/);
  expect(compare({ ...COMPUTING, tasks: 8, size: 1e7 }, ...timings)).not.toMatch(/outweighs/);
});

test('a comparison without serial names the first and the last', () => {
  expect(compare(COMPUTING, ['threads', 372], ['processes', 200], ['shared', 190])).toBe(
    'Of 3 strategies on 3 lists of 100 million numbers, shared threads in 190 ms came first ' +
      'and threads (GIL) in 372 ms last. There is no serial run to compare with.',
  );
});

test('a comparison of one result is its own sentence, and one of nothing says so', () => {
  expect(compare(WAITING, ['serial', 10_030])).toBe(describeAlone(WAITING, 'serial', 10_030));
  expect(compare(WAITING)).toBe('Nothing was measured.');
});
