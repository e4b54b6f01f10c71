// Packs a report's spans into lines, in which no two spans overlap.

import { isPassive, phaseIndex } from '../core/phases.ts';
import type { Part, Report, Span, TaskReport } from '../core/report.ts';

/**
 * Spans of a lane or of a task side by side in time. They are columns, so that drawing tens of thousands of spans stays
 * a plain loop.
 */
export interface Line<Column extends ArrayLike<number> = ArrayLike<number>> {
  label: string;
  /** Whether the spans belong to the line itself, such as a thread, and to no task. */
  isWhole?: boolean;
  /** How many spans. */
  length: number;
  startMs: Column;
  endMs: Column;
  /** Indexes in `phases`. */
  phase: Column;
  task: Column;
}

/** A clock that steps by 0.1 ms may make touching spans seem to overlap by one step. */
export const TOUCH_MS = 0.11;

/** Returns a report's lines lane by lane. A lane whose tasks overlap takes several lines. */
export function packLanes(report: Report): Line[] {
  return report.lanes.flatMap((lane) => {
    if (lane.parts?.length) return [lineOfParts(report, lane.label, lane.parts)];
    const tasks = report.tasks.filter((task) => task.lane === lane.id);
    return groupTasks(tasks).map((group) => toLine(lane.label, mergeTasks(group)));
  });
}

/** Returns one line a task, with every span. Lanes that shared the tasks' parts come first. */
export function unfoldTasks(report: Report): Line[] {
  const lanes = report.lanes.flatMap(({ label, parts }) =>
    parts?.length ? [lineOfParts(report, label, parts)] : [],
  );
  const tasks = report.tasks.map((task) => toLine(`Task ${task.id + 1}`, partsOf(task)));
  return [...lanes, ...tasks];
}

/** Turns spans in order of time into a line. */
export const toLine = (label: string, parts: readonly Part[]): Line => ({
  label,
  length: parts.length,
  startMs: Float64Array.from(parts, ({ startMs }) => startMs),
  endMs: Float64Array.from(parts, ({ endMs }) => endMs),
  phase: Uint8Array.from(parts, ({ phase }) => phaseIndex[phase]),
  task: Uint16Array.from(parts, ({ task }) => task),
});

const partsOf = ({ id, spans }: TaskReport): Part[] => spans.map((span) => ({ ...span, task: id }));

const inOrder = (parts: Part[]): Part[] => parts.sort((a, b) => a.startMs - b.startMs);

/** Returns the line of a lane that did parts of tasks. The start-up that all lanes share comes first. */
function lineOfParts({ tasks }: Report, label: string, parts: readonly Part[]): Line {
  const starts = tasks.flatMap(partsOf).filter(({ phase }) => phase === 'start');
  return toLine(label, inOrder([...fillGaps(parts, starts), ...parts]));
}

/** Puts tasks into groups in which no two tasks are active at once: each task into the first group that is free. */
function groupTasks(tasks: readonly TaskReport[]): TaskReport[][] {
  const timed = tasks
    .map((task) => ({ task, ...activeTime(task.spans) }))
    .sort((a, b) => a.fromMs - b.fromMs || a.task.id - b.task.id);
  const groups: { untilMs: number; tasks: TaskReport[] }[] = [];
  for (const { task, fromMs, untilMs } of timed) {
    const free = groups.find((group) => group.untilMs <= fromMs + TOUCH_MS);
    if (free) {
      free.tasks.push(task);
      free.untilMs = Math.max(free.untilMs, untilMs);
    } else {
      groups.push({ untilMs, tasks: [task] });
    }
  }
  return groups.map((group) => group.tasks);
}

/** Returns the time from the first to the last span that is not passive. */
function activeTime(spans: readonly Span[]): { fromMs: number; untilMs: number } {
  const active = spans.filter(({ phase }) => !isPassive(phase));
  const all = active.length > 0 ? active : spans.slice(-1);
  return { fromMs: all[0]?.startMs ?? 0, untilMs: all.at(-1)?.endMs ?? 0 };
}

/** Returns every active span of the tasks, and passive ones in the gaps between them. */
function mergeTasks(tasks: readonly TaskReport[]): Part[] {
  const all = inOrder(tasks.flatMap(partsOf));
  const active = all.filter(({ phase }) => !isPassive(phase));
  const passive = all.filter(({ phase }) => isPassive(phase));
  return inOrder([...active, ...fillGaps(active, passive)]);
}

/**
 * Cuts passive spans to the gaps that active spans, and earlier passive ones, leave. Both are in order of time.
 */
function fillGaps(active: readonly Part[], passive: readonly Part[]): Part[] {
  const filled: Part[] = [];
  let next = 0;
  let filledToMs = 0;
  for (const span of passive) {
    let fromMs = Math.max(span.startMs, filledToMs);
    while (fromMs < span.endMs) {
      while (next < active.length && active[next].endMs <= fromMs) next++;
      const gapEndMs = Math.min(span.endMs, active[next]?.startMs ?? Infinity);
      if (gapEndMs > fromMs) filled.push({ ...span, startMs: fromMs, endMs: gapEndMs });
      fromMs = gapEndMs < span.endMs ? active[next].endMs : span.endMs;
    }
    filledToMs = Math.max(filledToMs, span.endMs);
  }
  return filled;
}

/** Computing passed from one line to another under the lock. */
export interface HandOver {
  from: number;
  to: number;
  atMs: number;
}

/**
 * Returns the hand-overs between lines in order of time.
 * @param lines one a task
 */
export function findHandOvers(lines: readonly Line[]): HandOver[] {
  const { scan, build } = phaseIndex;
  const turns = lines.flatMap((line, index) =>
    Array.from(line.phase).flatMap((phase, i) =>
      phase === scan || phase === build ? [{ line: index, startMs: line.startMs[i] }] : [],
    ),
  );
  turns.sort((a, b) => a.startMs - b.startMs);
  return turns.flatMap(({ line, startMs }, i) =>
    i > 0 && turns[i - 1].line !== line
      ? [{ from: turns[i - 1].line, to: line, atMs: startMs }]
      : [],
  );
}
