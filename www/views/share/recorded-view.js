// Draws what was recorded elsewhere: a row's lanes, its figures, and a table.

import { html, nothing } from 'lit/html.js';
import { infoOf } from '../../core/strategies.js';
import { bytes, duration, range, times } from '../../verdict/format.js';
import { compactSlots } from '../../chart/geometry.js';
import { lanesView } from '../../chart/lanes-view.js';
import { phaseIndex } from '../../core/phases.js';

/**
 * @typedef {import('../../chart/lines.js').Line} Line
 * @typedef {import('../../widget/view-model.js').RowModel} RowModel
 * @typedef {import('./results-format.js').RecordedResult} RecordedResult
 */

/** Mixed stretches are drawn as turns so short that they merge into cells by share; this many in a run. */
const TURNS = 1200;
/** However many lanes there are, no more turns than this in a row. */
const MOST_TURNS = 24_000;

/** @type {WeakMap<RecordedResult, Line[]>} */
const linesOfResults = new WeakMap();

/**
 * recordedLines turns a result's lanes into lines, once.
 * @param {RecordedResult} result
 */
export function recordedLines(result) {
  const known = linesOfResults.get(result);
  if (known) return known;
  const turns = Math.min(TURNS, MOST_TURNS / Math.max(1, result.lanes.length));
  const lines = result.lanes.map((lane) => lineOf(lane, result.elapsedMs / turns));
  linesOfResults.set(result, lines);
  return lines;
}

/**
 * @param {RecordedResult['lanes'][number]} lane
 * @param {number} turnMs
 * @returns {Line}
 */
function lineOf(lane, turnMs) {
  /** @type {{ start: number[], end: number[], phase: number[] }} */
  const columns = { start: [], end: [], phase: [] };
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

/**
 * @param {number} lengthMs
 * @param {number} turnMs
 */
const turnsIn = (lengthMs, turnMs) => Math.max(1, Math.ceil(lengthMs / turnMs));

/**
 * recordedField draws a row that was not run here.
 * @param {RowModel} model
 * @param {import('../../widget/track-view.js').TrackContext} context
 */
export function recordedField(model, { marks: { ghosts: _ghosts, ...marks }, height, hidden }) {
  const result = /** @type {RecordedResult} */ (model.recorded);
  const lines = recordedLines(result);
  const drawing = { lines, slots: compactSlots(lines.length, 1, height), height, labelled: false };
  const { elapsedMs, lanes } = result;
  const drawn = /** @type {RowModel} */ (
    /** @type {unknown} */ ({
      ...model,
      row: { ...model.row, live: null, reports: [] },
      report: { elapsedMs, disturbed: null, lock: null },
      numbers: result,
    })
  );
  const count = lanes.length === 1 ? 'one lane' : `${lanes.length} lanes`;
  const label = `${model.label}, recorded elsewhere: ${duration(result.medianMs)}, ${count}`;
  const none = lanes.length === 0 ? 'Its lanes were too many for a link.' : '';
  return html`<div class="from-elsewhere" role="img" aria-label=${label}>
      ${lanesView(drawn, drawing, { ...marks, serialMs: null, ghost: null, guess: null }, hidden, null)}
    </div>
    ${none || model.unavailable ? html`<p class="note">${none} ${model.unavailable}</p>` : nothing}`;
}

/**
 * recordedResult is the right end of such a row.
 * @param {RowModel} model
 */
export function recordedResult({ recorded }) {
  const { medianMs, speedup, count } = /** @type {RecordedResult} */ (recorded);
  const runs = count > 1 ? `recorded, ${count} runs` : 'recorded';
  return html`<span class="figures recorded-figures">
    <b class="elapsed">${duration(medianMs)}</b>
    <span class="speedup">${speedup === null ? '' : times(speedup)}</span>
    <small>${runs}</small>
  </span>`;
}

/**
 * recordedTable lists what was recorded.
 * @param {readonly RecordedResult[]} results
 */
export function recordedTable(results) {
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
            <th scope="row">${infoOf(each.strategy).label}</th>
            ${cellsOf(each).map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** @param {RecordedResult} result */
const cellsOf = ({ medianMs, minMs, maxMs, count, speedup, startupMs, instances }) => [
  duration(medianMs),
  range(minMs, maxMs),
  count,
  speedup === null ? '' : times(speedup),
  duration(startupMs),
  bytes(instances.reduce((sum, each) => sum + each, 0)),
];
