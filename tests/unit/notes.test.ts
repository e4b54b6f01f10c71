// Notes beside a row's figures, for made-up runs.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { coreCount } from '../../www/core/support.ts';
import { describeDoubts, summariseNotes } from '../../www/views/notes/words.ts';

const report = (elapsedMs: number, other: any = {}): any => ({
  ...{ elapsedMs, startupMs: 30, disturbed: null },
  environment: { clockStepMs: 0.005 },
  ...other,
});

const coarse = (clockStepMs: number): any => report(1000, { environment: { clockStepMs } });

/** Returns a row that shows its first report. */
const rowOf = (...reports: any[]): any => ({ row: { reports, live: null }, report: reports[0] });

/** Returns a row that runs again. */
const runningRow = (...reports: any[]): any => ({ row: { reports, live: {} }, report: reports[0] });

const bad = report(3000, { disturbed: 'The tab was hidden.' });

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

test('the line for all rows is empty without runs and without doubts', () => {
  assert.equal(summariseNotes([]), '');
  assert.equal(summariseNotes([{ row: { reports: [], live: null }, report: null } as any]), '');
  assert.equal(summariseNotes([rowOf(report(1000)), rowOf(report(500), report(510))]), '');
});

test('the line counts disturbed runs and all runs, in words if both counts are small', () => {
  const good = report(1000);
  const times = (count: number, each: any) => Array.from({ length: count }, () => each);
  const mark = ' The mark says why.';
  const expected: [string, any[]][] = [
    [`The run was disturbed and is not counted.${mark}`, [rowOf(bad)]],
    [`Both runs were disturbed and are not counted.${mark}`, [rowOf(bad, bad)]],
    [
      'Both runs were disturbed and are not counted. The marks say why.',
      [rowOf(bad), rowOf(bad), { row: { reports: [], live: null }, report: null }],
    ],
    [`All three runs were disturbed and are not counted.${mark}`, [rowOf(bad, bad, bad)]],
    [`Of two runs one was disturbed and is not counted.${mark}`, [rowOf(good), rowOf(bad)]],
    [`Of four runs two were disturbed and are not counted.${mark}`, [rowOf(good, bad, good, bad)]],
    [
      'Of 33 runs 15 were disturbed and are not counted. The marks say why.',
      [rowOf(...times(9, good), ...times(8, bad)), rowOf(...times(9, good), ...times(7, bad))],
    ],
    [`Of 12 runs 1 was disturbed and is not counted.${mark}`, [rowOf(...times(11, good), bad)]],
    [`All 12 runs were disturbed and are not counted.${mark}`, [rowOf(...times(12, bad))]],
  ];
  for (const [words, rows] of expected) assert.equal(summariseNotes(rows), words);
});

test('the line counts each row with a rough figure once, rough by spread or by the clock', () => {
  const wide = [report(1000), report(2000)];
  assert.equal(summariseNotes([rowOf(...wide)]), 'One figure is rough. The mark says why.');
  assert.equal(summariseNotes([rowOf(coarse(100))]), 'One figure is rough. The mark says why.');
  assert.equal(
    summariseNotes([rowOf(...wide), rowOf(coarse(100)), rowOf(report(1000))]),
    'Two figures are rough. The marks say why.',
  );
  assert.equal(
    summariseNotes([rowOf(coarse(100), report(2000))]),
    'One figure is rough. The mark says why.',
  );
  assert.equal(
    summariseNotes([rowOf(...wide, bad), rowOf(bad)]),
    'Of four runs two were disturbed and are not counted, and one figure is rough. The marks say why.',
  );
});

test('the line counts no mark for a row that runs again', () => {
  assert.equal(
    summariseNotes([runningRow(bad, report(1000))]),
    'Of two runs one was disturbed and is not counted.',
  );
  assert.equal(
    summariseNotes([runningRow(bad), rowOf(bad)]),
    'Both runs were disturbed and are not counted. The mark says why.',
  );
});

test('the line has at most two sentences, and names marks exactly where rows have notes', () => {
  const kinds = [
    [report(1000)],
    [bad],
    [report(1000), bad],
    [report(1000), report(1600)],
    [report(1000), report(1600), bad],
    [coarse(100)],
    [coarse(100), bad],
  ];
  for (const first of kinds) {
    for (const second of kinds) {
      for (const third of [runningRow, rowOf].flatMap((make) =>
        kinds.map((kind) => make(...kind)),
      )) {
        const rows = [rowOf(...first), rowOf(...second), third];
        const marked = rows.filter(
          ({ row, report }) => !row.live && describeDoubts(row.reports, report),
        );
        const words = summariseNotes(rows);
        const why = ['', 'The mark says why.', 'The marks say why.'][Math.min(2, marked.length)];
        assert.ok(words.endsWith(why), words);
        assert.equal(/marks? says?/.test(words), marked.length > 0);
        assert.match(words, /^$|^[A-Z][^.]*\.( The marks? says? why\.)?$/);
        const disturbed = rows.flatMap(({ row }) => row.reports).filter((each) => each === bad);
        assert.equal(words.includes('not counted'), disturbed.length > 0);
      }
    }
  }
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
