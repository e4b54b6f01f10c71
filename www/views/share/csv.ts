// Results as CSV by RFC 4180: the spans, the summary, and the studies of the view Scaling.

import type { Report, SummaryRow } from '../../core/report.ts';
import type { CostCell } from '../../engine/scaling/types.ts';
import type { Cost, Origin, Scaling } from '../scaling/studies.ts';

export type Cell = string | number | boolean | null;

/** Matches a text that a spreadsheet would read as a formula. */
const FORMULA = /^\s*[=+\-@\t\r]/;

/** Writes one cell. An apostrophe keeps a spreadsheet from computing a text; numbers stay numbers. */
function writeCell(value: Cell, hasCommas: boolean) {
  if (value === null) return '';
  if (typeof value === 'number') return hasCommas ? String(value).replace('.', ',') : String(value);
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return (hasCommas ? /[";\r\n]/ : /[",\r\n]/).test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

/**
 * Writes a table, whose first row is its heading.
 * @param hasCommas whether numbers have decimal commas, and columns semicolons between them, as German and French
 *   spreadsheets read them. The mark at the beginning tells Excel that the text is UTF-8.
 */
export const writeCsv = (rows: readonly (readonly Cell[])[], hasCommas = false) =>
  (hasCommas ? '\ufeff' : '') +
  rows
    .map((row) => row.map((cell) => writeCell(cell, hasCommas)).join(hasCommas ? ';' : ','))
    .map((line) => `${line}\r\n`)
    .join('');

/**
 * Writes a row for each span of each run. Tasks and lanes are numbered from 0, as in the reports. Where parts of tasks
 * moved between lanes, each part has a row with the lane that did it.
 */
export function writeSpans(reports: readonly Report[], hasCommas = false) {
  const heads = ['strategy', 'run', 'task', 'lane', 'phase', 'startMs', 'endMs', 'disturbed'];
  const runs: Map<string, number> = new Map();
  const rows = reports.flatMap((report) => {
    const run = (runs.get(report.strategy) ?? 0) + 1;
    runs.set(report.strategy, run);
    return spansOf(report).map(({ task, lane, phase, startMs, endMs }) => [
      ...[report.strategy, run, task, lane, phase, startMs, endMs, report.disturbed],
    ]);
  });
  return writeCsv([heads, ...rows], hasCommas);
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

/** Writes a row for each strategy. Start-up and memory are those of the run whose lanes are drawn. */
export function writeSummary(
  results: readonly { report: Report; numbers: SummaryRow }[],
  hasCommas = false,
) {
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
  return writeCsv([heads, ...rows], hasCommas);
}

/** The columns of a point's times. */
const TIMES = ['runs', 'medianMs', 'minMs', 'maxMs', 'startupMs'];
/** The columns on where and when a study was made. */
const ORIGIN = [
  'tasks',
  'list',
  'seed',
  'startedAt',
  'cores',
  'isolated',
  'clockStepMs',
  'userAgent',
];

/**
 * Writes a row for each number of workers. Times are without start-up. The models are not measured, so only the JSON file
 * has them.
 * @param study with at least one run
 */
export function writeScaling({ result: { strategy, points }, origin }: Scaling, hasCommas = false) {
  const heads = ['strategy', 'workers', ...TIMES, 'speedup', 'speedupMin', 'speedupMax', 'size'];
  const rows = points.map((point) => [
    ...[strategy, point.workers, ...timesOf(point)],
    ...[point.speedup, point.speedupMin, point.speedupMax, origin?.options.size ?? null],
    ...originCells(origin),
  ]);
  return writeCsv([[...heads, ...ORIGIN], ...rows], hasCommas);
}

/**
 * Writes a row for each size of each strategy. Times include start-up.
 * @param study with at least one run
 */
export function writeCost(
  { result: { strategies, workers, rows }, origin }: Cost,
  hasCommas = false,
) {
  const heads = ['strategy', 'workers', ...TIMES, 'size'];
  const lines = rows.flatMap(({ size, cells }) =>
    strategies.flatMap((strategy, index) => {
      const cell = cells[strategy];
      const pool = index === 0 ? 1 : workers;
      return cell ? [[strategy, pool, ...timesOf(cell), size, ...originCells(origin)]] : [];
    }),
  );
  return writeCsv([[...heads, ...ORIGIN], ...lines], hasCommas);
}

const timesOf = ({ count, medianMs, minMs, maxMs, startupMs }: CostCell) => [
  ...[count, medianMs, minMs, maxMs, startupMs],
];

function originCells(origin: Origin | null) {
  const { startedAt, environment, options } = origin as Origin;
  const { cores, isolated, clockStepMs, userAgent } = environment;
  const { tasks = null, list = null, seed = null } = options;
  return [tasks, list, seed, startedAt, cores, isolated, clockStepMs, userAgent];
}
