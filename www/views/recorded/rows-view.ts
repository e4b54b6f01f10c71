// Draws what was recorded elsewhere: a row's lanes, its figures, and a table.

import { html, nothing } from 'lit/html.js';
import { getStrategy } from '../../core/strategies.ts';
import {
  formatBytes,
  formatSpeedup,
  formatTimeFigure,
  formatTimeRange,
} from '../../verdict/numbers.ts';
import { compactSlots } from '../../chart/geometry.ts';
import { lanesView } from '../../chart/lanes.ts';
import { phaseIndex } from '../../core/phases.ts';
import type { Line } from '../../chart/lines.ts';
import type { TrackContext } from '../../widget/track-view.ts';
import type { RowModel } from '../../widget/row-model.ts';
import type { RecordedResult } from '../share/results-format.ts';

/** Mixed stretches are drawn as turns so short that they merge into cells by share; this many in a run. */
const TURNS = 1200;
/** However many lanes there are, no more turns than this in a row. */
const MOST_TURNS = 24_000;

const linesOfResults: WeakMap<RecordedResult, Line[]> = new WeakMap();

/** recordedLines turns a result's lanes into lines, once. */
export function recordedLines(result: RecordedResult) {
  const known = linesOfResults.get(result);
  if (known) return known;
  const turns = Math.min(TURNS, MOST_TURNS / Math.max(1, result.lanes.length));
  const lines = result.lanes.map((lane) => lineOf(lane, result.elapsedMs / turns));
  linesOfResults.set(result, lines);
  return lines;
}

function lineOf(lane: RecordedResult['lanes'][number], turnMs: number): Line {
  const columns: { start: number[]; end: number[]; phase: number[] } = {
    start: [],
    end: [],
    phase: [],
  };
  for (const { startMs, endMs, shares } of lane) {
    const turns = shares.length === 1 && shares[0][1] === 1 ? 1 : turnsIn(endMs - startMs, turnMs);
    const eachMs = (endMs - startMs) / turns;
    for (let turn = 0; turn < turns; turn++) {
      let at = startMs + turn * eachMs;
      for (const [phase, share] of shares) {
        columns.start.push(at);
        at += share * eachMs;
        columns.end.push(at);
        columns.phase.push(phaseIndex[phase]);
      }
    }
  }
  const length = columns.start.length;
  return { label: '', length, ...columns, task: new Uint8Array(length) };
}

const turnsIn = (lengthMs: number, turnMs: number) => Math.max(1, Math.ceil(lengthMs / turnMs));

/** recordedField draws a row that was not run here. */
export function recordedField(
  model: RowModel,
  { marks: { ghosts: _ghosts, ...marks }, height, hidden }: TrackContext,
) {
  const result = model.recorded as RecordedResult;
  const lines = recordedLines(result);
  const drawing = { lines, slots: compactSlots(lines.length, 1, height), height, labelled: false };
  const { elapsedMs, lanes } = result;
  const drawn = {
    ...model,
    row: { ...model.row, live: null, reports: [] },
    report: { elapsedMs, disturbed: null, lock: null },
    numbers: result,
  } as unknown as RowModel;
  const count = lanes.length === 1 ? 'one lane' : `${lanes.length} lanes`;
  const label = `${model.label}, recorded elsewhere: ${formatTimeFigure(result.medianMs)}, ${count}`;
  const none = lanes.length === 0 ? 'Its lanes were too many for a link.' : '';
  return html`<div class="from-elsewhere" role="img" aria-label=${label}>
      ${lanesView(drawn, drawing, { ...marks, serialMs: null, ghost: null, guess: null }, hidden, null)}
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

/** recordedTable lists what was recorded. */
export function recordedTable(results: readonly RecordedResult[]) {
  return html`<table>
    <caption>
      Recorded elsewhere
    </caption>
    <thead>
      <tr>
        ${['Strategy', 'Median', 'Range', 'Runs', 'Speed-up', 'Start-up', 'Memory'].map(
          (head) => html`<th scope="col">${head}</th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${results.map(
        (each) =>
          html`<tr>
            <th scope="row">${getStrategy(each.strategy).label}</th>
            ${cellsOf(each).map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
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
