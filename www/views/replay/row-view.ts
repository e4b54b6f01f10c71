// One row of Replay: its lanes, a veil over the time to come, and the count of tasks in each phase.

import { html, nothing } from '../../chart/template.ts';
import { formatTimeFigure } from '../../verdict/numbers.ts';
import { drawingOf } from '../../widget/track.ts';
import { timelineView } from '../../widget/timeline-view.ts';
import { recordedLanesView } from '../recorded/lanes-view.ts';
import { describeStates } from './words.ts';
import type { Report } from '../../core/report.ts';
import type { RecordedResult } from '../share/results-format.ts';
import type { RowModel } from '../../widget/row-model.ts';
import type { TrackContext } from '../../widget/track.ts';
import type { ReplayRow } from './rows.ts';

/** Draws a row. */
export function rowView(row: ReplayRow, context: TrackContext, atMs: number, playhead: string) {
  const { name, label, isRecorded } = row;
  return html`<li class="row" part="row" data-strategy=${name} ?data-recorded=${isRecorded}>
    <div class="head"><span class="name">${label}</span></div>
    <div class="field">
      ${isRecorded ? recordedView(row, context) : measuredView(row, context)}
      <div class="veil-frame" aria-hidden="true">
        <div class="veil" .style=${playhead}></div>
      </div>
    </div>
    <div class="result" part="result">${taskStatesView(row, atMs)}</div>
  </li>`;
}

/** Draws the lanes of the replayed run, without the other runs of its row. */
function measuredView({ model }: ReplayRow, context: TrackContext) {
  const report = model.report as Report;
  const shown: RowModel = { ...model, numbers: null, row: { ...model.row, reports: [report] } };
  const isUnfolded = context.state.expanded === model.row.name;
  const drawing = drawingOf(shown, isUnfolded, context.height);
  return drawing ? timelineView(shown, drawing, context) : nothing;
}

/** Draws the lanes of a recorded result. */
function recordedView({ model, lanes, elapsedMs }: ReplayRow, context: TrackContext) {
  const bar = { endMs: elapsedMs, ended: { isDisturbed: false, repeatsMs: [], spread: null } };
  const count = lanes.length === 1 ? 'one lane' : `${lanes.length} lanes`;
  const label = `${model.label}, recorded elsewhere: ${count}`;
  return recordedLanesView(model.recorded as RecordedResult, label, bar, context);
}

/** Draws the count of tasks in each phase or, once all tasks are done, the time that the run took. */
function taskStatesView({ tape, elapsedMs, isRecorded }: ReplayRow, atMs: number) {
  if (atMs < tape.endMs)
    return html`<span class="task-states">${describeStates(tape, atMs)}</span>`;
  return html`<span class="task-states">
    <b class="elapsed" translate="no">${formatTimeFigure(elapsedMs)}</b>
    <small>${isRecorded ? 'done, recorded' : 'done'}</small>
  </span>`;
}
