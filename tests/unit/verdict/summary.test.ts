// Statistics: medians, spreads, speed-ups and summaries of repeated measurements.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  medianOf,
  medianOfCounted,
  speedupOf,
  summarise,
  summariseTimes,
} from '../../../www/verdict/summary.ts';
import { anySamples } from './any.ts';
import type { Report } from '../../../www/core/report.ts';
import type { StrategyName } from '../../../www/core/strategies.ts';

const samplesOf = (strategy: StrategyName, times: readonly number[]) =>
  times.map((elapsedMs) => ({ strategy, elapsedMs }));

const spreadOf = (times: readonly number[]) => {
  const found = summariseTimes(times);
  return found && { minMs: found.minMs, maxMs: found.maxMs };
};

const NOT_TIMES = [NaN, Infinity, -Infinity, -1];

test('the median is the middle of an odd count, and halfway between two in an even one', () => {
  expect(medianOf([30, 10, 20])).toBe(20);
  expect(medianOf([40, 10, 30, 20])).toBe(25);
  expect(medianOf([7.5])).toBe(7.5);
});

test('the spread is the shortest and the longest', () => {
  expect(spreadOf([30, 10, 20])).toEqual({ minMs: 10, maxMs: 30 });
  expect(spreadOf([7.5])).toEqual({ minMs: 7.5, maxMs: 7.5 });
});

test('no samples have no median, no spread and no summary', () => {
  expect([medianOf([]), spreadOf([]), summarise([])]).toEqual([null, null, []]);
});

test('a sample that cannot be a time is left out and not counted', () => {
  expect(medianOf(NOT_TIMES)).toBe(null);
  expect(spreadOf(NOT_TIMES)).toBe(null);
  expect(medianOf([NaN, 10, -5])).toBe(10);
  expect(summarise(samplesOf('shared', NOT_TIMES))).toEqual([]);
  expect(summarise(samplesOf('shared', [...NOT_TIMES, 4]))[0].count).toBe(1);
});

test('the median of reports leaves disturbed ones out', () => {
  const report = (elapsedMs: number, disturbed: string | null = null) =>
    ({ elapsedMs, disturbed }) as Report;
  expect(medianOfCounted([report(30), report(10), report(900, 'busy')])).toBe(20);
  expect(medianOfCounted([report(900, 'busy')])).toBe(null);
});

test('the speed-up is the baseline\u2019s median over the strategy\u2019s', () => {
  expect(speedupOf(100, 50)).toBe(2);
  expect(speedupOf(50, 100)).toBe(0.5);
});

test('there is no speed-up over or of nothing, nor one beyond all numbers', () => {
  const pairs = [
    [0, 1],
    [1, 0],
    [0, 0],
    [-1, -1],
    [NaN, 1],
    [Number.MAX_VALUE, Number.MIN_VALUE],
    [Number.MIN_VALUE, Number.MAX_VALUE],
  ];
  for (const [baseline, ms] of pairs) expect(speedupOf(baseline, ms)).toBe(null);
});

test('summaries come in the order of first appearance, and compare with serial', () => {
  const samples = [
    ...samplesOf('processes', [55]),
    ...samplesOf('serial', [110, 90]),
    ...samplesOf('processes', [45]),
    ...samplesOf('serial', [100]),
    ...samplesOf('processes', [50]),
  ];
  expect(summarise(samples)).toEqual([
    { strategy: 'processes', medianMs: 50, minMs: 45, maxMs: 55, count: 3, speedup: 2 },
    { strategy: 'serial', medianMs: 100, minMs: 90, maxMs: 110, count: 3, speedup: 1 },
  ]);
});

test('without serial there is no speed-up', () => {
  const summaries = summarise([...samplesOf('threads', [10]), ...samplesOf('shared', [5])]);
  expect(summaries.map(({ speedup }) => speedup)).toEqual([null, null]);
});

const anyTime = fc.double({ min: 0, max: 1e9, noNaN: true });
const anyTimes = fc.array(anyTime, { minLength: 1, maxLength: 40 });

test('the median lies within the spread, with as many samples above as below', () => {
  fc.assert(
    fc.property(anyTimes, (times) => {
      const middle = medianOf(times)!;
      const { minMs, maxMs } = spreadOf(times)!;
      expect(minMs <= middle && middle <= maxMs).toBe(true);
      expect(times.filter((ms) => ms < middle).length).toBeLessThanOrEqual(times.length / 2);
      expect(times.filter((ms) => ms > middle).length).toBeLessThanOrEqual(times.length / 2);
    }),
  );
});

test('the order of samples does not matter, and they are left in it', () => {
  const inTwoOrders = anyTimes.chain((times) =>
    fc.tuple(
      fc.constant(times),
      fc.shuffledSubarray(times, { minLength: times.length, maxLength: times.length }),
    ),
  );
  fc.assert(
    fc.property(inTwoOrders, ([times, shuffled]) => {
      const before = [...shuffled];
      expect(medianOf(shuffled)).toBe(medianOf(times));
      expect(spreadOf(shuffled)).toEqual(spreadOf(times));
      expect(summarise(samplesOf('shared', shuffled))).toEqual(
        summarise(samplesOf('shared', times)),
      );
      expect(shuffled).toEqual(before);
    }),
  );
});

test('samples that are no times change nothing, wherever they stand', () => {
  const wrong = fc.tuple(fc.nat(40), fc.constantFrom(...NOT_TIMES, -Number.MIN_VALUE));
  fc.assert(
    fc.property(anyTimes, fc.array(wrong, { maxLength: 10 }), (times, insertions) => {
      const mixed = [...times];
      for (const [place, ms] of insertions) mixed.splice(place, 0, ms);
      expect(medianOf(mixed)).toBe(medianOf(times));
      expect(spreadOf(mixed)).toEqual(spreadOf(times));
    }),
  );
});

test('any numbers at all give finite summaries', () => {
  fc.assert(
    fc.property(anySamples, (samples) => {
      for (const { count, medianMs, minMs, maxMs, speedup } of summarise(samples)) {
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThanOrEqual(samples.length);
        expect(0 <= minMs && minMs <= medianMs && medianMs <= maxMs).toBe(true);
        expect(maxMs).toBeLessThan(Infinity);
        expect(speedup === null || (speedup > 0 && speedup < Infinity)).toBe(true);
      }
    }),
  );
});
