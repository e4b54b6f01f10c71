// Draws results recorded elsewhere: a row's lanes, its figures, and a table.

import { html, nothing } from '../../chart/template.ts';
import { getStrategy } from '../../core/strategies.ts';
import {
  formatBytes,
  formatSpeedup,
  formatTimeFigure,
  formatTimeRange,
} from '../../verdict/numbers.ts';
import { recordedLanesView } from './lanes-view.ts';
import { table } from '../../chart/table.ts';
import { rowModel, showsRecord } from '../../widget/row-model.ts';
import type { RowModel } from '../../widget/row-model.ts';
import type { TrackContext } from '../../widget/track.ts';
import type { State } from '../../widget/state.ts';
import type { RecordedResult } from '../share/results-format.ts';

/** Draws a row without a result of its own, or returns null. */
export function fieldView(model: RowModel, context: TrackContext) {
  if (!showsRecord(model)) return null;
  const result = model.recorded as RecordedResult;
  const { lanes, medianMs, count: runs } = result;
  const spread = runs > 1 ? result : null;
  const bar = { endMs: medianMs, ended: { isDisturbed: false, repeatsMs: [], spread } };
  const count = lanes.length === 1 ? 'one lane' : `${lanes.length} lanes`;
  const label = `${model.label}, recorded elsewhere: ${formatTimeFigure(medianMs)}, ${count}`;
  const missing = lanes.length === 0 ? 'Its lanes were too many for a link.' : '';
  return html`${recordedLanesView(result, label, bar, context)}
  ${missing || model.unavailable ? html`<p class="note">${missing} ${model.unavailable}</p>` : nothing}`;
}

/** Draws the right end of a row without a result of its own, or returns null. */
export function resultView(model: RowModel) {
  if (!showsRecord(model)) return null;
  const { medianMs, speedup, count } = model.recorded as RecordedResult;
  const runs = count > 1 ? `recorded, ${count} runs` : 'recorded';
  return html`<span class="figures recorded-figures">
    <b class="elapsed" translate="no">${formatTimeFigure(medianMs)}</b>
    <span class="speedup" translate="no">${speedup === null ? '' : formatSpeedup(speedup)}</span>
    <small>${runs}</small>
  </span>`;
}

/** Lists the results that the reader may see, or returns null. */
export function tableView(state: State) {
  const results = state.rows.flatMap((row) => rowModel(state, row).recorded ?? []);
  if (results.length === 0) return null;
  return table(
    'Recorded elsewhere',
    ['Strategy', 'Median', 'Range', 'Runs', 'Speed-up', 'Start-up', 'Memory'],
    results.map((each) => [getStrategy(each.strategy).label, ...cellsOf(each)]),
  );
}

const cellsOf = ({
  medianMs,
  minMs,
  maxMs,
  count,
  speedup,
  startupMs,
  instances,
}: RecordedResult) => [
  formatTimeFigure(medianMs),
  formatTimeRange(minMs, maxMs),
  count,
  speedup === null ? '' : formatSpeedup(speedup),
  formatTimeFigure(startupMs),
  formatBytes(instances.reduce((sum, each) => sum + each, 0)),
];
