// A run as Replay plays it: its spans by task or by recorded lane, and the moments at which a span begins or ends.

import { lastStarted } from '../../chart/paths.ts';
import { phaseIndex, phases } from '../../core/phases.ts';
import type { Line } from '../../chart/lines.ts';
import type { Phase, Report, Span } from '../../core/report.ts';
import type { RecordedResult } from '../share/results-format.ts';

/** Spans in order of time, without overlaps. */
export type Spans = Pick<Line, 'length' | 'startMs' | 'endMs' | 'phase'>;

/** The parts of tasks that one lane did. */
export interface PartsOfLane {
  lane: number;
  label: string;
  spans: Spans;
  /** The task of each span. */
  task: Uint16Array;
}

/** The phase of a span, or `busy` for a recorded lane whose phases alternated too fast to be kept. */
export type SpanPhase = Phase | 'busy';

/** Stands for `busy` in the column of phases. */
const BUSY = phases.length;

/** Returns the phase of a span. */
export const phaseOf = ({ phase }: Spans, index: number): SpanPhase =>
  phases[phase[index]]?.name ?? 'busy';

/** The spans of one run, ready for searching by time. */
export interface Tape {
  /** The spans of each task, or of each lane where a recorded result names no tasks. */
  tracks: readonly Spans[];
  /** Null for a recorded result. */
  report: Report | null;
  /** Empty unless lanes steal parts from each other. */
  parts: readonly PartsOfLane[];
  /** The times at which spans begin or end: each once, in order. */
  momentsMs: Float64Array;
  /** The time at which the last span of a track ends. */
  endMs: number;
}

/** Copies spans into columns. A plain loop is several times faster than `Float64Array.from`. */
function toSpans(spans: readonly Span[]): Spans {
  const { length } = spans;
  const columns = {
    startMs: new Float64Array(length),
    endMs: new Float64Array(length),
    phase: new Uint8Array(length),
  };
  for (let i = 0; i < length; i++) {
    const { startMs, endMs, phase } = spans[i];
    columns.startMs[i] = startMs;
    columns.endMs[i] = endMs;
    columns.phase[i] = phaseIndex[phase];
  }
  return { length, ...columns };
}

function partsOf({ lanes }: Report): PartsOfLane[] {
  return lanes.flatMap(({ id: lane, label, parts }) => {
    if (!parts?.length) return [];
    const inOrder = parts.toSorted((a, b) => a.startMs - b.startMs);
    const task = Uint16Array.from(inOrder, (part) => part.task);
    return [{ lane, label, spans: toSpans(inOrder), task }];
  });
}

/** Sorts times, and drops the equal ones. */
function distinct(times: Float64Array): Float64Array {
  times.sort();
  let count = 0;
  for (const time of times) if (count === 0 || times[count - 1] !== time) times[count++] = time;
  return times.slice(0, count);
}

/** Returns every edge of the spans. */
function momentsIn(all: readonly Spans[]): Float64Array {
  const times = new Float64Array(2 * all.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  for (const { length, startMs, endMs } of all) {
    for (let i = 0; i < length; i++) {
      times[count++] = startMs[i];
      times[count++] = endMs[i];
    }
  }
  return distinct(times);
}

const lastEnd = (tracks: readonly Spans[]) =>
  tracks.reduce((last, { length, endMs }) => Math.max(last, length ? endMs[length - 1] : 0), 0);

const toTape = (
  report: Report | null,
  tracks: readonly Spans[],
  parts: readonly PartsOfLane[],
): Tape => ({
  ...{ report, tracks, parts },
  momentsMs: momentsIn([...tracks, ...parts.map(({ spans }) => spans)]),
  endMs: lastEnd(tracks),
});

const tapes: WeakMap<Report | RecordedResult, Tape> = new WeakMap();

function remember(source: Report | RecordedResult, make: () => Tape) {
  const known = tapes.get(source) ?? make();
  tapes.set(source, known);
  return known;
}

/** Returns the tape of a run. The same report gives the same tape. */
export const tapeOfReport = (report: Report): Tape =>
  remember(report, () =>
    toTape(
      report,
      report.tasks.map(({ spans }) => toSpans(spans)),
      partsOf(report),
    ),
  );

/** Returns the tape of a recorded result, whose spans name no tasks. The same result gives the same tape. */
export const tapeOfRecord = (result: RecordedResult): Tape =>
  remember(result, () => {
    const { lanes, hasOnlyShares } = result;
    return toTape(
      null,
      lanes.map((lane, index) => (hasOnlyShares[index] ? toBusy(lane) : lane)),
      [],
    );
  });

/** Returns one span in place of the spans that were made up from shares of phases. */
const toBusy = ({ length, startMs, endMs }: Line): Spans => ({
  length: 1,
  startMs: [startMs[0]],
  endMs: [endMs[length - 1]],
  phase: [BUSY],
});

const merged: WeakMap<Tape, { tapes: readonly Tape[]; momentsMs: Float64Array }> = new WeakMap();
const NO_MOMENTS = new Float64Array();

/** Returns the moments of several tapes: each once, in order. The same tapes give the same array. */
export function momentsOf(all: readonly Tape[]): Float64Array {
  const [first] = all;
  if (!first) return NO_MOMENTS;
  const known = merged.get(first);
  if (known?.tapes.length === all.length && known.tapes.every((tape, i) => tape === all[i])) {
    return known.momentsMs;
  }
  const times = new Float64Array(all.reduce((sum, tape) => sum + tape.momentsMs.length, 0));
  let count = 0;
  for (const tape of all) {
    times.set(tape.momentsMs, count);
    count += tape.momentsMs.length;
  }
  const momentsMs = distinct(times);
  merged.set(first, { tapes: all, momentsMs });
  return momentsMs;
}

/** Returns the count of times up to and including `atMs`. The times must be in order. */
export const countUntil = (times: ArrayLike<number>, atMs: number, length = times.length): number =>
  lastStarted(times, length, atMs) + 1;

/** Returns the moment reached: the last one at or before `atMs`. Null before the first. */
export function momentReached(momentsMs: Float64Array, atMs: number): number | null {
  const count = countUntil(momentsMs, atMs);
  return count > 0 ? momentsMs[count - 1] : null;
}

/** Returns the next moment after `atMs`, or the last moment of all. */
export function momentAfter(momentsMs: Float64Array, atMs: number): number {
  const index = Math.min(countUntil(momentsMs, atMs), momentsMs.length - 1);
  return momentsMs[index] ?? 0;
}

/** Returns the last moment before `atMs`, or 0. */
export function momentBefore(momentsMs: Float64Array, atMs: number): number {
  const count = countUntil(momentsMs, atMs);
  const index = momentsMs[count - 1] === atMs ? count - 2 : count - 1;
  return momentsMs[index] ?? 0;
}

/** The state of a track at a moment: a phase, or a word for the time before, between or after its spans. */
export type TrackState = SpanPhase | 'ahead' | 'between' | 'done';

/** Returns the state of a track at a moment. A span holds its start and does not hold its end. */
export function stateAt(spans: Spans, atMs: number): TrackState {
  const { length, startMs, endMs } = spans;
  const index = countUntil(startMs, atMs, length) - 1;
  if (index < 0) return 'ahead';
  if (endMs[index] > atMs) return phaseOf(spans, index);
  return index === length - 1 ? 'done' : 'between';
}

/** Returns the state of each track of a tape at a moment. */
export const phasesAt = ({ tracks }: Tape, atMs: number): TrackState[] =>
  tracks.map((track) => stateAt(track, atMs));
