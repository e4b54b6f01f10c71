// The widget's reducer, estimates, and the article's ratios.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { easeDomain, targetDomain } from '../../www/chart/axis.ts';
import { timeAxis } from '../../www/chart/scales.ts';
import { claimsOf, figuresOf, readersRatio } from '../../www/widget/article.ts';
import { defaultRates, estimateMs, measuredRate } from '../../www/widget/expectations.ts';
import { completeOptions, readSetUp, hasSameRuns } from '../../www/widget/set-up.ts';
import { shownReport } from '../../www/widget/rows.ts';
import { initialState, reduce } from '../../www/widget/reduce.ts';
import { attributeNames } from '../../www/core/options.ts';
import { RaceLane } from '../../www/element.ts';
import type { Update } from '../../www/core/report.ts';
import type { Action } from '../../www/widget/state.ts';

/** Returns a source of attributes. */
const texts = (given: Record<string, string>) => (name: string) => given[name] ?? null;

const reportOf = (strategy: string, elapsedMs: number, extra = {}): any => ({
  strategy,
  elapsedMs,
  options: { tasks: 3, size: 0, list: 'stream' },
  lanes: [],
  tasks: [],
  disturbed: null,
  ...extra,
});

/** Runs actions one after another. */
const play = (...actions: Action[]) => actions.reduce(reduce, initialState(readSetUp()));

test('the element observes exactly the attributes of the table of options', () => {
  assert.deepEqual([...RaceLane.observedAttributes].sort(), [...attributeNames].sort());
});

test('waits are estimated from the options: ten for serial, one for threads, rounds for a pool', () => {
  const setUp = readSetUp(texts({ workload: 'io', workers: '4', size: '0' }));
  const about = (name: any) => estimateMs(completeOptions(setUp, name), defaultRates, 2);
  assert.equal(about('serial'), 10_000);
  assert.equal(about('threads'), 1000);
  assert.equal(about('futures'), 3000);
});

test('the rate of computing is learned from spans, but not from a disturbed run or a divided task', () => {
  const tasks = [{ spans: [{ phase: 'scan', startMs: 0, endMs: 200 }] }];
  const options = { tasks: 1, size: 100_000_000, list: 'stream' };
  assert.equal(measuredRate(reportOf('serial', 200, { tasks, options })), 2e-6);
  const disturbed = 'The tab was hidden.';
  assert.equal(measuredRate(reportOf('serial', 200, { tasks, options, disturbed })), null);
  const lanes = [{ parts: [] }];
  assert.equal(measuredRate(reportOf('shared', 200, { tasks, options, lanes })), null);
});

test('a run that has to wait says so until its first update, and nothing waits where nothing runs', () => {
  const begin = {
    type: 'begin',
    kind: 'race',
    strategy: 'serial',
    total: 1,
    behindAnother: false,
  } as const;
  const update: Update = { elapsedMs: 1, stage: 'running', tasks: [] };
  const behind = { type: 'behind' } as const;
  assert.equal(play(begin, behind).activity?.behindAnother, true);
  const begun = play(begin, behind, { type: 'update', strategy: 'serial', update });
  assert.equal(begun.activity?.behindAnother, false);
  assert.equal(play(behind).activity, null);
});

test('what the reader chose wins over the attributes, and a bad text is refused in words', () => {
  const setUp = readSetUp(texts({ tasks: '4' }), texts({ tasks: '6' }));
  assert.equal(setUp.options.tasks, 6);
  assert.throws(() => readSetUp(texts({ tasks: '0' })), {
    code: 'invalid-option',
    message: /tasks/,
  });
});

test('results survive a change of repeats, and are dropped when the tasks change', () => {
  const setUp = readSetUp(texts({ repeats: '5' }));
  const other = readSetUp(texts({ tasks: '4' }));
  assert.equal(hasSameRuns(readSetUp(), setUp), true);
  const report = { type: 'report' as const, report: reportOf('serial', 100) };
  const kept = play(report, { type: 'set-up', setUp });
  assert.equal(kept.rows[0].reports.length, 1);
  assert.equal(kept.setUp.repeats, 5);
  assert.equal(play(report, { type: 'set-up', setUp: other }).rows[0].reports.length, 0);
});

test('a comparison begins with empty rows, so that earlier single runs are not mixed into it', () => {
  const state = play(
    { type: 'report', report: reportOf('serial', 100) },
    { type: 'begin', kind: 'compare', strategy: null, total: 6, behindAnother: false },
  );
  assert.equal(state.rows[0].reports.length, 0);
});

test('stopping keeps earlier results and marks a row that has none', () => {
  const begin = {
    type: 'begin',
    kind: 'race',
    strategy: 'serial',
    total: 1,
    behindAnother: false,
  } as const;
  const row = play(begin, { type: 'cancel' }).rows[0];
  assert.deepEqual([row.status, row.live], ['cancelled', null]);
  const again = play({ type: 'report', report: reportOf('serial', 100) }, begin, {
    type: 'cancel',
  });
  assert.deepEqual([again.rows[0].status, again.activity], ['done', null]);
});

test('a failure is shown in the row of the strategy that ran', () => {
  const state = play(
    { type: 'begin', kind: 'race', strategy: 'threads', total: 1, behindAnother: false },
    { type: 'fail', message: 'Memory ran out.' },
  );
  const row = state.rows.find(({ name }) => name === 'threads');
  assert.deepEqual(
    [row?.status, row?.message, state.activity],
    ['failed', 'Memory ran out.', null],
  );
});

test('a failure after a successful run is shown as a verdict, and the row keeps its measurement', () => {
  const begin = { kind: 'race', strategy: 'threads', total: 1, behindAnother: false };
  const measured = { type: 'report', report: reportOf('threads', 100) };
  for (const kind of ['race', 'compare']) {
    const state = play({ type: 'begin', ...begin, kind } as any, measured as any, {
      type: 'fail',
      message: 'The engine did not load.',
    });
    const told = state.rows.filter(({ status }) => status !== 'idle');
    assert.deepEqual(
      told.map(({ name, status, message }) => [name, status, message]),
      [['threads', 'done', null]],
    );
    assert.deepEqual([state.verdict, state.activity], ['The engine did not load.', null]);
    assert.equal(state.announcement, 'The engine did not load.');
  }
});

test('the run drawn is the one nearest the median, and a disturbed one only where there is no other', () => {
  const reports = [reportOf('serial', 300), reportOf('serial', 100), reportOf('serial', 200)];
  const disturbed = reportOf('serial', 50, { disturbed: 'hidden' });
  const row = (each: any[]) => ({ reports: each }) as any;
  assert.equal(shownReport(row([...reports, disturbed]))?.elapsedMs, 200);
  assert.equal(shownReport(row([disturbed]))?.elapsedMs, 50);
  assert.equal(shownReport(row([])), null);
});

test('the axis grows without a jump, and includes every measured time', () => {
  let domainMs = 1000;
  let widest = 0;
  for (let measuredMs = 900; measuredMs < 20_000; measuredMs += 16) {
    const next = easeDomain(domainMs, targetDomain(measuredMs, 0), measuredMs, 16);
    assert.ok(next >= measuredMs);
    widest = Math.max(widest, next / domainMs);
    domainMs = next;
  }
  assert.ok(widest < 1.05, `one frame grew the axis by ${widest}`);
});

test('the labels of an axis share one unit and do not crowd a narrow one', () => {
  assert.deepEqual(
    timeAxis([0, 10_800], [0, 600]).ticks.map(({ label }) => label),
    ['0', '2 s', '4 s', '6 s', '8 s', '10 s'],
  );
  assert.ok(timeAxis([0, 10_800], [0, 280]).ticks.length <= 4);
});

test('the reader’s ratio needs their own serial run, and their own run of the strategy', () => {
  const options = completeOptions(readSetUp(texts({ workload: 'cpu' })), 'serial');
  const [threads] = figuresOf('cpu');
  const row = (strategy: any, medianMs: number) => ({ strategy, medianMs, count: 1 }) as any;
  assert.equal(readersRatio(threads, options, [row('threads', 310)]), null);
  assert.equal(readersRatio(threads, options, [row('serial', 300), row('threads', 310)]), 3.1);
});

test('a claim names the first missing run, and hides the article’s figure while the reader guesses', () => {
  const state = initialState(readSetUp(texts({ workload: 'cpu' })));
  const row = (strategy: any, medianMs: number) => ({ strategy, medianMs, count: 1 }) as any;
  const guess = { ...state.guess, on: true };
  const claims = (summary: any[], more = {}) =>
    claimsOf({ ...state, summary, ...more }).map(({ ownRatio, missing, isHidden }) => ({
      ownRatio,
      missing,
      isHidden,
    }));
  const nothing = { ownRatio: null, missing: 'serial', isHidden: false };
  assert.deepEqual(claims([]), [nothing, nothing]);
  const some = [row('serial', 300), row('threads', 310)];
  const threads = { ownRatio: 3.1, missing: 'threads', isHidden: false };
  const processes = { ownRatio: null, missing: 'processes', isHidden: false };
  assert.deepEqual(claims(some), [threads, processes]);
  assert.deepEqual(claims(some, { guess }), [threads, { ...processes, isHidden: true }]);
});
