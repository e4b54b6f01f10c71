// The stretch that the button "Zoom in on the lock" shows, for made-up and for measured reports.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { at } from '../../scripts/lib/paths.js';
import { findHandOvers, unfoldTasks } from '../../www/chart/lines.ts';
import { findLockStretch } from '../../www/site/lock-stretch.ts';
import type { Report } from '../../www/core/report.ts';

/** Returns a report of two tasks that compute in turns, each turn this long. */
function alternatingReport(...turnsMs: number[]) {
  const tasks = [0, 1].map((id) => ({ id, lane: id, spans: [] as object[] }));
  let fromMs = 0;
  for (const [index, turnMs] of turnsMs.entries()) {
    const toMs = fromMs + turnMs;
    tasks[index % 2].spans.push({ phase: 'scan', startMs: fromMs, endMs: toMs });
    tasks[1 - (index % 2)].spans.push({ phase: 'lock', startMs: fromMs, endMs: toMs });
    fromMs = toMs;
  }
  return { lanes: [], tasks, lock: {} } as unknown as Report;
}

/** Returns the times of a report's hand-overs within a stretch. */
const handOversIn = (report: Report, { fromMs, toMs }: { fromMs: number; toMs: number }) =>
  findHandOvers(unfoldTasks(report))
    .map(({ atMs }) => atMs)
    .filter((atMs) => fromMs <= atMs && atMs <= toMs);

test('the stretch has three hand-overs from the middle of the run, and equal margins', () => {
  const turns = Array.from({ length: 12 }, () => 5);
  // Hand-overs at 5, 10, ... 55 ms.
  expect(findLockStretch(alternatingReport(...turns))).toEqual({ fromMs: 20, toMs: 40, atMs: 25 });
});

test('a run with three hand-overs has a stretch, and a run with fewer has none', () => {
  expect(findLockStretch(alternatingReport(5, 6, 4, 5))).toEqual({ fromMs: 0, toMs: 20, atMs: 5 });
  expect(findLockStretch(alternatingReport(5, 5, 5))).toBeNull();
  expect(findLockStretch(alternatingReport(5))).toBeNull();
  expect(findLockStretch(alternatingReport())).toBeNull();
});

test('hand-overs that nearly fall together have margins of a millisecond', () => {
  const found = findLockStretch(alternatingReport(100, 0.125, 0.125, 0.125, 0.125, 100));
  expect(found).toEqual({ fromMs: 99.125, toMs: 101.375, atMs: 100.125 });
});

test('the stretch of a measured run lies within the run and has three hand-overs', () => {
  const text = readFileSync(at('tests', 'pages', 'recorded-reports.json'), 'utf8');
  const reports: Report[] = JSON.parse(text).cpu;
  const report = reports.find(({ strategy }) => strategy === 'threads') as Report;
  const found = findLockStretch(report);
  expect(found?.fromMs).toBeGreaterThanOrEqual(0);
  expect(found?.toMs).toBeLessThanOrEqual(report.elapsedMs);
  const within = handOversIn(report, found ?? { fromMs: 0, toMs: 0 });
  expect(within.length).toBeGreaterThanOrEqual(3);
  expect(within).toContain(found?.atMs);
});
