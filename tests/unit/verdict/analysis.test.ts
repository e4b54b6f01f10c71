// Reports of one set-up, summed up: which runs count, and what is said of the others.
import { expect, test } from 'vitest';
import { analyse } from '../../../www/verdict/verdict.ts';
import type { Report } from '../../../www/core/report.ts';
import type { StrategyName } from '../../../www/core/strategies.ts';

const reportOf = (strategy: StrategyName, elapsedMs: number, disturbed: string | null = null) =>
  ({
    ...{ strategy, elapsedMs, disturbed },
    options: { workload: 'io', list: 'stream', tasks: 10, size: 10, wait: 1000 },
    environment: { cores: 2 },
  }) as Report;

test('each strategy has a row with its sentence, in the order of the first runs', () => {
  const { summary, verdict } = analyse([
    reportOf('threads', 1020),
    reportOf('serial', 10_030),
    reportOf('threads', 1040),
  ]);
  expect(summary.map(({ strategy, medianMs, count }) => [strategy, medianMs, count])).toEqual([
    ['threads', 1030, 2],
    ['serial', 10_030, 1],
  ]);
  expect(summary[1].sentence).toBe('Serial finished 10 waits of 1 s in 10 s, one after another.');
  expect(verdict).toMatch(
    /^Threads \(GIL\) were faster than serial on 10 waits of 1 s: 9\.74 times/,
  );
});

test('disturbed runs are not counted, and the verdict names strategies that have no others', () => {
  const { summary, verdict } = analyse([
    reportOf('serial', 10_030),
    reportOf('serial', 90_000, 'The tab was hidden.'),
    reportOf('asyncio', 90_000, 'The tab was hidden.'),
  ]);
  expect(summary.map(({ strategy, maxMs }) => [strategy, maxMs])).toEqual([['serial', 10_030]]);
  expect(verdict).toBe(
    'Serial finished 10 waits of 1 s in 10 s, one after another. ' +
      'Not counted, as every run was disturbed: asyncio.',
  );
});

test('where no run counts there is no row, and where there is no run there are no words either', () => {
  expect(analyse([reportOf('asyncio', 1, 'busy')])).toEqual({
    summary: [],
    verdict: 'Not counted, as every run was disturbed: asyncio.',
  });
  expect(analyse([])).toEqual({ summary: [], verdict: '' });
});
