// Reports in the Trace Event Format (JSON) of Perfetto and Chrome: a strategy becomes a process, a lane a thread.

import { findHandOvers, packLanes } from '../../chart/lines.ts';
import { phases } from '../../core/phases.ts';
import { getStrategy } from '../../core/strategies.ts';
import type { Line } from '../../chart/lines.ts';
import type { Report } from '../../core/report.ts';

/** An event of the format; its times `ts` and `dur` are in microseconds. */
export type TraceEvent = Record<string, unknown>;

/** Writes runs side by side, each from its own zero. With two runs of a strategy, their events would overlap. */
export function writeTrace(reports: readonly Report[]) {
  const events = reports.flatMap((report, index) => runEvents(report, index + 1));
  const [{ workload, options, environment, startedAt }] = reports;
  const { strategy: _strategy, ...common } = options;
  return {
    traceEvents: events,
    displayTimeUnit: 'ms',
    otherData: { source: 'Racelane', workload, startedAt, options: common, environment },
  };
}

/** A trace takes at most so many lines of a run. */
const MOST_LINES = 1000;

/**
 * Returns the id of a line's thread. No id is used twice: Perfetto takes a thread with the id of its process for the main
 * thread, and threads of one id for one thread.
 */
export const idOf = (pid: number, line: number) => pid * MOST_LINES + line;

function runEvents(report: Report, pid: number): TraceEvent[] {
  const lines = packLanes(report);
  return [
    metadata('process_name', pid, idOf(pid, 0), {
      name:
        getStrategy(report.strategy).label + (report.disturbed ? ' (disturbed, not counted)' : ''),
    }),
    metadata('process_sort_index', pid, idOf(pid, 0), { sort_index: pid }),
    ...lines.flatMap((line, index) =>
      lineEvents(line, pid, idOf(pid, index + 1), nameLine(lines, index), (task) => ({
        task,
        max: report.tasks.find(({ id }) => id === task)?.max ?? null,
      })),
    ),
    ...(report.lock ? handOverEvents(lines, pid) : []),
  ];
}

/** Names a line. Overlapping tasks, such as waits on an event loop, give one lane several lines. */
function nameLine(lines: readonly Line[], index: number) {
  const { label } = lines[index];
  const before = lines.slice(0, index).filter((line) => line.label === label).length;
  return before === 0 ? label : `${label} (${before + 1})`;
}

export const metadata = (
  name: string,
  pid: number,
  tid: number,
  args: Record<string, unknown>,
): TraceEvent => ({ name, ph: 'M', pid, tid, args });

/** Returns microseconds, rounded to a nanosecond. */
const toMicroseconds = (ms: number) => Math.round(ms * 1e6) / 1000;

/** Returns the difference of two times, rounded again. */
const difference = (us: number, from: number) => Math.round((us - from) * 1000) / 1000;

/**
 * Returns the events of a line.
 * @param argsOf returns what the trace says of a task
 */
export function lineEvents(
  line: Line,
  pid: number,
  tid: number,
  name: string,
  argsOf: (task: number) => Record<string, unknown>,
): TraceEvent[] {
  const events = [
    metadata('thread_name', pid, tid, { name }),
    metadata('thread_sort_index', pid, tid, { sort_index: tid }),
  ];
  let freeUs = 0;
  for (let i = 0; i < line.length; i++) {
    // A coarse clock lets neighbours seem to overlap by one step; slices of a thread must not overlap.
    const ts = Math.max(freeUs, toMicroseconds(line.startMs[i]));
    const endUs = Math.max(ts, toMicroseconds(line.endMs[i]));
    freeUs = endUs;
    const { name: phase, label } = phases[line.phase[i]];
    const args = argsOf(line.task[i]);
    events.push({
      name: label,
      cat: phase,
      ph: 'X',
      ts,
      dur: difference(endUs, ts),
      pid,
      tid,
      args,
    });
  }
  return events;
}

/** Marks each hand-over of the lock on the thread that took it. */
const handOverEvents = (lines: readonly Line[], pid: number): TraceEvent[] =>
  findHandOvers(lines).map(({ from, to, atMs }) => ({
    ...{ name: 'lock taken over', cat: 'lock', ph: 'i', s: 't' },
    ...{ ts: toMicroseconds(atMs), pid, tid: idOf(pid, to + 1), args: { fromThread: from + 1 } },
  }));
