// The runs of Python as tables.

import { html, nothing } from '../../chart/template.ts';
import { table } from '../../chart/table.ts';
import { formatBytes, formatTimeFigure } from '../../verdict/numbers.ts';
import { phases } from '../../core/phases.ts';
import type { PythonLane } from '../../core/python-report.ts';
import type { PythonResult, PythonRun } from './result.ts';

/** The name of a run's program, and whether it was edited. */
export const nameRun = ({ label, isEdited }: PythonRun) => (isEdited ? `${label}, edited` : label);

/** Returns the latest run of each program. */
export const latestRuns = (runs: readonly PythonRun[]) =>
  runs.filter((run, index) => runs.findLastIndex(({ name }) => name === run.name) === index);

/** Draws a table of all runs, then the lanes of each program's latest run. */
export function pythonTables({ runs }: PythonResult) {
  const heads = ['Program', 'Elapsed', 'Start-up', 'Interpreters', 'Memory', 'Ended'];
  const rows = runs.map((run) => {
    const { elapsedMs, startupMs, memory, error } = run.report;
    return [
      nameRun(run),
      formatTimeFigure(elapsedMs),
      formatTimeFigure(startupMs),
      memory.instances.length,
      formatBytes(memory.totalBytes),
      error === null ? 'well' : 'with an error',
    ];
  });
  const caption = `In Python here: CPython ${runs[0]?.report.version ?? ''} in WebAssembly`;
  return html`${table(caption, heads, rows)}
  ${latestRuns(runs).map((run) =>
    run.report.lanes.length > 0
      ? html`<details>
          <summary>${nameRun(run)}: threads and processes of the last run</summary>
          ${lanesTable(run.report.lanes)}
        </details>`
      : nothing,
  )}`;
}

/** The phases of Python, in the order of all legends. */
export const pythonPhases = phases.filter(({ name }) =>
  ['scan', 'wait', 'lock', 'start'].includes(name),
);

function lanesTable(lanes: readonly PythonLane[]) {
  const heads = ['Lane', 'Kind', ...pythonPhases.map(({ label }) => label)];
  const rows = lanes.map(({ label, kind, spans }) => [
    label,
    kind,
    ...pythonPhases.map(({ name }) => {
      const own = spans.filter(({ phase }) => phase === name);
      return formatTimeFigure(own.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0));
    }),
  ]);
  return table('Threads and processes', heads, rows);
}
