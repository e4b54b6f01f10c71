// Draws what was recorded elsewhere: a row's lanes, its figures, and a table.

import { html, nothing } from 'lit/html.js';
import { getStrategy } from '../../core/strategies.ts';
import {
  formatBytes,
  formatSpeedup,
  formatTimeFigure,
  formatTimeRange,
} from '../../verdict/numbers.ts';
import { compactDrawing } from '../../chart/geometry.ts';
import { lanesView } from '../../chart/lanes.ts';
import { table } from '../../chart/table.ts';
import type { TrackContext } from '../../widget/track-view.ts';
import type { RowModel } from '../../widget/row-model.ts';
import type { RecordedResult } from '../share/results-format.ts';

/** recordedField draws a row that was not run here. */
export function recordedField(
  model: RowModel,
  { marks: { ghosts: _ghosts, ...marks }, height, hidden }: TrackContext,
) {
  const result = model.recorded as RecordedResult;
  const { lanes, medianMs, count: runs } = result;
  const drawing = compactDrawing(lanes, height);
  const spread = runs > 1 ? result : null;
  const bar = { endMs: medianMs, ended: { isDisturbed: false, repeatsMs: [], spread } };
  const count = lanes.length === 1 ? 'one lane' : `${lanes.length} lanes`;
  const label = `${model.label}, recorded elsewhere: ${formatTimeFigure(medianMs)}, ${count}`;
  const none = lanes.length === 0 ? 'Its lanes were too many for a link.' : '';
  return html`<div class="from-elsewhere" role="img" aria-label=${label}>
      ${lanesView(drawing, bar, { ...marks, serialMs: null, ghost: null, guess: null }, hidden, null)}
    </div>
    ${none || model.unavailable ? html`<p class="note">${none} ${model.unavailable}</p>` : nothing}`;
}

/** recordedResult is the right end of such a row. */
export function recordedResult({ recorded }: RowModel) {
  const { medianMs, speedup, count } = recorded as RecordedResult;
  const runs = count > 1 ? `recorded, ${count} runs` : 'recorded';
  return html`<span class="figures recorded-figures">
    <b class="elapsed">${formatTimeFigure(medianMs)}</b>
    <span class="speedup">${speedup === null ? '' : formatSpeedup(speedup)}</span>
    <small>${runs}</small>
  </span>`;
}

/** Lists what was recorded. */
export const recordedTable = (results: readonly RecordedResult[]) =>
  table(
    'Recorded elsewhere',
    ['Strategy', 'Median', 'Range', 'Runs', 'Speed-up', 'Start-up', 'Memory'],
    results.map((each) => [getStrategy(each.strategy).label, ...cellsOf(each)]),
  );

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
