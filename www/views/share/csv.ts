// Reports as CSV after RFC 4180: one table of spans, one of the summary.

import type { Report, SummaryRow } from '../../core/report.ts';

export type Cell = string | number | boolean | null;

/** What makes a spreadsheet read a text as a formula, blanks before it included. */
const FORMULA = /^\s*[=+\-@\t\r]/;

/**
 * cell writes one cell. A text that a spreadsheet would compute gets an apostrophe before it; numbers stay numbers.
 */
function cell(value: Cell) {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * csv writes a table.
 * @param rows the first is the heading
 */
export const csv = (rows: readonly (readonly Cell[])[]) =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/**
 * spansCsv gives a row for each span of each run. Tasks and lanes are numbered from 0 as in the reports. Where parts
 * of tasks moved between lanes, a row is a part, on the lane that did it.
 */
export function spansCsv(reports: readonly Report[]) {
  const heads = ['strategy', 'run', 'task', 'lane', 'phase', 'startMs', 'endMs', 'disturbed'];
  const runs: Map<string, number> = new Map();
  const rows = reports.flatMap((report) => {
    const run = (runs.get(report.strategy) ?? 0) + 1;
    runs.set(report.strategy, run);
    return spansOf(report).map(({ task, lane, phase, startMs, endMs }) => [
      ...[report.strategy, run, task, lane, phase, startMs, endMs, report.disturbed],
    ]);
  });
  return csv([heads, ...rows]);
}

function spansOf({ tasks, lanes }: Report) {
  const parts = lanes.flatMap(({ id, parts: own }) =>
    (own ?? []).map((part) => ({ ...part, lane: id })),
  );
  const divided = new Set(parts.map(({ phase }) => phase));
  const whole = tasks.flatMap(({ id, lane, spans }) =>
    spans.filter(({ phase }) => !divided.has(phase)).map((span) => ({ ...span, task: id, lane })),
  );
  return [...whole, ...parts].sort((a, b) => a.task - b.task || a.startMs - b.startMs);
}

/** summaryCsv gives a row for each strategy. Start-up and memory are of the run drawn. */
export function summaryCsv(results: readonly { report: Report; numbers: SummaryRow }[]) {
  const heads = [
    ...['strategy', 'runs', 'medianMs', 'minMs', 'maxMs', 'speedup', 'startupMs', 'memoryBytes'],
    ...['memories', 'workload', 'tasks', 'size', 'waitMs', 'list', 'startedAt', 'cores'],
    ...['isolated', 'clockStepMs', 'userAgent'],
  ];
  const rows = results.map(({ report, numbers }) => {
    const { options, memory, environment } = report;
    return [
      ...[numbers.strategy, numbers.count, numbers.medianMs, numbers.minMs, numbers.maxMs],
      ...[numbers.speedup, report.startupMs, memory.totalBytes, memory.instances.length],
      ...[options.workload, options.tasks, options.size, options.wait, options.list],
      ...[report.startedAt, environment.cores, environment.isolated, environment.clockStepMs],
      environment.userAgent,
    ];
  });
  return csv([heads, ...rows]);
}
