// What the chapters of the page say after the runs, from reports made up for it.
import { expect, test } from 'vitest';
import { describeBill, describeComputing, describeWaiting } from '../../www/site/seen.ts';
import { describePython } from '../../www/site/seen-python.ts';
import type { PythonReport } from '../../www/core/python-report.ts';
import type { Report } from '../../www/core/report.ts';
import type { StrategyName } from '../../www/core/strategies.ts';

const reportOf = (strategy: StrategyName, elapsedMs: number, more: Partial<Report> = {}) =>
  ({
    ...{ strategy, elapsedMs, startupMs: 10, disturbed: null, tasks: [] as Report['tasks'] },
    options: { tasks: 3, size: 2e6, wait: 1000 },
    environment: { cores: 2, clockStepMs: 0.005 },
    memory: { instances: [2 ** 20], totalBytes: 2 ** 20 },
    lock: strategy === 'threads' ? { switches: 70, waitedMs: 1 } : null,
    ...more,
  }) as Report;

const scanning = (...spans: [number, number][]) =>
  spans.map(([startMs, endMs]) => ({
    spans: [{ phase: 'scan', startMs, endMs }],
  })) as Report['tasks'];

test('waits are described in waits, and a missing Serial is asked for', () => {
  expect(describeWaiting([])).toBe('');
  expect(describeWaiting([reportOf('serial', 3030), reportOf('asyncio', 1010)])).toBe(
    'One after another you waited 3.03 s, or 3.03 waits of 1 s. One event loop took 1.01 s, or 1.01 waits.',
  );
  expect(describeWaiting([reportOf('threads', 1020)])).toBe(
    'Threads took 1.02 s, or 1.02 waits. Press Serial to see how much time that saved.',
  );
});

test('computing is compared with Serial, with the bounds of the verdict', () => {
  expect(describeComputing([])).toBe('');
  expect(describeComputing([reportOf('threads', 1)])).toMatch(/^Press Serial too/);
  const serial = reportOf('serial', 300);
  const threads = reportOf('threads', 310, { tasks: scanning([0, 100], [100, 200]) });
  expect(describeComputing([serial, threads, reportOf('processes', 150)])).toBe(
    'One after another, three lists of 2 million numbers took 300 ms. ' +
      'Threads took 310 ms, about the same: the lock changed hands 70 times, and no two threads ever computed at once. ' +
      'Processes took 150 ms, 2 times as fast, on the 2 cores that this browser reports.',
  );
  const together = reportOf('threads', 600, { tasks: scanning([0, 100], [50, 200]) });
  expect(describeComputing([serial, together])).toMatch(
    /Threads took 600 ms, 2 times as long: the lock changed hands 70 times\.$/,
  );
});

test('disturbed runs are not described', () => {
  const disturbed = reportOf('serial', 9000, { disturbed: 'The tab was hidden.' });
  expect(describeWaiting([disturbed])).toBe('Press Serial to see how much time that saved.');
  expect(describeBill([disturbed])).toBe('');
});

test('the bill names memory and start-up, and compares processes with threads', () => {
  const memory = { instances: [2 ** 20, 2 ** 20, 2 ** 20], totalBytes: 3 * 2 ** 20 };
  const threads = reportOf('threads', 100);
  expect(describeBill([threads])).toBe(
    'Threads (GIL) took one memory, 1.00 MiB, and 10.0 ms before the first task could begin. Press Processes too.',
  );
  expect(describeBill([threads, reportOf('processes', 100, { memory, startupMs: 41 })])).toMatch(
    /Processes took three memories, 3\.00 MiB together, and 41\.0 ms .* Processes took 3\.00× the memory of Threads \(GIL\), and 4\.10× its start-up\.$/,
  );
});

/** A report of Python with lanes made of a kind and spans of one phase. */
const pythonOf = (
  elapsedMs: number,
  ...lanes: [kind: 'thread' | 'process', phase: 'scan' | 'wait', startMs: number, endMs: number][]
) =>
  ({
    ...{ elapsedMs, error: null, environment: { clockStepMs: 0.005 } },
    lanes: lanes.map(([kind, phase, startMs, endMs], id) => ({
      ...{ id, kind, label: '' },
      spans: [
        ...(kind === 'process' ? [{ phase: 'start', startMs: startMs - 40, endMs: startMs }] : []),
        { phase, startMs, endMs },
      ],
    })),
  }) as unknown as PythonReport;

test('a program of Python is described by what its threads or processes did in its time', () => {
  const main = (endMs: number) =>
    ['thread', 'wait', 0, endMs] as ['thread', 'wait', number, number];
  expect(describePython(pythonOf(1430, main(1430)))).toBe('In one thread the program took 1.43 s.');
  const taking = pythonOf(300, main(300), ['thread', 'scan', 0, 150], ['thread', 'scan', 150, 290]);
  expect(describePython(taking)).toBe(
    'Two threads computed for 290 ms together, in 300 ms: no two of them at once.',
  );
  const waiting = pythonOf(
    1020,
    main(1020),
    ['thread', 'wait', 0, 1000],
    ['thread', 'wait', 5, 1005],
  );
  expect(describePython(waiting)).toBe('Two threads waited for 2.00 s together, in 1.02 s.');
  const apart = pythonOf(
    200,
    main(200),
    ['process', 'scan', 50, 150],
    ['process', 'scan', 60, 160],
  );
  expect(describePython(apart)).toBe(
    'Two processes computed for 200 ms together, in 200 ms: up to two at once. ' +
      'Each took 40.0 ms to start, on average.',
  );
  expect(describePython({ ...taking, error: 'ValueError: no' })).toMatch(
    /^The program ended with an error after 300 ms/,
  );
});
