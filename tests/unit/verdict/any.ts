// Random set-ups, samples and summaries for the tests of the verdict, with troublesome numbers in them.
import fc from 'fast-check';
import { strategyNames } from '../../../www/core/strategies.ts';
import type { SetUp } from '../../../www/verdict/reasons.ts';
import type { Sample, Summary } from '../../../www/verdict/summary.ts';

// A case takes microseconds.
fc.configureGlobal({ numRuns: 1000 });

/** Numbers at the ends of ranges, and values that are hardly numbers. */
const ODD_NUMBERS = [
  ...[0, -0, 1, -1, 0.1, 0.5, 5, 63, 64, 65, 1000, 60_000, 2e9, 2 ** 32 - 1, 2 ** 32],
  ...[Number.MIN_VALUE, Number.MAX_VALUE, NaN, Infinity, -Infinity],
];

/** Any number: often an odd one, often a small whole one. */
export const anyNumber = fc.oneof(
  fc.constantFrom(...ODD_NUMBERS),
  fc.nat(255),
  fc.nat(2 ** 32 - 1).map((value) => value / 1000),
  fc.double(),
);

export const anyStrategy = fc.constantFrom(...strategyNames);

export const anyRival = anyStrategy.filter((name) => name !== 'serial');

export const anySetUp: fc.Arbitrary<SetUp> = fc.record({
  workload: fc.constantFrom('io', 'cpu'),
  list: fc.constantFrom('stream', 'memory'),
  executor: fc.constantFrom('processes', 'threads'),
  tasks: fc.nat(64),
  size: fc.oneof(fc.nat(999), fc.nat(2 ** 32 - 1)),
  wait: fc.oneof(
    fc.constant(0),
    fc.double({ min: 0, max: 60_000, noNaN: true }),
    fc.constantFrom(...ODD_NUMBERS),
    fc.double(),
  ),
  cores: fc.oneof(fc.nat(3), fc.nat(2 ** 32 - 1)),
});

export const anySamples: fc.Arbitrary<Sample[]> = fc.array(
  fc.record({ strategy: anyStrategy, elapsedMs: anyNumber }),
  { maxLength: 60 },
);

/** Any summary, even one that no samples give: the words must cope with it. */
export const anySummary: fc.Arbitrary<Summary> = fc
  .record({
    strategy: anyStrategy,
    count: fc.nat(2 ** 32 - 1),
    medianMs: fc.oneof(fc.double({ min: 0, max: 1e6, noNaN: true }), anyNumber),
    speedup: fc.option(fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), anyNumber)),
  })
  .map((summary) => ({ ...summary, minMs: summary.medianMs, maxMs: summary.medianMs }));
