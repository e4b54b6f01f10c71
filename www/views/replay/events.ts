// Finds the events of a run at one moment. The spans of the run are the only source.

import { TOUCH_MS } from '../../chart/lines.ts';
import { countUntil, phaseOf } from './tape.ts';
import type { SpanPhase, PartsOfLane, Spans, Tape } from './tape.ts';

/** A span that has ended. */
export interface EndedSpan {
  phase: SpanPhase;
  startMs: number;
  endMs: number;
}

/** A change of one task, or of one recorded lane. */
export interface Change {
  kind: 'change';
  track: number;
  /** The span that ends at the moment, or ended a step of the clock earlier. */
  endedSpan: EndedSpan | null;
  /** Phases that begin at the moment. All but the last also end at the moment. */
  newPhases: readonly SpanPhase[];
  /** Whether the track has no further span. */
  isDone: boolean;
}

/** A task takes the lock from the task that computed before it. */
export interface HandOver {
  kind: 'hand-over';
  from: number;
  to: number;
  waitedMs: number;
  /** The next phase of the giver, or null where the giver is done. */
  next: SpanPhase | null;
}

/** A lane begins or ends a part of a task. */
export interface PartChange {
  kind: 'steal' | 'take' | 'resume' | 'end';
  /** The lane's label. */
  by: string;
  task: number;
  /** The label of the lane that began the task. */
  from: string;
}

export type Event = Change | HandOver | PartChange;

/** Whether a task of this phase uses its core. */
export const isComputing = (phase: SpanPhase) => phase === 'scan' || phase === 'build';

/** Returns the change of a track at a moment, or null where no span of the track begins or ends then. */
function changeOf(spans: Spans, track: number, atMs: number): Change | null {
  const { length, startMs, endMs } = spans;
  const last = countUntil(startMs, atMs, length) - 1;
  if (last < 0 || (startMs[last] !== atMs && endMs[last] !== atMs)) return null;
  let first = last + 1;
  while (first > 0 && startMs[first - 1] === atMs) first--;
  const newPhases = Array.from({ length: last + 1 - first }, (_, i) => phaseOf(spans, first + i));
  return {
    ...{ kind: 'change', track, newPhases },
    endedSpan: endedSpanOf(spans, first - 1, atMs),
    isDone: last === length - 1 && endMs[last] <= atMs,
  };
}

/** Returns a span that ends at the moment or a step of the clock earlier, or null. */
function endedSpanOf(spans: Spans, index: number, atMs: number): EndedSpan | null {
  if (index < 0) return null;
  const [startMs, endMs] = [spans.startMs[index], spans.endMs[index]];
  if (endMs > atMs || atMs - endMs > TOUCH_MS) return null;
  return { phase: phaseOf(spans, index), startMs, endMs };
}

/** Returns when a track last ended computing after `fromMs` and up to `toMs`, or null. */
function lastComputing(spans: Spans, fromMs: number, toMs: number) {
  const { length, endMs } = spans;
  for (let i = countUntil(endMs, toMs, length) - 1; i >= 0 && endMs[i] > fromMs; i--) {
    if (isComputing(phaseOf(spans, i))) {
      return { endMs: endMs[i], next: i + 1 < length ? phaseOf(spans, i + 1) : null };
    }
  }
  return null;
}

/**
 * Returns the hand-over of the lock that ends with a change, or null. In a hand-over a task computes after its wait for
 * the lock, and another task computed during this wait. Of several such tasks, the last to compute gave the lock.
 */
function handOverOf({ tracks }: Tape, { track: to, endedSpan, newPhases }: Change, atMs: number) {
  if (endedSpan?.phase !== 'lock' || !newPhases.some(isComputing)) return null;
  let latestMs = -Infinity;
  let found: HandOver | null = null;
  tracks.forEach((spans, from) => {
    const last = from === to ? null : lastComputing(spans, endedSpan.startMs, atMs + TOUCH_MS);
    if (!last || last.endMs <= latestMs) return;
    latestMs = last.endMs;
    const waitedMs = endedSpan.endMs - endedSpan.startMs;
    found = { kind: 'hand-over', from, to, waitedMs, next: last.next };
  });
  return found as HandOver | null;
}

/** Returns the part that a lane begins or ends at a moment, or null. */
function partChangeOf(parts: PartsOfLane, tape: Tape, atMs: number): PartChange | null {
  const { lane, label: by, spans, task: tasks } = parts;
  const last = countUntil(spans.startMs, atMs, spans.length) - 1;
  if (last < 0) return null;
  const task = tasks[last];
  const { report } = tape;
  const home = report?.tasks.find(({ id }) => id === task)?.lane ?? lane;
  const from = report?.lanes.find(({ id }) => id === home)?.label ?? by;
  if (spans.startMs[last] !== atMs) {
    return spans.endMs[last] === atMs ? { kind: 'end', by, task, from } : null;
  }
  const isResumed =
    last > 0 && tasks[last - 1] === task && atMs - spans.endMs[last - 1] <= TOUCH_MS;
  return { kind: isResumed ? 'resume' : home === lane ? 'take' : 'steal', by, task, from };
}

/** Returns all events of a run at a moment. */
export function eventsAt(tape: Tape, atMs: number): Event[] {
  const changes = tape.tracks.flatMap((spans, track) => changeOf(spans, track, atMs) ?? []);
  const handOvers = changes.flatMap((change) => handOverOf(tape, change, atMs) ?? []);
  // A hand-over stands for the changes of both its tasks.
  const givingOrTaking = new Set(handOvers.flatMap(({ from, to }) => [from, to]));
  const changed = new Set(changes.map(({ track }) => tape.report?.tasks[track].id));
  const parts = tape.parts
    .flatMap((each) => partChangeOf(each, tape, atMs) ?? [])
    .filter(({ kind, task }) => kind === 'steal' || !changed.has(task));
  return [...handOvers, ...changes.filter(({ track }) => !givingOrTaking.has(track)), ...parts];
}
