// Numbers, times and counts as readers see them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  capitalise,
  formatBytes,
  formatCount,
  formatEstimate,
  formatFigure,
  formatNumber,
  formatPercent,
  formatRough,
  formatSpeedup,
  formatTime,
  formatTimeFigure,
  formatTimeRange,
  groupDigits,
  listNames,
  pluralise,
  roundTo,
  spellCount,
} from '../../../www/verdict/numbers.ts';

const table = <T>(rows: readonly (readonly [T, string])[], format: (value: T) => string) => {
  for (const [value, words] of rows) expect(format(value), String(value)).toBe(words);
};

test('a number has three significant digits and no idle zeros', () => {
  table(
    [
      [9.8, '9.8'],
      [0.95, '0.95'],
      [12_345, '12,300'],
      [1.025, '1.03'],
      [999.6, '1,000'],
      [0.0005, '0.001'],
      [0.00049, '0'],
      [1e15, '1,000,000,000,000'],
    ],
    formatNumber,
  );
});

test('what is no number, or is below zero, is written as zero', () => {
  for (const value of [NaN, -1, -Infinity, -0]) expect(formatNumber(value)).toBe('0');
  expect(formatNumber(Infinity)).toBe('1,000,000,000,000');
});

test('a figure keeps its idle zeros, so that figures line up', () => {
  table(
    [
      [0, '0'],
      [0.0421, '0.042'],
      [0.0999, '0.100'],
      [0.5, '0.500'],
      [4.2, '4.20'],
      [9.996, '10.0'],
      [99.96, '100'],
      [1234, '1,230'],
    ],
    formatFigure,
  );
  table(
    [
      [1, '1.00×'],
      [1.5, '1.50×'],
      [9.81, '9.81×'],
      [12.3, '12.3×'],
    ],
    formatSpeedup,
  );
});

test('a time has the unit that suits it after rounding', () => {
  table(
    [
      [0, '0 ms'],
      [0.1234, '0.123 ms'],
      [9.876, '9.88 ms'],
      [99.96, '100 ms'],
      [414.4, '414 ms'],
      [999.4, '999 ms'],
      [999.6, '1 s'],
      [1004, '1 s'],
      [59_960, '60 s'],
      [119_400, '119 s'],
      [119_700, '2 min'],
      [150_000, '2.5 min'],
      [3_840_000, '64 min'],
    ],
    formatTime,
  );
});

test('a measured time has three significant digits and a unit', () => {
  table(
    [
      [0, '0 ms'],
      [0.0421, '0.042 ms'],
      [4.2, '4.20 ms'],
      [412, '412 ms'],
      [999.4, '999 ms'],
      [999.7, '1.00 s'],
      [1023, '1.02 s'],
      [10_040, '10.0 s'],
      [1_234_000, '20.6 min'],
    ],
    formatTimeFigure,
  );
});

test('two times share their unit where it is the same, and are one where they read alike', () => {
  expect(formatTimeRange(1020, 1050)).toBe('1.02 to 1.05 s');
  expect(formatTimeRange(980, 1050)).toBe('980 ms to 1.05 s');
  expect(formatTimeRange(1020, 1021)).toBe('1.02 s');
});

test('an estimate has one or two digits', () => {
  table(
    [
      [20, 'less than 0.1 s'],
      [420, 'about 0.4 s'],
      [10_000, 'about 10 s'],
      [240_000, 'about 4 min'],
    ],
    formatEstimate,
  );
  table(
    [
      [2.44, '2.4'],
      [3.01, '3'],
      [9.96, '10'],
      [12.4, '12'],
    ],
    formatRough,
  );
});

test('a share is written in per cent', () => {
  table(
    [
      [0, '0\u00a0%'],
      [0.0001, 'less than 0.1\u00a0%'],
      [0.042, '4.2\u00a0%'],
      [0.42, '42\u00a0%'],
    ],
    formatPercent,
  );
});

test('bytes are written in binary units, with three significant digits', () => {
  table(
    [
      [17, '17 B'],
      [65_536, '64.0 KiB'],
      [1023 * 1024, '0.999 MiB'],
      [400e6, '381 MiB'],
      [2 ** 31, '2.00 GiB'],
      [2 ** 41, '2,050 GiB'],
    ],
    formatBytes,
  );
});

test('a count is written as people say it, and exactly', () => {
  table(
    [
      [0, '0'],
      [999, '999'],
      [1000, '1,000'],
      [1_500_000, '1.5 million'],
      [12_340_000, '12,340,000'],
      [123_456_789, '123,456,789'],
      [300_000_000, '300 million'],
      [1_250_000_000, '1.25 billion'],
      [2_000_000_000, '2 billion'],
    ],
    formatCount,
  );
  table(
    [
      [0, 'no'],
      [1, 'one'],
      [12, 'twelve'],
      [13, '13'],
      [1000, '1,000'],
    ],
    spellCount,
  );
});

test('a noun is in the singular after exactly one', () => {
  expect([0, 1, 2].map((count) => pluralise(count, 'wait'))).toEqual([
    '0 waits',
    '1 wait',
    '2 waits',
  ]);
  expect(pluralise(2, 'worker', spellCount)).toBe('two workers');
});

test('names are listed as a sentence lists them', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listNames)).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
  expect(capitalise('processes')).toBe('Processes');
});

test('any number is written in at most three digits that are not zero, and close to it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1e12, noNaN: true }), (value) => {
      for (const format of [formatNumber, formatFigure]) {
        const written = format(value);
        expect(written.replace(/^0\.|[.,]/g, '').replace(/^0+|0+$/g, '').length).toBeLessThan(4);
        const read = Number(written.replaceAll(',', ''));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.max(0.005 * value, 0.0005) + 1e-9);
      }
    }),
  );
});

test('any whole count reads back as itself', () => {
  const scale: Record<string, number> = { million: 1e6, billion: 1e9 };
  fc.assert(
    fc.property(
      fc.oneof(
        fc.nat(2 ** 32 - 1),
        fc.nat(999).map((n) => n * 1e6),
      ),
      (count) => {
        const [digits, word] = formatCount(count).split(' ');
        expect(Math.round(Number(digits.replaceAll(',', '')) * (scale[word] ?? 1))).toBe(count);
        expect(groupDigits(count).replaceAll(',', '')).toBe(String(count));
      },
    ),
  );
  expect(roundTo(2537, 2)).toBe(2500);
});

test('any number at all is written as a time without NaN, infinity or exponent', () => {
  fc.assert(
    fc.property(fc.double(), (ms) => {
      expect(formatTime(ms)).toMatch(/^[\d,]+(\.\d{1,3})? (ms|s|min)$/);
      expect(formatTimeFigure(ms)).toMatch(/^[\d,]+(\.\d{1,3})? (ms|s|min)$/);
    }),
  );
});
