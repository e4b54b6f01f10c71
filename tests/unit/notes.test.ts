// Notes beside a row's figures, for made-up runs.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { coreCount } from '../../www/core/support.ts';
import { describeDoubts } from '../../www/widget/notes.ts';

const report = (elapsedMs: number, other: any = {}): any => ({
  ...{ elapsedMs, startupMs: 30, disturbed: null },
  environment: { clockStepMs: 0.005 },
  ...other,
});

const coarse = (clockStepMs: number): any => report(1000, { environment: { clockStepMs } });

const note = (...reports: any[]) => describeDoubts(reports, reports[0]);

test('similar runs get no note', () => {
  assert.equal(note(report(1000), report(1100), report(990)), '');
});

test('disturbed runs are counted and the last reason is given', () => {
  const disturbed = report(3000, { disturbed: 'The tab was hidden.' });
  const alone = 'Disturbed, so not counted: The tab was hidden. Run it again.';
  assert.equal(note(disturbed), alone);
  assert.equal(
    note(disturbed, disturbed),
    'All 2 runs were disturbed, so none is counted. The tab was hidden. Run it again.',
  );
  const some = 'Disturbed, so not counted: 1 of 2 runs. The tab was hidden.';
  assert.equal(note(report(1000), disturbed), some);
});

test('equal runs that differ by half get a note; disturbed runs are ignored', () => {
  assert.match(note(report(1000), report(1600)), /took 1\.6 times as long.*rough/);
  assert.equal(note(report(1000), report(1490)), '');
  assert.doesNotMatch(note(report(1000), report(9000, { disturbed: 'busy' })), /rough/);
});

test('a warm pool is compared with warm pools, and a time of 0 with nothing', () => {
  const pool = [report(80), report(5, { startupMs: 0 }), report(6, { startupMs: 0 })];
  assert.equal(note(...pool), '');
  assert.doesNotMatch(note(report(0), report(10)), /rough/);
});

test('a time of few clock steps gets a note on its precision', () => {
  assert.match(note(coarse(100)), /steps of 100 ms/);
  assert.equal(note(coarse(16.67)), '');
});

test('a number of cores that is one, missing or absurd counts as one', () => {
  const said = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  try {
    for (const cores of [1, 0, -4, 2.5, NaN, 1e9, 'lots', null, undefined]) {
      Object.defineProperty(globalThis, 'navigator', {
        value: { hardwareConcurrency: cores },
        configurable: true,
      });
      assert.equal(coreCount(), 1, String(cores));
    }
  } finally {
    if (said) Object.defineProperty(globalThis, 'navigator', said);
  }
});
