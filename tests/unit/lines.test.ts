// Packing, hand-overs, aggregation and live lanes: pure functions of reports and updates.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { aggregate, pathsOf, spanAt } from '../../www/chart/paths.ts';
import { findHandOvers, packLanes, unfoldTasks } from '../../www/chart/lines.ts';
import { LiveLanes } from '../../www/widget/live.ts';
import { phaseIndex } from '../../www/core/phases.ts';
import { randomFrom } from '../helpers/share-states.ts';
import type { Line } from '../../www/chart/lines.ts';
import type { Phase } from '../../www/core/report.ts';

/** A span. */
const span = (phase: Phase, startMs: number, endMs: number) => ({ phase, startMs, endMs });

/** The part of a report that packing reads. */
const reportOf = (tasks: object[][], lanesOfTasks: number[], lanes: object[]): any => ({
  tasks: tasks.map((spans, id) => ({ id, max: 0, foundMs: 0, lane: lanesOfTasks[id], spans })),
  lanes,
});

const loop = { id: 0, kind: 'loop', label: 'Loop' };
const phasesOf = (line: Line) =>
  Array.from({ length: line.length }, (_, i) => [line.phase[i], line.startMs[i], line.endMs[i]]);

test('tasks in a row on a lane share one line, and their queueing is not drawn over it', () => {
  const report = reportOf(
    [
      [span('start', 0, 5), span('scan', 5, 10), span('wait', 10, 20)],
      [span('start', 0, 5), span('queue', 5, 20), span('scan', 20, 25), span('wait', 25, 35)],
    ],
    [0, 0],
    [loop],
  );
  const lines = packLanes(report);
  assert.equal(lines.length, 1);
  const { scan, wait, start } = phaseIndex;
  assert.deepEqual(phasesOf(lines[0]), [
    [start, 0, 5],
    [scan, 5, 10],
    [wait, 10, 20],
    [scan, 20, 25],
    [wait, 25, 35],
  ]);
});

test('tasks with overlapping waits on one loop have a line each', () => {
  const report = reportOf(
    [
      [span('scan', 0, 1), span('wait', 1, 11)],
      [span('queue', 0, 1), span('scan', 1, 2), span('wait', 2, 12)],
    ],
    [0, 0],
    [loop],
  );
  const lines = packLanes(report);
  assert.equal(lines.length, 2);
  assert.deepEqual(phasesOf(lines[1])[0], [phaseIndex.queue, 0, 1]);
});

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));

test(`no two spans of a packed line overlap, whatever the tasks (SEED=${seed})`, () => {
  const random = randomFrom(seed);
  const names = ['queue', 'start', 'scan', 'lock', 'wait', 'build'] as const;
  for (let round = 0; round < 200; round++) {
    const tasks = Array.from({ length: 6 }, () => {
      let at = random() * 5;
      return Array.from({ length: 8 }, () => {
        const from = at + random();
        at = from + random() * 3;
        return span(names[Math.floor(random() * names.length)], from, at);
      });
    });
    for (const line of packLanes(reportOf(tasks, [0, 0, 0, 0, 0, 0], [loop]))) {
      for (let i = 1; i < line.length; i++) {
        // Tasks may overlap by a step of the clock, and a short span may lie within that step.
        const untilMs = Math.min(line.endMs[i - 1], line.endMs[i]);
        assert.ok(untilMs - line.startMs[i] <= 0.111, 'spans are side by side');
      }
    }
  }
});

test('a lane with parts is drawn from its parts, and unfolds into lanes and tasks', () => {
  const lanes = [
    { id: 0, kind: 'thread', label: 'Thread 1', parts: [{ task: 0, ...span('scan', 0, 4) }] },
    { id: 1, kind: 'thread', label: 'Thread 2', parts: [{ task: 0, ...span('scan', 1, 4) }] },
  ];
  const report = reportOf([[span('scan', 0, 4)]], [0], lanes);
  assert.deepEqual(
    packLanes(report).map(({ label }) => label),
    ['Thread 1', 'Thread 2'],
  );
  assert.deepEqual(
    unfoldTasks(report).map(({ label }) => label),
    ['Thread 1', 'Thread 2', 'Task 1'],
  );
});

test('a hand-over is where computing passes from task to task', () => {
  const report = reportOf(
    [
      [span('scan', 0, 5), span('lock', 5, 10), span('scan', 10, 15)],
      [span('lock', 0, 5), span('scan', 5, 10)],
    ],
    [0, 1],
    [
      { id: 0, kind: 'thread', label: 'a' },
      { id: 1, kind: 'thread', label: 'b' },
    ],
  );
  assert.deepEqual(findHandOvers(unfoldTasks(report)), [
    { from: 0, to: 1, atMs: 5 },
    { from: 1, to: 0, atMs: 10 },
  ]);
});

test('spans narrower than a pixel are merged into cells that keep the share of each phase', () => {
  const [line] = packLanes(
    reportOf(
      [Array.from({ length: 1000 }, (_, i) => span(i % 4 === 0 ? 'scan' : 'lock', i, i + 1))],
      [0],
      [loop],
    ),
  );
  let scanPx = 0;
  let cells = 0;
  aggregate(
    line,
    { scale: { fromMs: 0, pxPerMs: 0.1, widthPx: 100 }, binPx: 1, hidden: new Set() },
    {
      span: () => assert.fail('every span is narrower than a pixel'),
      cell: (x0, x1, shares) => {
        cells++;
        scanPx += (x1 - x0) * shares[phaseIndex.scan];
      },
    },
  );
  assert.ok(cells <= 100);
  assert.ok(Math.abs(scanPx - 25) < 0.5, `a quarter of 100 px, drawn as ${scanPx}`);
});

const STACK = { top: 0, pitch: 10, thickness: 10 };

/** Packs `count` spans that alternate between two phases. */
const manyLines = (count: number) =>
  packLanes(
    reportOf(
      [Array.from({ length: count }, (_, i) => span(i % 2 === 0 ? 'scan' : 'lock', i, i + 1))],
      [0],
      [loop],
    ),
  );

test('a hundred thousand spans are drawn within the limit of shapes', () => {
  const paths = pathsOf(manyLines(100_000), STACK, {
    scale: { fromMs: 0, pxPerMs: 600 / 100_000, widthPx: 600 },
    hidden: new Set(),
  });
  assert.ok(paths.scan.split('M').length < 4001);
});

test('ten times the spans take about ten times as long to draw, not a hundred times', () => {
  const shortestMs = { 10_000: Infinity, 100_000: Infinity };
  for (let round = 0; round < 7; round += 1) {
    for (const count of [10_000, 100_000] as const) {
      const lines = manyLines(count);
      const beginMs = performance.now();
      pathsOf(lines, STACK, {
        scale: { fromMs: 0, pxPerMs: 600 / count, widthPx: 600 },
        hidden: new Set(),
      });
      shortestMs[count] = Math.min(shortestMs[count], performance.now() - beginMs);
    }
  }
  assert.ok(shortestMs[100_000] < 40 * shortestMs[10_000], JSON.stringify(shortestMs));
});

test('the span at a time is found, or the nearest within reach', () => {
  const [line] = packLanes(reportOf([[span('scan', 0, 4), span('wait', 6, 9)]], [0], [loop]));
  assert.equal(spanAt(line, 2, 1), 0);
  assert.equal(spanAt(line, 7, 1), 1);
  assert.equal(spanAt(line, 5.5, 1), 1);
  assert.equal(spanAt(line, 20, 1), -1);
});

test('live lanes grow with the samples, and a finished task frees its line for the next', () => {
  const live = new LiveLanes();
  const sample = (elapsedMs: number, tasks: any[]) =>
    live.sample({ elapsedMs, stage: 'running', tasks });
  sample(10, [
    { id: 0, lane: 0, phase: 'wait', progress: 0.5 },
    { id: 1, lane: 0, phase: 'queue', progress: 0 },
  ]);
  sample(20, [
    { id: 0, lane: 0, phase: 'done', progress: 1 },
    { id: 1, lane: 0, phase: 'wait', progress: 0.1 },
  ]);
  sample(30, [
    { id: 0, lane: 0, phase: 'done', progress: 1 },
    { id: 1, lane: 0, phase: 'wait', progress: 0.6 },
  ]);
  assert.equal(live.lines.length, 1);
  assert.deepEqual(phasesOf(live.lines[0]), [
    [phaseIndex.wait, 0, 10],
    [phaseIndex.wait, 10, 30],
  ]);
  assert.equal(live.done, 1);
});

test('a task that has not begun is not counted as done', () => {
  const live = new LiveLanes();
  live.sample({
    elapsedMs: 10,
    stage: 'running',
    tasks: [
      { id: 0, lane: 0, phase: 'scan', progress: 0.5 },
      { id: 1, lane: 0, phase: 'done', progress: 0 },
    ],
  });
  assert.equal(live.done, 0);
});
