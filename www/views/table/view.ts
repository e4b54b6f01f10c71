// Everything that is drawn, as tables.

import { html, nothing } from 'lit/html.js';
import { guessing } from '../../widget/guessing.ts';
import {
  formatBytes,
  formatSpeedup,
  formatTimeFigure,
  formatTimeRange,
} from '../../verdict/numbers.ts';
import { noteOf } from '../../widget/notes.ts';
import { table } from '../../chart/table.ts';
import { phases } from '../../core/phases.ts';
import { keptBack, rowModel } from '../../widget/row-model.ts';
import type { Lane, Report, TaskReport } from '../../core/report.ts';
import type { State } from '../../widget/state.ts';
import type { RowModel } from '../../widget/row-model.ts';

/** tableView draws the results, what the view Scaling measured, then each strategy's tasks, lanes and memories. */
export function tableView(state: State) {
  const all = state.rows.map((row) => rowModel(state, row));
  const models = all.filter(({ report }) => report);
  const seen = all.flatMap(({ recorded }) => recorded ?? []);
  const elsewhere = seen.length > 0 ? state.recorded?.table(seen) : nothing;
  const studies = studyTables(state);
  const kept = keptBack(state);
  if (models.length === 0 && seen.length === 0 && studies.length === 0) {
    return html`<p class="empty">Run a strategy, and its numbers are listed here. ${kept}</p>`;
  }
  return html`<div class="tables" part="table">
    ${models.length > 0 ? [results(models, state), costs(models)] : nothing} ${elsewhere} ${studies}
    ${models.map(details)} ${kept ? html`<p class="note">${kept}</p>` : nothing}
  </div>`;
}

/** studyTables draws what views measured for themselves, by their own means. */
const studyTables = ({ studies }: State) =>
  Object.values(studies)
    .filter(({ origin }) => origin)
    .map(({ tables, result }) => tables(result));

function results(models: readonly RowModel[], state: State) {
  const guess = Object.keys(state.guess.times).length > 0 ? guessing(state) : null;
  const rows = models.map(({ label, numbers, row }) => [
    label,
    numbers ? formatTimeFigure(numbers.medianMs) : 'none counted',
    numbers ? formatTimeRange(numbers.minMs, numbers.maxMs) : '',
    numbers?.count ?? 0,
    row.reports.filter(({ disturbed }) => disturbed).length,
    numbers?.speedup ? formatSpeedup(numbers.speedup) : '',
    ...(guess?.tableCells(state, row.name) ?? []),
  ]);
  const heads = ['Strategy', 'Median', 'Range', 'Runs', 'Disturbed', 'Speed-up'];
  return [table('Elapsed time', [...heads, ...(guess?.tableHeads ?? [])], rows), models.map(note)];
}

function note({ label, row, report }: RowModel) {
  const text = noteOf(row.reports, report as Report);
  return text ? html`<p class="note" .style=${'margin-bottom:1em'}>${label}: ${text}</p>` : nothing;
}

function costs(models: readonly RowModel[]) {
  const rows = models.map(({ label, report }) => {
    const { startupMs, memory, lock, loop } = report as Report;
    return [
      label,
      formatTimeFigure(startupMs),
      formatBytes(memory.totalBytes),
      lock ? lock.switches : '',
      loop ? formatTimeFigure(loop.longestBlockMs) : '',
    ];
  });
  return table('What it cost', ['Strategy', 'Start-up', 'Memory', 'Hand-overs', 'Loop held'], rows);
}

function details({ label, report, row }: RowModel) {
  if (!report) return nothing;
  return html`<details>
    <summary>
      ${label}: tasks, lanes and memories of
      ${row.reports.length > 1 ? 'the run drawn' : 'this run'}
    </summary>
    ${tasksTable(report)} ${droppedNote(report)}
    ${table(
      'Lanes',
      ['Lane', 'Kind', 'Tasks'],
      report.lanes.map((lane) => [lane.label, lane.kind, tasksOn(report, lane)]),
    )}
    ${table(
      'Memories',
      ['Instance', 'Size'],
      report.memory.instances.map((size, index) => [index + 1, formatBytes(size)]),
    )}
  </details>`;
}

function tasksOn({ tasks }: Report, { id, parts }: Lane) {
  const ids = parts?.length
    ? [...new Set(parts.map(({ task }) => task))].sort((a, b) => a - b)
    : tasks.filter(({ lane }) => lane === id).map((task) => task.id);
  return ids.map((each) => each + 1).join(', ') || 'none';
}

function tasksTable({ tasks }: Report) {
  const totals = tasks.map(totalsOf);
  const present = phases.filter(({ name }) => totals.some((total) => total[name].count > 0));
  const rows = tasks.map(({ id, max, foundMs }, index) => [
    id + 1,
    max === null ? 'none' : max,
    formatTimeFigure(foundMs),
    ...present.map(({ name }) => {
      const { ms, count } = totals[index][name];
      return count > 1 ? `${formatTimeFigure(ms)} in ${count}` : formatTimeFigure(ms);
    }),
  ]);
  return table(
    'Tasks',
    ['Task', 'Largest', 'Found at', ...present.map(({ label }) => label)],
    rows,
  );
}

function droppedNote({ tasks }: Report) {
  const dropped = tasks.reduce((sum, task) => sum + (task.droppedSpans ?? 0), 0);
  if (dropped === 0) return nothing;
  return html`<p>
    This run had more spans than are kept: the last ${dropped.toLocaleString('en-GB')} are neither
    drawn nor in this table.
  </p>`;
}

/** totalsOf sums a task's spans by phase. */
function totalsOf({ spans }: TaskReport) {
  const totals = Object.fromEntries(phases.map(({ name }) => [name, { ms: 0, count: 0 }]));
  for (const { phase, startMs, endMs } of spans) {
    totals[phase].ms += endMs - startMs;
    totals[phase].count++;
  }
  return totals;
}
