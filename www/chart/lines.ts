// Packing: from a report's lanes, tasks and spans to lines in which no two spans overlap.

import { isPassive, phaseIndex } from '../core/phases.ts';
import type { Report, Span, TaskReport } from '../core/report.ts';

export type Piece = Span & { task: number };

/** Spans side by side in time, as plain columns. */
export interface Line {
  label: string;
  /** How many spans. */
  length: number;
  /** Ms. */
  start: ArrayLike<number>;
  /** Ms. */
  end: ArrayLike<number>;
  /** Index in `phases` */
  phase: ArrayLike<number>;
  task: ArrayLike<number>;
}

/** Spans may touch; clocks that step by 0.1 ms may make them seem to overlap by one step. */
const TOUCH_MS = 0.11;

/** packed gives the compact lines of a report, lane by lane: a task takes a line of its own only where it must. */
export function packed(report: Report): Line[] {
  return report.lanes.flatMap((lane) => {
    if (lane.parts?.length) return [sharedLine(report, lane.label, lane.parts)];
    const tasks = report.tasks.filter((task) => task.lane === lane.id);
    return firstFit(tasks).map((group) => toLine(lane.label, withoutOverlaps(group)));
  });
}

/** unfolded gives one line a task, with every span, after the lanes that shared the tasks' parts. */
export function unfolded(report: Report): Line[] {
  const lanes = report.lanes.flatMap(({ label, parts }) =>
    parts?.length ? [sharedLine(report, label, parts)] : [],
  );
  const tasks = report.tasks.map(({ id, spans }) =>
    toLine(
      `Task ${id + 1}`,
      spans.map((span) => ({ ...span, task: id })),
    ),
  );
  return [...lanes, ...tasks];
}

/** sharedLine is the line of a lane that did parts of tasks, after the start-up that all lanes share. */
function sharedLine({ tasks }: Report, label: string, parts: readonly Piece[]) {
  const starts = tasks.flatMap(({ id, spans }) =>
    spans.filter(({ phase }) => phase === 'start').map((span) => ({ ...span, task: id })),
  );
  const pieces = [...fillGaps([...parts], starts), ...parts];
  return toLine(
    label,
    pieces.sort((a, b) => a.startMs - b.startMs),
  );
}

/** firstFit puts tasks into as few groups as their active times allow. */
function firstFit(tasks: TaskReport[]): TaskReport[][] {
  const inOrder = tasks
    .map((task) => ({ task, ...activeTime(task.spans) }))
    .sort((a, b) => a.from - b.from || a.task.id - b.task.id);
  const groups: { until: number; tasks: TaskReport[] }[] = [];
  for (const { task, from, until } of inOrder) {
    const free = groups.find((group) => group.until <= from + TOUCH_MS);
    if (free) {
      free.tasks.push(task);
      free.until = Math.max(free.until, until);
    } else {
      groups.push({ until, tasks: [task] });
    }
  }
  return groups.map((group) => group.tasks);
}

/** @returns from the first to the last span that is not passive */
function activeTime(spans: Span[]): { from: number; until: number } {
  const active = spans.filter(({ phase }) => !isPassive(phase));
  const all = active.length > 0 ? active : spans.slice(-1);
  return { from: all[0]?.startMs ?? 0, until: all.at(-1)?.endMs ?? 0 };
}

/** withoutOverlaps keeps every active span of the tasks and fills the gaps between them with passive ones. */
function withoutOverlaps(tasks: TaskReport[]): Piece[] {
  const all = tasks.flatMap(({ id, spans }) => spans.map((span) => ({ ...span, task: id })));
  all.sort((a, b) => a.startMs - b.startMs);
  const active = all.filter(({ phase }) => !isPassive(phase));
  const passive = all.filter(({ phase }) => isPassive(phase));
  return [...active, ...fillGaps(active, passive)].sort((a, b) => a.startMs - b.startMs);
}

/**
 * fillGaps cuts passive spans to the gaps that active spans, and passive ones before them, leave.
 * @param active in order
 * @param passive in order
 */
function fillGaps(active: Piece[], passive: Piece[]): Piece[] {
  const pieces: Piece[] = [];
  let next = 0;
  let filledTo = 0;
  for (const span of passive) {
    let from = Math.max(span.startMs, filledTo);
    while (from < span.endMs) {
      while (next < active.length && active[next].endMs <= from) next++;
      const gapEnd = Math.min(span.endMs, active[next]?.startMs ?? Infinity);
      if (gapEnd > from) pieces.push({ ...span, startMs: from, endMs: gapEnd });
      from = gapEnd < span.endMs ? active[next].endMs : span.endMs;
    }
    filledTo = Math.max(filledTo, span.endMs);
  }
  return pieces;
}

/** toLine turns pieces into columns, so that drawing tens of thousands of them stays a plain loop. */
function toLine(label: string, pieces: readonly Piece[]): Line {
  return {
    label,
    length: pieces.length,
    start: Float64Array.from(pieces, ({ startMs }) => startMs),
    end: Float64Array.from(pieces, ({ endMs }) => endMs),
    phase: Uint8Array.from(pieces, ({ phase }) => phaseIndex[phase]),
    task: Uint16Array.from(pieces, ({ task }) => task),
  };
}

/**
 * handOvers finds where computing passed from one line to another under the lock.
 * @param lines one a task
 * @returns in order of time
 */
export function handOvers(lines: readonly Line[]): { from: number; to: number; atMs: number }[] {
  const scan = phaseIndex.scan;
  const build = phaseIndex.build;
  const turns: { line: number; startMs: number }[] = [];
  lines.forEach((line, index) => {
    for (let i = 0; i < line.length; i++) {
      if (line.phase[i] === scan || line.phase[i] === build) {
        turns.push({ line: index, startMs: line.start[i] });
      }
    }
  });
  turns.sort((a, b) => a.startMs - b.startMs);
  return turns.flatMap(({ line, startMs }, i) =>
    i > 0 && turns[i - 1].line !== line
      ? [{ from: turns[i - 1].line, to: line, atMs: startMs }]
      : [],
  );
}
