// Reports as CSV after RFC 4180: one table of spans, one of the summary.

/**
 * @typedef {import('../../core/report.js').Report} Report
 * @typedef {import('../../core/report.js').SummaryRow} SummaryRow
 * @typedef {string | number | boolean | null} Cell
 */

/** What makes a spreadsheet read a text as a formula, blanks before it included. */
const FORMULA = /^\s*[=+\-@\t\r]/;

/**
 * cell writes one cell. A text that a spreadsheet would compute gets an apostrophe before it; numbers stay numbers.
 * @param {Cell} value
 */
function cell(value) {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * csv writes a table.
 * @param {readonly (readonly Cell[])[]} rows the first is the heading
 */
export const csv = (rows) => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/**
 * spansCsv gives a row for each span of each run. Tasks and lanes are numbered from 0 as in the reports. Where parts
 * of tasks moved between lanes, a row is a part, on the lane that did it.
 * @param {readonly Report[]} reports
 */
export function spansCsv(reports) {
  const heads = ['strategy', 'run', 'task', 'lane', 'phase', 'startMs', 'endMs', 'disturbed'];
  /** @type {Map<string, number>} */
  const runs = new Map();
  const rows = reports.flatMap((report) => {
    const run = (runs.get(report.strategy) ?? 0) + 1;
    runs.set(report.strategy, run);
    return spansOf(report).map(({ task, lane, phase, startMs, endMs }) => [
      ...[report.strategy, run, task, lane, phase, startMs, endMs, report.disturbed],
    ]);
  });
  return csv([heads, ...rows]);
}

/** @param {Report} report */
function spansOf({ tasks, lanes }) {
  const parts = lanes.flatMap(({ id, parts: own }) =>
    (own ?? []).map((part) => ({ ...part, lane: id })),
  );
  const divided = new Set(parts.map(({ phase }) => phase));
  const whole = tasks.flatMap(({ id, lane, spans }) =>
    spans.filter(({ phase }) => !divided.has(phase)).map((span) => ({ ...span, task: id, lane })),
  );
  return [...whole, ...parts].sort((a, b) => a.task - b.task || a.startMs - b.startMs);
}

/**
 * summaryCsv gives a row for each strategy. Start-up and memory are of the run drawn.
 * @param {readonly { report: Report, numbers: SummaryRow }[]} results
 */
export function summaryCsv(results) {
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
