// Reports in the Trace Event Format (JSON), which Perfetto and Chrome's own tracing open: a process a strategy, a thread a lane.

import { handOvers, packed } from '../../chart/lines.js';
import { phases } from '../../core/phases.js';
import { infoOf } from '../../core/strategies.js';

/**
 * @typedef {import('../../core/report.js').Report} Report
 * @typedef {import('../../chart/lines.js').Line} Line
 * @typedef {Record<string, unknown>} TraceEvent times `ts` and `dur` in microseconds
 */

/**
 * traceOf writes runs side by side, each from its own zero. One run a strategy: several would lie upon one another.
 * @param {readonly Report[]} reports
 */
export function traceOf(reports) {
  const events = reports.flatMap((report, index) => runEvents(report, index + 1));
  const [{ workload, options, environment, startedAt }] = reports;
  const { strategy: _strategy, ...common } = options;
  return {
    traceEvents: events,
    displayTimeUnit: 'ms',
    otherData: { source: 'Racelane', workload, startedAt, options: common, environment },
  };
}

/**
 * @param {Report} report
 * @param {number} pid
 * @returns {TraceEvent[]}
 */
function runEvents(report, pid) {
  const lines = packed(report);
  return [
    metadata('process_name', pid, 0, {
      name: infoOf(report.strategy).label + (report.disturbed ? ' (disturbed, not counted)' : ''),
    }),
    metadata('process_sort_index', pid, 0, { sort_index: pid }),
    ...lines.flatMap((line, index) =>
      lineEvents(report, line, pid, index + 1, nameOf(lines, index)),
    ),
    ...(report.lock ? handOverEvents(lines, pid) : []),
  ];
}

/**
 * nameOf tells apart the lines of one lane whose tasks overlap, as waits on an event loop do.
 * @param {readonly Line[]} lines
 * @param {number} index
 */
function nameOf(lines, index) {
  const { label } = lines[index];
  const before = lines.slice(0, index).filter((line) => line.label === label).length;
  return before === 0 ? label : `${label} (${before + 1})`;
}

/**
 * @param {string} name
 * @param {number} pid
 * @param {number} tid
 * @param {Record<string, unknown>} args
 * @returns {TraceEvent}
 */
const metadata = (name, pid, tid, args) => ({ name, ph: 'M', pid, tid, args });

/** Trace times to a whole nanosecond. */
const microseconds = (/** @type {number} */ ms) => Math.round(ms * 1e6) / 1000;

/** difference of two times, without what floating point adds. */
const difference = (/** @type {number} */ us, /** @type {number} */ from) =>
  Math.round((us - from) * 1000) / 1000;

/**
 * @param {Report} report
 * @param {Line} line
 * @param {number} pid
 * @param {number} tid
 * @param {string} name
 * @returns {TraceEvent[]}
 */
function lineEvents({ tasks }, line, pid, tid, name) {
  const events = [
    metadata('thread_name', pid, tid, { name }),
    metadata('thread_sort_index', pid, tid, { sort_index: tid }),
  ];
  let freeUs = 0;
  for (let i = 0; i < line.length; i++) {
    // Where the clock steps, neighbours may seem to overlap by one step; slices of a thread must not.
    const ts = Math.max(freeUs, microseconds(line.start[i]));
    const endUs = Math.max(ts, microseconds(line.end[i]));
    freeUs = endUs;
    const { name: phase, label } = phases[line.phase[i]];
    const task = line.task[i];
    const max = tasks.find(({ id }) => id === task)?.max ?? null;
    const args = { task, max };
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

/**
 * handOverEvents marks where the lock passed from one thread to another, on the one that took it.
 * @param {readonly Line[]} lines
 * @param {number} pid
 * @returns {TraceEvent[]}
 */
const handOverEvents = (lines, pid) =>
  handOvers(lines).map(({ from, to, atMs }) => ({
    ...{ name: 'lock taken over', cat: 'lock', ph: 'i', s: 't' },
    ...{ ts: microseconds(atMs), pid, tid: to + 1, args: { fromThread: from + 1 } },
  }));
