// Packing: from a report's lanes, tasks and spans to lines in which no two spans overlap.

import { isPassive, phaseIndex } from '../core/phases.js';

/**
 * @typedef {import('../core/report.js').Report} Report
 * @typedef {import('../core/report.js').TaskReport} TaskReport
 * @typedef {import('../core/report.js').Span} Span
 * @typedef {Span & { task: number }} Piece
 *
 * @typedef {object} Line spans side by side in time, as plain columns
 * @property {string} label
 * @property {number} length how many spans
 * @property {ArrayLike<number>} start ms
 * @property {ArrayLike<number>} end ms
 * @property {ArrayLike<number>} phase index in `phases`
 * @property {ArrayLike<number>} task
 */

/** Spans may touch; clocks that step by 0.1 ms may make them seem to overlap by one step. */
const TOUCH_MS = 0.11;

/**
 * packed gives the compact lines of a report, lane by lane: a task takes a line of its own only where it must.
 * @param {Report} report
 * @returns {Line[]}
 */
export function packed(report) {
  return report.lanes.flatMap((lane) => {
    if (lane.parts?.length) return [sharedLine(report, lane.label, lane.parts)];
    const tasks = report.tasks.filter((task) => task.lane === lane.id);
    return firstFit(tasks).map((group) => toLine(lane.label, withoutOverlaps(group)));
  });
}

/**
 * unfolded gives one line a task, with every span, after the lanes that shared the tasks' parts.
 * @param {Report} report
 * @returns {Line[]}
 */
export function unfolded(report) {
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

/**
 * sharedLine is the line of a lane that did parts of tasks, after the start-up that all lanes share.
 * @param {Report} report
 * @param {string} label
 * @param {readonly Piece[]} parts
 */
function sharedLine({ tasks }, label, parts) {
  const starts = tasks.flatMap(({ id, spans }) =>
    spans.filter(({ phase }) => phase === 'start').map((span) => ({ ...span, task: id })),
  );
  const pieces = [...fillGaps([...parts], starts), ...parts];
  return toLine(
    label,
    pieces.sort((a, b) => a.startMs - b.startMs),
  );
}

/**
 * firstFit puts tasks into as few groups as their active times allow.
 * @param {TaskReport[]} tasks
 * @returns {TaskReport[][]}
 */
function firstFit(tasks) {
  const inOrder = tasks
    .map((task) => ({ task, ...activeTime(task.spans) }))
    .sort((a, b) => a.from - b.from || a.task.id - b.task.id);
  /** @type {{ until: number, tasks: TaskReport[] }[]} */
  const groups = [];
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

/**
 * @param {Span[]} spans
 * @returns {{ from: number, until: number }} from the first to the last span that is not passive
 */
function activeTime(spans) {
  const active = spans.filter(({ phase }) => !isPassive(phase));
  const all = active.length > 0 ? active : spans.slice(-1);
  return { from: all[0]?.startMs ?? 0, until: all.at(-1)?.endMs ?? 0 };
}

/**
 * withoutOverlaps keeps every active span of the tasks and fills the gaps between them with passive ones.
 * @param {TaskReport[]} tasks
 * @returns {Piece[]}
 */
function withoutOverlaps(tasks) {
  const all = tasks.flatMap(({ id, spans }) => spans.map((span) => ({ ...span, task: id })));
  all.sort((a, b) => a.startMs - b.startMs);
  const active = all.filter(({ phase }) => !isPassive(phase));
  const passive = all.filter(({ phase }) => isPassive(phase));
  return [...active, ...fillGaps(active, passive)].sort((a, b) => a.startMs - b.startMs);
}

/**
 * fillGaps cuts passive spans to the gaps that active spans, and passive ones before them, leave.
 * @param {Piece[]} active in order
 * @param {Piece[]} passive in order
 * @returns {Piece[]}
 */
function fillGaps(active, passive) {
  /** @type {Piece[]} */
  const pieces = [];
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

/**
 * toLine turns pieces into columns, so that drawing tens of thousands of them stays a plain loop.
 * @param {string} label
 * @param {readonly Piece[]} pieces
 * @returns {Line}
 */
function toLine(label, pieces) {
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
 * @param {readonly Line[]} lines one a task
 * @returns {{ from: number, to: number, atMs: number }[]} in order of time
 */
export function handOvers(lines) {
  const scan = phaseIndex.scan;
  const build = phaseIndex.build;
  /** @type {{ line: number, startMs: number }[]} */
  const turns = [];
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
