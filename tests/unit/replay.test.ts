// Replay's model, for generated and for measured reports: phases at a moment, steps from moment to moment, sentences.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'vitest';
import fc from 'fast-check';
import { phases } from '../../www/core/phases.ts';
import {
  momentAfter,
  momentBefore,
  momentReached,
  momentsOf,
  phasesAt,
  tapeOfRecord,
  tapeOfReport,
} from '../../www/views/replay/tape.ts';
import { lanesOf } from '../../www/chart/geometry.ts';
import { toLine } from '../../www/chart/lines.ts';
import { readLane, writeLane } from '../../www/views/share/lane-text.ts';
import { queryOfMoment } from '../../www/views/replay/link.ts';
import { describeStates, formatMoment, describeMoment } from '../../www/views/replay/words.ts';
import type { Phase, Report, Span } from '../../www/core/report.ts';

const names = phases.map(({ name }) => name);

/** Spans in order, some empty, some with gaps between. The clock is coarse, so that edges often meet. */
const anySpans = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.nat({ max: 4 }), fc.nat({ max: 60 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((all) => {
    let step = 0;
    return all.map(([phase, gap, length]): Span => {
      const start = step + (gap > 2 ? gap - 2 : 0);
      step = start + Math.max(0, length - 5);
      return { phase, startMs: start / 10, endMs: step / 10 };
    });
  });

const LANES = 3;

/** Generated reports. Some have lanes with parts, as strategies that steal record them. */
const anyReport = fc
  .record({
    tasks: fc.array(anySpans, { minLength: 1, maxLength: 8 }),
    parts: fc.option(fc.array(anySpans, { minLength: LANES, maxLength: LANES }), { freq: 2 }),
  })
  .map(({ tasks, parts }) => toReport(tasks, parts));

const toReport = (tasks: readonly Span[][], parts: readonly Span[][] | null) =>
  ({
    elapsedMs: Math.max(...tasks.flat().map(({ endMs }) => endMs)),
    tasks: tasks.map((spans, id) => ({ id, lane: id % LANES, spans })),
    lanes: Array.from({ length: LANES }, (_, id) => ({
      ...{ id, kind: 'thread', label: `Thread ${id + 1}` },
      ...(parts && { parts: parts[id].map((span, i) => ({ ...span, task: i % tasks.length })) }),
    })),
  }) as unknown as Report;

const measured: Record<string, Report[]> = JSON.parse(
  readFileSync(new URL('../pages/recorded-reports.json', import.meta.url), 'utf8'),
);

/** Runs a check on generated reports, and on each measured report. */
function forAllReports(title: string, check: (report: Report) => void) {
  test(`${title}: generated reports`, () => {
    fc.assert(fc.property(anyReport, check), { numRuns: 400 });
  });
  for (const [workload, reports] of Object.entries(measured)) {
    test(`${title}: measured reports, ${workload}`, () => reports.forEach(check));
  }
}

const spansOf = ({ tasks, lanes }: Report) => [
  ...tasks.flatMap(({ spans }) => spans),
  ...lanes.flatMap(({ parts }) => parts ?? []),
];

const edgesOf = (report: Report) =>
  [...new Set(spansOf(report).flatMap(({ startMs, endMs }) => [startMs, endMs]))].sort(
    (a, b) => a - b,
  );

/** Returns every edge, the middle between neighbouring edges, and a time before and after all. */
function momentsToTry(report: Report) {
  const edges = edgesOf(report);
  const middles = edges.slice(1).map((edge, i) => (edge + edges[i]) / 2);
  return [-1, ...edges, ...middles, (edges.at(-1) as number) + 1];
}

const holds = (atMs: number) => (span: Span) => span.startMs <= atMs && atMs < span.endMs;

forAllReports('a task has the phase of the span that contains the moment', (report) => {
  const tape = tapeOfReport(report);
  for (const atMs of momentsToTry(report)) {
    const states = phasesAt(tape, atMs);
    report.tasks.forEach(({ spans }, task) => {
      const found = spans.find(holds(atMs))?.phase;
      const ended = spans.filter(({ endMs }) => endMs <= atMs).length;
      const begun = spans.filter(({ startMs }) => startMs <= atMs).length;
      const without = ended === spans.length ? 'done' : begun === 0 ? 'ahead' : 'between';
      assert.equal(states[task], found ?? without, `task ${task} at ${atMs}`);
    });
    const counted = describeStates(tape, atMs).match(/\d+/g) ?? [];
    assert.equal(
      counted.reduce((sum, count) => sum + Number(count), 0),
      report.tasks.length,
      'the counts of all phases add up to the tasks',
    );
  }
});

forAllReports('stepping forward stops once at each edge of a span', (report) => {
  const momentsMs = momentsOf([tapeOfReport(report)]);
  const reached: number[] = [];
  for (let atMs = -1; atMs < momentsMs[momentsMs.length - 1]; reached.push(atMs)) {
    atMs = momentAfter(momentsMs, atMs);
  }
  assert.deepEqual(reached, edgesOf(report));
});

forAllReports('as many steps back as forward return to the first moment', (report) => {
  const momentsMs = momentsOf([tapeOfReport(report)]);
  const edges = edgesOf(report);
  for (const atMs of momentsToTry(report)) {
    const from = momentReached(momentsMs, atMs) ?? 0;
    const left = edges.filter((edge) => edge > atMs).length;
    for (const steps of [1, 2, 5, left].filter((count) => count > 0 && count <= left)) {
      let now = atMs;
      for (let i = 0; i < steps; i++) now = momentAfter(momentsMs, now);
      assert.equal(now, edges[edges.length - left + steps - 1]);
      for (let i = 0; i < steps; i++) now = momentBefore(momentsMs, now);
      assert.equal(now, from);
    }
  }
});

/** Whether one task hands the lock to another at a moment. The check compares all spans, without any index. */
function isHandOver({ tasks }: Report, atMs: number) {
  const isComputing = ({ phase }: Span) => phase === 'scan' || phase === 'build';
  return tasks.some(({ id, spans }) => {
    const first = spans.findIndex(({ startMs }) => startMs === atMs);
    const before = spans[first - 1];
    const begins = spans.some((span) => span.startMs === atMs && isComputing(span));
    if (!begins || before?.phase !== 'lock' || atMs - before.endMs > 0.11) return false;
    const others = tasks.filter((task) => task.id !== id).flatMap((task) => task.spans);
    return others.some(
      (span) => isComputing(span) && span.endMs > before.startMs && span.endMs <= atMs + 0.11,
    );
  });
}

/** Returns the numbers in the names of tasks: "Tasks 1 to 3 and 5" gives 1, 3 and 5. */
function tasksNamed(text: string) {
  const lists = [...text.matchAll(/Tasks? ((?:\d+|to|and|,|more| )+)/g)].map(([, list]) => list);
  return lists.flatMap((list) => (list.replace(/\d+ more/, '').match(/\d+/g) ?? []).map(Number));
}

forAllReports('each moment has a sentence that names only tasks of the report', (report) => {
  const row = { label: 'Threads (GIL)', tape: tapeOfReport(report) };
  for (const atMs of edgesOf(report)) {
    const text = describeMoment([row], atMs);
    assert.match(text, /^[A-Z].*\.$/);
    assert.doesNotMatch(text, /undefined|NaN|[{}|#]|Threads \(GIL\)/);
    assert.ok(text.length < 400, text);
    for (const task of tasksNamed(text)) assert.ok(task >= 1 && task <= report.tasks.length, text);
  }
  assert.equal(describeMoment([row], -1), '', 'nothing happens between moments');
});

forAllReports('a sentence names a hand-over exactly where the spans show one', (report) => {
  const row = { label: 'Threads', tape: tapeOfReport(report) };
  for (const atMs of edgesOf(report)) {
    const text = describeMoment([row], atMs);
    assert.equal(/hands the lock over/.test(text), isHandOver(report, atMs), `${atMs} ms: ${text}`);
  }
});

test('recorded lanes show the phases of their spans, and steps stop once at each edge', () => {
  const detail = { mostSpans: 200, cells: 100 };
  for (const report of Object.values(measured).flat()) {
    const { elapsedMs } = report;
    const parts = lanesOf(report).map((line) =>
      readLane(writeLane(line, names, elapsedMs, detail), elapsedMs, elapsedMs / 1200),
    );
    const lanes = parts.map((each) => toLine('', each));
    const tape = tapeOfRecord({ lanes, hasOnlyShares: lanes.map(() => false) } as any);
    const edges = new Set(parts.flat().flatMap(({ startMs, endMs }) => [startMs, endMs]));
    assert.equal(tape.momentsMs.length, edges.size);
    for (const atMs of tape.momentsMs) {
      const states = phasesAt(tape, atMs);
      parts.forEach((spans, lane) => {
        const found = spans.find(holds(atMs))?.phase;
        if (found) assert.equal(states[lane], found);
        else assert.ok(['ahead', 'between', 'done'].includes(states[lane]));
      });
      assert.match(describeMoment([{ label: 'Row', tape }], atMs), /^(Lanes?|All) .*\.$/);
    }
  }
});

/** Returns a report of tasks. A task is given by its phases and their lengths in ms: "lock 5, scan 10". */
const reportOf = (...tasks: string[]) =>
  toReport(
    tasks.map((task) => {
      let atMs = 0;
      return task.split(', ').map((text): Span => {
        const [phase, length] = text.split(' ');
        return { phase: phase as Phase, startMs: atMs, endMs: (atMs += Number(length)) };
      });
    }),
    null,
  );

describe('the sentence of a moment', () => {
  const tell = (atMs: number, ...reports: Report[]) =>
    describeMoment(
      reports.map((report, i) => ({ label: `Row ${i + 1}`, tape: tapeOfReport(report) })),
      atMs,
    );
  const waiting = reportOf('scan 1, wait 100', 'scan 1, wait 100', 'scan 1, wait 200');
  const locked = reportOf('scan 5, lock 9, scan 2', 'lock 5, scan 9, wait 9', 'queue 40, scan 1');

  test('tasks with the same event share a sentence', () => {
    assert.equal(tell(1, waiting), 'Tasks 1 to 3 have computed 1 ms and wait, as if for a server.');
    assert.equal(tell(101, waiting), 'Tasks 1 and 2 have waited 100 ms and are done.');
  });

  test('the last sentence of a row names the time of the whole run', () => {
    assert.equal(
      tell(201, waiting),
      'Task 3 has waited 200 ms and is done. All three tasks are done after 201 ms.',
    );
  });

  test('a hand-over names the waiting task, the length of its wait, and the giver', () => {
    assert.equal(
      tell(5, locked),
      'Task 2 has waited 5 ms for the lock. Task 1 hands the lock over after its block, and Task 2 computes.',
    );
    assert.match(tell(14, locked), /Task 2 hands the lock over and waits, and Task 1 computes\.$/);
  });

  test('a sentence leaves out the length of a wait for the lock below 0.1 ms', () => {
    const free = reportOf('wait 10, lock 0.005', 'wait 10, lock 0.005, scan 3', 'wait 20');
    assert.equal(
      tell(free.tasks[0].spans[1].endMs, free),
      'Task 1 finds the lock free and is done. Task 2 finds the lock free and computes.',
    );
    const held = reportOf('scan 10.005, wait 9', 'wait 10, lock 0.005, scan 3');
    assert.match(
      tell(held.tasks[0].spans[0].endMs, held),
      /^Task 2 has waited for the lock\. Task 1 hands the lock over and waits, and Task 2 computes\.$/,
    );
    const longer = reportOf('wait 10, lock 0.25', 'wait 20');
    assert.equal(tell(10.25, longer), 'Task 1 has waited 0.25 ms for the lock and is done.');
  });

  test('each row has a sentence, and rows with the same events share one', () => {
    assert.equal(
      tell(0, reportOf('start 1, scan 2'), reportOf('start 3')),
      'Row 1 and Row 2: Task 1 starts up.',
    );
    const many = [1, 2, 3, 4, 5].map((count) => reportOf(...Array<string>(count).fill('start 5')));
    assert.match(
      tell(0, ...many),
      /^Row 1: .* Row 2: .* Row 3: Tasks 1 to 3 start up\. Two more rows change too\.$/,
    );
  });

  test('the sentence on a stolen part names the thief and the lane that began the task', () => {
    const report = toReport(
      [[{ phase: 'scan', startMs: 0, endMs: 10 }]],
      [
        [{ phase: 'scan', startMs: 0, endMs: 10 }],
        [{ phase: 'scan', startMs: 4, endMs: 9 }],
        [{ phase: 'scan', startMs: 6, endMs: 8 }],
      ],
    );
    assert.equal(tell(4, report), 'Thread 2 steals a part of Task 1 from Thread 1.');
    assert.equal(tell(8, report), 'Thread 3 has done its part of Task 1.');
  });

  test('sentences on recorded lanes name lanes instead of tasks', () => {
    const lanes = [toLine('', [{ phase: 'wait', startMs: 0, endMs: 5, task: 0 }])];
    const tape = tapeOfRecord({ lanes, hasOnlyShares: [false] } as any);
    assert.equal(
      describeMoment([{ label: 'Row', tape }], 5),
      'Lane 1 has waited 5 ms and is done.',
    );
  });

  test('a recorded lane on which one task queues after another has not left the queue', () => {
    const spans = [0, 5].map((startMs) => ({
      ...{ phase: 'queue' as Phase, task: 0 },
      ...{ startMs, endMs: startMs + 5 },
    }));
    const tape = tapeOfRecord({ lanes: [toLine('', spans)], hasOnlyShares: [false] } as any);
    assert.equal(describeMoment([{ label: 'Row', tape }], 5), 'Lane 1 waits for its turn.');
  });

  test('a recorded lane with only the shares of its phases is called busy, without single turns', () => {
    const turns = Array.from({ length: 40 }, (_, i) => ({
      ...{ phase: (i % 2 ? 'lock' : 'scan') as Phase, task: 0 },
      ...{ startMs: i, endMs: i + 1 },
    }));
    const tape = tapeOfRecord({ lanes: [toLine('', turns)], hasOnlyShares: [true] } as any);
    assert.deepEqual([...tape.momentsMs], [0, 40]);
    assert.equal(describeStates(tape, 7), '1\u00a0busy');
    const row = { label: 'Row', tape };
    assert.equal(describeMoment([row], 0), 'Lane 1 begins.');
    assert.equal(describeMoment([row], 40), 'Lane 1 was busy 40 ms and is done.');
  });

  test('neighbouring moments differ in the text', () => {
    assert.deepEqual([5.1, 53.74, 53.76, 1020.02].map(formatMoment), [
      '5.1 ms',
      '53.74 ms',
      '53.76 ms',
      '1.02002 s',
    ]);
  });
});

test('a link to a moment leads to what had happened by then, not to what happened before', () => {
  const anyMoment = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(anyMoment, (atMs) => {
      const [, [, text]] = queryOfMoment({ atMs, state: { stretch: null } } as any);
      assert.ok(Number(text) >= atMs, `${text} for ${atMs}`);
      assert.ok(Number(text) - atMs <= 0.0011, `${text} for ${atMs}`);
    }),
  );
});

test('six rows of 64 tasks and 16,384 spans are ready within 1 s, and a step takes less than a frame', () => {
  const rows = Array.from({ length: 6 }, (_, row) =>
    reportOf(
      ...Array.from({ length: 64 }, (_task, i) =>
        Array.from(
          { length: 256 },
          (_span, j) => `${names[(i + j) % 4]} ${1 + ((i * 7 + j * 3 + row) % 11) / 10}`,
        ).join(', '),
      ),
    ),
  );
  const beganMs = performance.now();
  const tapes = rows.map(tapeOfReport);
  const momentsMs = momentsOf(tapes);
  const builtMs = performance.now() - beganMs;
  assert.equal(momentsOf(tapes), momentsMs, 'the same array');
  const labelled = rows.map((_, i) => ({ label: `Row ${i}`, tape: tapes[i] }));
  let atMs = -1;
  for (let i = 0; i < 1000; i++) describeMoment(labelled, (atMs = momentAfter(momentsMs, atMs)));
  const stepMs = (performance.now() - beganMs - builtMs) / 1000;
  console.log(
    `${momentsMs.length} moments in ${builtMs.toFixed(1)} ms, ${stepMs.toFixed(3)} ms a step`,
  );
  assert.ok(builtMs < 1000 && stepMs < 16);
});
