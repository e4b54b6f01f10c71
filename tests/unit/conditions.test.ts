// What disturbs a run and what does not, in made-up cases, with the reason given.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { reasonAgainst } from '../../www/engine/conditions.ts';
import { disturbanceOf } from '../../www/engine/watch.ts';
import type { Phase, TaskReport } from '../../www/core/report.ts';

const QUIET = Object.freeze({ hidden: false, stoodMs: 20, jumpMs: 3 });

const environment = (other: object = {}) => ({
  ...{ userAgent: 'test', cores: 2, isolated: true, clockStepMs: 0.005 },
  ...other,
});

const task = (
  lane: number,
  spans: [phase: Phase, startMs: number, endMs: number][],
  lostMs: number = 0,
): TaskReport => ({
  ...{ id: lane, max: 1, foundMs: 1, lane, lostMs },
  spans: spans.map(([phase, startMs, endMs]) => ({ phase, startMs, endMs })),
});

const runOf = (tasks: TaskReport[], other: object = {}) => ({
  ...{ elapsedMs: 1000, tasks, lanes: [], waitMs: 0, environment: environment() },
  ...other,
});

/** Lanes that scan from 0 to 1000 ms and lose this much each. */
const scanning = (lanes: number, lostMs: number) =>
  Array.from({ length: lanes }, (_, lane) => task(lane, [['scan', 0, 1000]], lostMs));

const computed = scanning(1, 0);

test('a run on a quiet machine is not disturbed', async () => {
  assert.equal(reasonAgainst(QUIET, runOf(computed)), null);
  assert.equal(await disturbanceOf(QUIET, runOf(computed)), null);
});

test('a hidden tab, a page that stood still and clocks that disagree disturb any run', async () => {
  const cases = [
    [{ hidden: true }, /tab was hidden/],
    [{ stoodMs: 3100 }, /stood still for 3\.1\s?s/],
    [{ jumpMs: 3_600_000 }, /60 min apart.*slept/],
  ] as const;
  for (const [seen, expected] of cases) {
    assert.match((await disturbanceOf({ ...QUIET, ...seen }, runOf(computed))) ?? '', expected);
  }
});

test('a wait is late if it exceeds its time by 150 ms and by a tenth', () => {
  const waiting = (waitMs: number, lateMs: number) =>
    reasonAgainst(QUIET, runOf([task(0, [['wait', 10, 10 + waitMs + lateMs]])], { waitMs }));
  assert.equal(waiting(1000, 120), null);
  assert.match(waiting(1000, 160) ?? '', /late by 160 ms/);
  assert.equal(waiting(10_000, 900), null);
  assert.match(waiting(10_000, 1100) ?? '', /late by 1\.1 s/);
  assert.match(waiting(100, 900) ?? '', /late by 900 ms/);
});

test('a clock of 100 ms steps makes no wait late', () => {
  const tasks = [task(0, [['wait', 0, 300]])];
  const coarse = environment({ clockStepMs: 100 });
  assert.equal(reasonAgainst(QUIET, runOf(tasks, { waitMs: 100, environment: coarse })), null);
});

test('on an event loop only another computing task may delay a timer', () => {
  const wait = [['wait', 100, 900]] as [Phase, number, number][];
  const other = [['scan', 100, 895]] as [Phase, number, number][];
  const on = (lane: number) =>
    reasonAgainst(QUIET, runOf([task(0, wait), task(lane, other)], { waitMs: 100 }));
  assert.equal(on(0), null);
  assert.match(on(1) ?? '', /late by 700 ms/);
});

test('a run that waited for a core for more than a quarter of its time is disturbed', () => {
  for (const lanes of [1, 2]) {
    assert.equal(reasonAgainst(QUIET, runOf(scanning(lanes, 240))), null);
    const reason = reasonAgainst(QUIET, runOf(scanning(lanes, 340)));
    assert.match(reason ?? '', /busy: for 34\s?% of its time/);
  }
});

test('a long start-up does not hide that the computing waited for a core', async () => {
  const tasks = [
    task(
      0,
      [
        ['start', 0, 3000],
        ['scan', 3000, 3200],
      ],
      120,
    ),
  ];
  const run = runOf(tasks, { elapsedMs: 3200 });
  assert.match(reasonAgainst(QUIET, run) ?? '', /busy: for 60\s?%/);
  assert.equal(await disturbanceOf(QUIET, run), reasonAgainst(QUIET, run));
});

test('what a run lost while it computed matters less, the longer its tasks wait', () => {
  const spans = [
    ['scan', 0, 60],
    ['wait', 60, 1060],
  ] as [Phase, number, number][];
  const run = runOf([task(0, spans, 30)], { elapsedMs: 1060, waitMs: 1000 });
  assert.equal(reasonAgainst(QUIET, run), null);
});

test('one lane that loses its core delays the whole run', () => {
  const tasks = scanning(8, 0).map((each, lane) => ({ ...each, lostMs: lane === 5 ? 400 : 0 }));
  const eight = { environment: environment({ cores: 8 }) };
  assert.match(reasonAgainst(QUIET, runOf(tasks, eight)) ?? '', /for 40\s?%/);
});

test('where parts of tasks move between lanes, other lanes make up for a slow one', () => {
  const tasks = scanning(8, 0).map((each, lane) => ({ ...each, lostMs: lane === 5 ? 400 : 0 }));
  const lanes = tasks.map(({ lane }) => ({
    ...{ id: lane, kind: 'thread', label: 'Thread' },
    parts: [{ task: lane, phase: 'scan', startMs: 0, endMs: 1000 }],
  }));
  const shared = { lanes, environment: environment({ cores: 8 }) };
  assert.equal(reasonAgainst(QUIET, runOf(tasks, shared)), null);
});

test('more tasks than cores compete with each other, which is no disturbance', () => {
  // Four lanes on two cores: each has half a core.
  assert.equal(reasonAgainst(QUIET, runOf(scanning(4, 500))), null);
  // A quarter of a core each: other programs have the rest.
  assert.match(reasonAgainst(QUIET, runOf(scanning(4, 750))) ?? '', /for 50\s?%/);
});

test('a run with dropped spans or a coarse clock is not judged by its stalls', () => {
  const dropped = scanning(1, 900).map((each) => ({ ...each, droppedSpans: 5 }));
  assert.equal(reasonAgainst(QUIET, runOf(dropped)), null);
  const coarse = { environment: environment({ clockStepMs: 16.67 }) };
  assert.equal(reasonAgainst(QUIET, runOf(scanning(1, 900), coarse)), null);
  assert.equal(reasonAgainst(QUIET, runOf([task(0, [], 900)])), null);
});

test('a few milliseconds lost in a short run are no disturbance', () => {
  const short = [task(0, [['scan', 0, 40]], 15)];
  assert.equal(reasonAgainst(QUIET, runOf(short, { elapsedMs: 45 })), null);
});

test('WebKit reports 4 cores where there are 2, so four lanes there may compete for two', () => {
  const reportedBy = (userAgent: string, cores: number) => (lostMs: number) =>
    reasonAgainst(
      QUIET,
      runOf(scanning(4, lostMs), { environment: environment({ userAgent, cores }) }),
    );
  const webkit = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Safari';
  assert.equal(reportedBy(webkit, 4)(500), null);
  assert.match(reportedBy(webkit, 4)(750) ?? '', /for 50\s?%/);
  assert.match(reportedBy(webkit, 8)(500) ?? '', /for 50\s?%/);
  const chromium = webkit.replace('Safari', 'Chrome/156.0.0.0 Safari/537.36');
  assert.match(reportedBy(chromium, 4)(500) ?? '', /for 50\s?%/);
});

test('the check for disturbances runs whenever it could find one', async () => {
  const cases = [
    runOf(scanning(1, 300)),
    runOf(scanning(4, 750)),
    runOf([task(0, [['wait', 0, 300]])], { waitMs: 100 }),
  ];
  for (const run of cases) {
    assert.notEqual(reasonAgainst(QUIET, run), null);
    assert.equal(await disturbanceOf(QUIET, run), reasonAgainst(QUIET, run));
  }
});
