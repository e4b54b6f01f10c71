// The runs of Python as files: spans as CSV, lanes as a picture, and a trace.

import { svg } from '../../chart/template.ts';
import { bottomAxis } from '../../chart/axis.ts';
import { lanesView } from '../../chart/lanes.ts';
import { legendPicture, phaseKeys } from '../../chart/legend.ts';
import { PICTURE_PAD_PX, pictureFile } from '../../chart/picture.ts';
import { formatTimeFigure } from '../../verdict/numbers.ts';
import { barOf, drawingOf, marksOf } from '../python/lanes-view.ts';
import { latestRuns, nameRun } from '../python/tables.ts';
import { writeCsv } from './csv.ts';
import { describeSource } from './results-format.ts';
import { idOf, lineEvents, metadata } from './trace.ts';
import type { PythonRun } from '../python/result.ts';

/** Writes a row for each span of each run. Lanes are numbered from 0, as in the reports. */
export function writePython(runs: readonly PythonRun[], hasCommas = false) {
  const heads = [
    ...['run', 'program', 'edited', 'lane', 'kind', 'label', 'phase', 'startMs', 'endMs'],
    ...['elapsedMs', 'startupMs', 'memoryBytes', 'interpreters', 'version', 'startedAt'],
  ];
  const rows = runs.flatMap(({ name, isEdited, report }, index) =>
    report.lanes.flatMap(({ id, kind, label, spans }) =>
      spans.map(({ phase, startMs, endMs }) => [
        ...[index + 1, name, isEdited, id, kind, label, phase, startMs, endMs],
        ...[report.elapsedMs, report.startupMs, report.memory.totalBytes],
        ...[report.memory.instances.length, report.version, report.startedAt],
      ]),
    ),
  );
  return writeCsv([heads, ...rows], hasCommas);
}

/** Writes the latest run of each program, side by side, each from its own zero. */
export function writePythonTrace(runs: readonly PythonRun[]) {
  const events = latestRuns(runs).flatMap((run, index) => {
    const pid = index + 1;
    const { lanes } = run.report;
    return [
      metadata('process_name', pid, idOf(pid, 0), { name: `Python: ${nameRun(run)}` }),
      metadata('process_sort_index', pid, idOf(pid, 0), { sort_index: pid }),
      ...drawingOf(lanes).lines.flatMap((line, lane) =>
        lineEvents(line, pid, idOf(pid, lane + 1), line.label, () => ({ kind: lanes[lane].kind })),
      ),
    ];
  });
  const [{ report, options }] = runs;
  const { version, startedAt, environment } = report;
  return {
    traceEvents: events,
    displayTimeUnit: 'ms',
    otherData: { source: 'Racelane', python: version, startedAt, options, environment },
  };
}

const WIDTH_PX = 960;
const TRACK_PX = WIDTH_PX - 2 * PICTURE_PAD_PX;
const TOP_PX = 52;
/** Above the lanes of a run its name, below them its axis. */
const NAME_PX = 22;
const AXIS_PX = 44;
const KEY_PX = 125;

/**
 * Draws the latest run of each program, each on an axis of its own.
 * @param shown an element of the widget, from which the colours are taken
 */
export function pythonPicture(runs: readonly PythonRun[], shown: Element): string {
  const latest = latestRuns(runs).map((run) => ({ run, drawing: drawingOf(run.report.lanes) }));
  let y = TOP_PX;
  const rows = latest.map(({ run, drawing }) => {
    const row = svg`<g transform="translate(${PICTURE_PAD_PX} ${y})">${runPicture(run)}</g>`;
    y += NAME_PX + drawing.height + AXIS_PX;
    return row;
  });
  const phases = latest.flatMap(({ run }) => run.report.lanes.flatMap(({ spans }) => spans));
  const keys = phaseKeys(new Set(phases.map(({ phase }) => phase)));
  const { report } = runs[0];
  return pictureFile(
    {
      widthPx: WIDTH_PX,
      heightPx: y + 56,
      title: `Python ${report.version} in WebAssembly`,
      description: latest.map(({ run }) => describeRun(run)).join(' '),
      source: describeSource(report),
      content: svg`${rows}${legendPicture(keys, (index) => [PICTURE_PAD_PX + index * KEY_PX, y + 4])}`,
    },
    shown,
  );
}

const describeRun = (run: PythonRun) =>
  `${nameRun(run)}: ${formatTimeFigure(run.report.elapsedMs)}.`;

function runPicture(run: PythonRun) {
  const { report } = run;
  const drawing = drawingOf(report.lanes);
  const marks = marksOf(report, TRACK_PX);
  const bar = barOf({ ...report, isDone: true });
  return svg`<text class="strong" y="12">${describeRun(run)}</text>
    <g transform="translate(0 ${NAME_PX})">${lanesView(drawing, bar, marks, new Set(), null)}</g>
    <g transform="translate(0 ${NAME_PX + drawing.height})">${bottomAxis(marks.ticks, [0, TRACK_PX])}</g>`;
}
