// The clock of a run: with any clocks of page and workers, the times of a run are in order and within the run. Their
// error is as small as the messages allow.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withinBounds } from '../../www/core/clock.ts';
import { RunClock, timesOf } from '../../www/engine/run-clock.ts';
import { corePhases } from '../../www/core/protocol.ts';
import type { Outcome, TaskRecord } from '../../www/core/protocol.ts';
import type { Phase, Span } from '../../www/core/report.ts';

const HOUR_MS = 3_600_000;

/** A browser's clock. True times are milliseconds since the page asked for the run. */
interface ClockFault {
  /** How far the time origin is off. */
  offMs: number;
  /** Browsers that resist fingerprinting have long steps, and place each step at random. */
  stepMs: number;
  jitter: number;
}

const faults: fc.Arbitrary<ClockFault> = fc.record({
  offMs: fc.oneof(
    fc.constantFrom(0, -HOUR_MS, HOUR_MS, -50, 50),
    fc.double({ min: -1e8, max: 1e8, noNaN: true }),
  ),
  stepMs: fc.constantFrom(0.005, 0.1, 1, 16.67, 100),
  jitter: fc.double({ min: 0, max: 0.99, noNaN: true }),
});

/** Returns the reading of a faulty clock at a true time. It never goes back. */
const readClock = ({ offMs, stepMs, jitter }: ClockFault, trueMs: number) =>
  Math.floor(trueMs / stepMs + jitter) * stepMs + offMs;

const delays = fc.double({ min: 0.01, max: 40, noNaN: true });

/** The true times of one run with one worker. */
const courses = fc.record({
  page: faults,
  coordinator: faults,
  worker: faults,
  bootMs: delays,
  begunMs: delays,
  workerBootMs: delays,
  readyMs: delays,
  answerMs: delays,
  scanMs: fc.double({ min: 0, max: 200, noNaN: true }),
  endedMs: delays,
  questions: fc.array(fc.tuple(delays, delays), { minLength: 1, maxLength: 5 }),
});

type Course = typeof courses extends fc.Arbitrary<infer C> ? C : never;

/** Returns spans in the form of the core: for each its phase, start and end. */
const encodeSpans = (spans: Span[]) =>
  Float64Array.from(
    spans.flatMap(({ phase, startMs, endMs }) => [corePhases.indexOf(phase), startMs, endMs]),
  );

/** Returns spans that follow each other, as the core records them: it moves a span that begins too early. */
function recordSpans(phases: Phase[], times: number[]): Span[] {
  let lastMs = 0;
  return phases.map((phase, index) => {
    const startMs = Math.max(lastMs, times[index]);
    lastMs = Math.max(startMs, times[index + 1]);
    return { phase, startMs, endMs: lastMs };
  });
}

/** Simulates a run: returns its reported times, the true ones, and the error that its messages allow. */
function playRun(course: Course) {
  const { page, coordinator, worker } = course;
  let nowMs = 0;
  const clock = new RunClock(() => readClock(page, nowMs));
  const after = (ms: number) => (nowMs += ms);
  const heardMs = after(course.bootMs);
  const originMs = readClock(coordinator, heardMs);
  const elapsedAt = (trueMs: number) => readClock(coordinator, trueMs) - originMs;
  nowMs = heardMs + course.begunMs;
  clock.hear({ type: 'begun', elapsedMs: 0, clockMs: originMs });
  // Meanwhile the worker starts and sets its clock.
  nowMs = heardMs;
  const sentMs = after(course.workerBootMs);
  const upMs = after(course.readyMs);
  const setMs = after(course.answerMs);
  const upReading = readClock(coordinator, upMs);
  const shift = withinBounds(
    0,
    upReading - readClock(worker, setMs),
    upReading - readClock(worker, sentMs),
  );
  const workerAt = (trueMs: number) => Math.max(0, readClock(worker, trueMs) + shift - originMs);
  const foundMs = after(course.scanMs);
  const endMs = after(course.endedMs);
  const spans = recordSpans(
    ['start', 'queue', 'scan'],
    [0, elapsedAt(upMs), workerAt(setMs), workerAt(foundMs)],
  );
  const record = {
    ...{ ending: 'found', max: 7, foundMs: workerAt(foundMs), lane: 0, lostMs: 0, droppedSpans: 0 },
    spans: encodeSpans(spans),
  } as TaskRecord;
  after(0.1);
  const outcome = outcomeOf(elapsedAt(endMs), [record]);
  for (const [toMs, backMs] of course.questions) {
    const askedMs = clock.now();
    const elapsedMs = elapsedAt(after(toMs));
    after(backMs);
    clock.hear({ type: 'clock', elapsedMs });
    clock.hearAnswer(askedMs, elapsedMs);
  }
  const steps = 2 * (page.stepMs + coordinator.stepMs + worker.stepMs);
  const exchange = Math.min(...course.questions.map(([toMs, backMs]) => toMs + backMs));
  return {
    times: timesOf(outcome, clock.startMs),
    trueTimes: [upMs, upMs, setMs, setMs, foundMs],
    trueElapsedMs: endMs,
    doubtMs: exchange + steps,
    workerDoubtMs: course.readyMs + course.answerMs,
  };
}

const outcomeOf = (elapsedMs: number, records: TaskRecord[]): Outcome => ({
  ...{ elapsedMs, records, lanes: [], instances: [], lock: null, loop: null, maxima: [] },
});

test('clocks that are apart, coarse or random give times in order, within the run, and right', () => {
  const checkCourse = (course: Course) => {
    const { times, trueTimes, trueElapsedMs, doubtMs, workerDoubtMs } = playRun(course);
    const [{ spans, foundMs }] = times.tasks;
    assert.deepEqual(
      spans.map(({ phase }) => phase),
      ['start', 'queue', 'scan'],
    );
    const edges = spans.flatMap(({ startMs, endMs }) => [startMs, endMs]);
    assert.equal(edges[0], 0);
    for (const [index, ms] of [...edges, times.elapsedMs].entries()) {
      assert.ok(ms >= (edges[index - 1] ?? 0), `${ms} of ${edges} in ${times.elapsedMs}`);
    }
    assert.ok(foundMs >= 0 && foundMs <= times.elapsedMs);
    for (const [index, ms] of trueTimes.entries()) {
      const apartMs = Math.abs(edges[index + 1] - ms);
      const mostMs = doubtMs + (index < 2 ? 0 : workerDoubtMs);
      assert.ok(apartMs <= mostMs, `edge ${index}: ${apartMs} of ${mostMs} ms`);
    }
    assert.ok(Math.abs(times.elapsedMs - trueElapsedMs) <= doubtMs);
  };
  fc.assert(fc.property(courses, checkCourse), { numRuns: 3000 });
});

test('clocks that agree are believed to the microsecond, however slow the messages are', () => {
  const exact = { offMs: 0, stepMs: 0.001, jitter: 0 };
  const checkCourse = (course: Course) => {
    const { times, trueElapsedMs, trueTimes } = playRun({
      ...course,
      ...{ page: exact, coordinator: exact, worker: exact },
    });
    assert.ok(Math.abs(times.elapsedMs - trueElapsedMs) < 0.01);
    assert.ok(Math.abs(times.tasks[0].spans[2].endMs - trueTimes[4]) < 0.01);
  };
  fc.assert(fc.property(courses, checkCourse));
});

test('a claim is true within its bounds, and outside of them the middle is taken', () => {
  expect([-5, 3, 10, 11, HOUR_MS].map((claim) => withinBounds(claim, 3, 10))).toEqual([
    ...[6.5, 3, 10, 6.5, 6.5],
  ]);
});

test('parts of a lane that another clock puts before or beyond the run are moved to its edge', () => {
  const part = { task: 0, phase: 'scan' as const };
  const lane = { id: 0, kind: 'thread' as const, label: 'Thread' };
  const parts = [
    { ...part, startMs: -3, endMs: 4 },
    { ...part, startMs: 9, endMs: 12 },
  ];
  const { lanes, elapsedMs } = timesOf({ ...outcomeOf(10, []), lanes: [{ ...lane, parts }] }, 5);
  expect(elapsedMs).toBe(15);
  expect(lanes[0].parts).toEqual([
    { ...part, startMs: 5, endMs: 9 },
    { ...part, startMs: 14, endMs: 15 },
  ]);
});
