// The view Table: lists everything that the other views draw.

import { html, nothing } from '../../chart/template.ts';
import {
  formatBytes,
  formatCount,
  formatSpeedup,
  formatTimeFigure,
  formatTimeRange,
} from '../../verdict/numbers.ts';
import { describeDoubts } from '../notes/words.ts';
import { table } from '../../chart/table.ts';
import { claimsOf, oneTaskMs } from '../../widget/article.ts';
import { aloneOf, source, timesOf } from './article.ts';
import { baseline, getStrategy } from '../../core/strategies.ts';
import { phases } from '../../core/phases.ts';
import { describeHiddenRecords, rowModel } from '../../widget/row-model.ts';
import { overlaysOf } from '../../widget/view.ts';
import type { Lane, Report, TaskReport } from '../../core/report.ts';
import type { State } from '../../widget/state.ts';
import type { RowModel } from '../../widget/row-model.ts';

export { tableStyles as styles } from '../../chart/table-styles.ts';

/** Draws the results, then the studies, then each strategy's tasks, lanes and memories. */
export function view(state: State) {
  const models = state.rows
    .map((row) => rowModel(state, row))
    .filter(({ report }) => report !== null);
  const tables = [
    ...(models.length > 0 ? [resultsTable(models, state), costsTable(models)] : []),
    ...overlaysOf(state).flatMap(({ tableView }) => tableView?.(state) ?? []),
    ...studyTables(state),
  ];
  const hidden = describeHiddenRecords(state);
  const isEmpty = tables.length === 0;
  return html`<div class="tables" part="table">
    ${
      isEmpty
        ? html`<p class="note spaced">Run a strategy, and its numbers are listed here.</p>`
        : tables
    }
    ${articleTable(state)} ${models.map(detailsView)}
    ${hidden ? html`<p class="note">${hidden}</p>` : nothing}
  </div>`;
}

/** Draws the times of the article beside the reader's own. */
function articleTable(state: State) {
  const { setUp, summary } = state;
  const { tasks, workload } = setUp.options;
  const alone = aloneOf(workload);
  const oneMs = oneTaskMs(setUp.options, summary);
  const rows = claimsOf(state).map(({ figure, ownRatio, isHidden, missing }, index) => [
    figure.what,
    isHidden ? 'after your run' : `${timesOf(workload)[index]}, ${figure.text}`,
    ownRatio === null ? `run ${getStrategy(missing).label}` : formatSpeedup(ownRatio),
  ]);
  const ownAlone = oneMs === null ? `run ${getStrategy(baseline).label}` : formatTimeFigure(oneMs);
  return table(
    `The article of 2020 beside your own: ${source}`,
    ['Tasks', '2020, in Python', `Here, ${tasks} ${tasks === 1 ? 'task' : 'tasks'}`],
    [[alone.what, alone.took, ownAlone], ...rows],
  );
}

/** Draws each study's own tables. */
const studyTables = ({ studies }: State) =>
  Object.values(studies)
    .filter(({ origin }) => origin)
    .map(({ tables, result }) => tables(result));

function resultsTable(models: readonly RowModel[], state: State) {
  const added = overlaysOf(state).flatMap(({ tableColumns }) => tableColumns?.(state) ?? []);
  const rows = models.map(({ label, numbers, row }) => [
    label,
    numbers ? formatTimeFigure(numbers.medianMs) : 'none counted',
    numbers ? formatTimeRange(numbers.minMs, numbers.maxMs) : '',
    numbers?.count ?? 0,
    row.reports.filter(({ disturbed }) => disturbed).length,
    numbers?.speedup ? formatSpeedup(numbers.speedup) : '',
    ...added.map(([, cellOf]) => cellOf(row.name)),
  ]);
  const heads = ['Strategy', 'Median', 'Range', 'Runs', 'Disturbed', 'Speed-up'];
  const addedHeads = added.map(([head]) => head);
  return [table('Elapsed time', [...heads, ...addedHeads], rows), models.map(noteView)];
}

function noteView({ label, row, report }: RowModel) {
  const text = describeDoubts(row.reports, report as Report);
  return text ? html`<p class="note spaced">${label}: ${text}</p>` : nothing;
}

function costsTable(models: readonly RowModel[]) {
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

function detailsView({ label, report, row }: RowModel) {
  if (!report) return nothing;
  return html`<details>
    <summary>
      ${label}: tasks, lanes and memories of
      ${row.reports.length > 1 ? 'the run drawn' : 'this run'}
    </summary>
    ${tasksTable(report)} ${droppedView(report)}
    ${table(
      'Lanes',
      ['Lane', 'Kind', 'Tasks'],
      report.lanes.map((lane) => [lane.label, lane.kind, listTasks(report, lane)]),
    )}
    ${table(
      'Memories',
      ['Instance', 'Size'],
      report.memory.instances.map((size, index) => [index + 1, formatBytes(size)]),
    )}
  </details>`;
}

/** Lists the numbers of the tasks that a lane worked on. */
function listTasks({ tasks }: Report, { id, parts }: Lane) {
  const ids = parts?.length
    ? [...new Set(parts.map(({ task }) => task))].sort((a, b) => a - b)
    : tasks.filter(({ lane }) => lane === id).map((task) => task.id);
  return ids.map((each) => each + 1).join(', ') || 'none';
}

function tasksTable({ tasks }: Report) {
  const totals = tasks.map(sumByPhase);
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

function droppedView({ tasks }: Report) {
  const dropped = tasks.reduce((sum, task) => sum + (task.droppedSpans ?? 0), 0);
  if (dropped === 0) return nothing;
  return html`<p>
    This run had more spans than are kept: the last ${formatCount(dropped)} are neither drawn nor in
    this table.
  </p>`;
}

/** Sums a task's spans by phase. */
function sumByPhase({ spans }: TaskReport) {
  const totals = Object.fromEntries(phases.map(({ name }) => [name, { ms: 0, count: 0 }]));
  for (const { phase, startMs, endMs } of spans) {
    totals[phase].ms += endMs - startMs;
    totals[phase].count++;
  }
  return totals;
}
