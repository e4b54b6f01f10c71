// The verdict: what holds for any numbers at all.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickReason } from '../../../www/verdict/reasons.ts';
import { reasons } from '../../../www/verdict/sentences.ts';
import { summarise } from '../../../www/verdict/summary.ts';
import { strategyTable } from '../../../www/core/strategies.ts';
import { describeComparison, describeResult } from '../../../www/verdict/verdict.ts';
import { anyRival, anySamples, anySetUp, anySummary } from './any.ts';
import type { StrategyName } from '../../../www/core/strategies.ts';
import type { Outcome, SetUp, Work } from '../../../www/verdict/reasons.ts';

/** Holds a text to what any text must be: whole sentences, sensible numbers, and few of both. */
function expectToReadWell(text: string, mostSentences: number) {
  expect(text).toMatch(/\.$/);
  expect(text).not.toMatch(/ {2}|\.\.|NaN|inf|undefined| 1 waits| 1 lists/i);
  expect(text.split('. ').length, text).toBeLessThanOrEqual(mostSentences);
  expect(text.length, text).toBeLessThan(400);
}

test('any numbers make a readable sentence', () => {
  fc.assert(
    fc.property(anySetUp, anySummary, (setUp, summary) => {
      expectToReadWell(describeResult(setUp, summary), 2);
    }),
  );
});

test('any numbers make a readable comparison', () => {
  fc.assert(
    fc.property(anySetUp, fc.array(anySummary, { maxLength: 6 }), (setUp, summaries) => {
      expectToReadWell(describeComparison(setUp, summaries), 3);
    }),
  );
});

test('any runs make a readable sentence each, and a readable comparison', () => {
  fc.assert(
    fc.property(anySetUp, anySamples, (setUp, samples) => {
      const summaries = summarise(samples);
      const serial = summaries.find(({ strategy }) => strategy === 'serial');
      for (const summary of summaries) {
        expectToReadWell(describeResult(setUp, summary), 2);
        expectToReadWell(describeResult(setUp, summary, serial), 2);
      }
      expectToReadWell(describeComparison(setUp, summaries), 3);
    }),
  );
});

const describeRatio = (setUp: SetUp, strategy: StrategyName, ratio: number) =>
  describeResult(setUp, {
    ...{ strategy, count: 1, speedup: ratio },
    ...{ medianMs: 1000 / ratio, minMs: 1000 / ratio, maxMs: 1000 / ratio },
  });

test('no strategy is said to gain below the speed of serial', () => {
  const ratios = fc.double({ min: 0.001, max: 1.06, noNaN: true });
  fc.assert(
    fc.property(anySetUp, anyRival, ratios, (setUp, strategy, ratio) => {
      expect(describeRatio(setUp, strategy, ratio)).not.toMatch(
        /times as fast|They overlap|They compute/,
      );
    }),
  );
});

test('a clear gain is never explained away', () => {
  const ratios = fc.double({ min: 1.07, max: 1000, noNaN: true });
  fc.assert(
    fc.property(anySetUp, anyRival, ratios, (setUp, strategy, ratio) => {
      const text = describeRatio(setUp, strategy, ratio);
      expect(text).toContain('times as fast as serial');
      expect(text).not.toMatch(/No gain|about as/);
    }),
  );
});

test('runs that agree are never too small to judge by: all slower means that start-up outweighs', () => {
  const times = (from: number) =>
    fc.array(fc.double({ min: from, max: 2 * from, noNaN: true }), { minLength: 2, maxLength: 9 });
  const workers = anyRival.filter((name) => name !== 'asyncio');
  fc.assert(
    fc.property(workers, times(1), times(5), fc.nat(99_999), (strategy, quick, slow, size) => {
      const how = { workload: 'cpu', list: 'stream', executor: 'processes' } as const;
      const summaries = summarise([
        ...quick.map((elapsedMs) => ({ strategy: 'serial' as const, elapsedMs })),
        ...slow.map((elapsedMs) => ({ strategy, elapsedMs })),
      ]);
      const setUp = { ...how, size, tasks: 8, wait: 0, cores: 4 };
      expect(describeResult(setUp, summaries[1], summaries[0])).toMatch(/outweighs/);
      expect(describeComparison(setUp, summaries)).toMatch(/outweighs.*What does size cost\?/);
    }),
  );
});

test('each reason is the reason for some result', () => {
  const works: Work[] = ['trivial', 'single', 'waiting', 'oneCore', 'computing', 'mixed'];
  const outcomes: Outcome[] = ['beyond', 'faster', 'same', 'slower'];
  const traits = strategyTable.map(({ traits }) => traits({ executor: 'processes' }));
  const given = works.flatMap((work) =>
    outcomes.flatMap((outcome) => [...traits, []].map((all) => pickReason(work, outcome, all))),
  );
  expect(new Set(given)).toEqual(new Set(Object.keys(reasons)));
});
