// The pace of a run, from its spans alone.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { paceOf } from '../../www/engine/pace.ts';
import type { Lane, TaskReport } from '../../www/core/report.ts';

const scan = (startMs: number, endMs: number) => ({ phase: 'scan' as const, startMs, endMs });
const task = (id: number, spans: TaskReport['spans'], lostMs = 0): TaskReport => ({
  ...{ id, max: 1, foundMs: 1, lane: id, lostMs },
  spans,
});
const paceFor = (tasks: TaskReport[], size: number, lanes: Lane[] = []) =>
  paceOf({ tasks, lanes, options: { size } as any });

test('a pace is the time of one core for a million numbers, stalls left out', () => {
  const tasks = [task(0, [scan(0, 10), scan(20, 30)], 5), task(1, [scan(0, 15)])];
  assert.equal(paceFor(tasks, 10_000_000), 1.5);
});

test('where parts move between lanes, the parts count', () => {
  const parts = [
    { task: 0, ...scan(0, 4) },
    { task: 0, ...scan(5, 11) },
  ];
  const lanes: Lane[] = [{ id: 0, kind: 'thread', label: 'Thread', parts }];
  assert.equal(paceFor([task(0, [scan(0, 100)])], 10_000_000, lanes), 1);
});

test('short lists, and runs without spans, have no pace', () => {
  assert.equal(paceFor([task(0, [scan(0, 10)])], 1000), null);
  assert.equal(paceFor([task(0, [])], 10_000_000), null);
});
