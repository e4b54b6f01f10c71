// One row of the track: its button, its lanes or the words in their place, its result.

import { html, nothing } from 'lit/html.js';
import { guessing } from './guessing.ts';
import {
  formatEstimate,
  formatSpeedup,
  formatTimeFigure,
  formatTimeRange,
  spellCount,
} from '../verdict/numbers.ts';
import { lanesView } from '../chart/lanes.ts';
import { tooltipView } from '../chart/inspect.ts';
import { notes } from './noting.ts';
import { barOf, drawingOf } from './row-drawing.ts';
import { standsRecorded } from './row-model.ts';
import type { SummaryRow } from '../core/report.ts';
import type { LiveLanes } from './live.ts';
import type { TrackContext } from './track-view.ts';
import type { RowModel } from './row-model.ts';

/** rowView draws a row. */
export function rowView(model: RowModel, context: TrackContext) {
  const { row } = model;
  return html`<li class="row" part="row" data-status=${row.status} data-strategy=${row.name}>
    <div class="head">${runButton(model, context)}</div>
    <div class="field">
      ${fieldView(model, context)} ${guessing(context.state)?.guessWords(model, context.state)}
    </div>
    <div class="result" part="result">${resultView(model, context)}</div>
  </li>`;
}

/** runButton starts a row's strategy; its name begins with its label and says about how long it will take. */
function runButton({ label, unavailable, estimateMs, row }: RowModel, { state, on }: TrackContext) {
  const busy = state.activity !== null;
  const hidden = unavailable ? null : guessing(state)?.buttonWords(state, row.name);
  const time = unavailable ? 'not available here' : (hidden ?? formatEstimate(estimateMs));
  const why = busy ? ', wait for the run to end, or stop it' : '';
  return html`<button
    class="run"
    part="button run-button"
    type="button"
    aria-label="${label}, ${time}${why}"
    aria-disabled=${busy || unavailable ? 'true' : 'false'}
    @click=${() => !busy && !unavailable && on.run(row.name)}
  >
    <svg class="glyph" viewBox="0 0 10 10" aria-hidden="true">
      <path d=${row.live || row.status === 'waiting' ? 'M1.5 1.5h7v7h-7z' : 'M2 .8L9 5L2 9.2z'} />
    </svg>
    <span>${label}</span>
  </button>`;
}

/** fieldView is the middle of a row: lanes where there are any, else a sentence. */
function fieldView(model: RowModel, context: TrackContext) {
  const { state, geometry, on, height, hidden } = context;
  const bar = guessing(state)?.guessField(model, context);
  if (bar) return bar;
  if (standsRecorded(model)) return state.recorded?.field(model, context);
  const behindAnother = state.activity?.behindAnother === true;
  const words = wordsFor(model, geometry.still, behindAnother);
  if (words) {
    return html`<p class="words ${words.tone}" .style=${`min-height:${height}px`}>
      ${words.text}
    </p>`;
  }
  const expanded = state.expanded === model.row.name;
  const drawing = drawingOf(model, expanded, height);
  if (!drawing) return nothing;
  const cursor = state.cursor?.row === model.row.name ? state.cursor : null;
  const inspectable = !model.row.live;
  return html`<div
      class="timeline"
      part="timeline"
      role="application"
      aria-roledescription="timeline"
      aria-label="${model.label}: ${timelineLabel(model, drawing.lines.length)}"
      tabindex=${inspectable ? 0 : -1}
      @click=${() => inspectable && on.expand(model.row.name)}
      @keydown=${(event: KeyboardEvent) => on.key(event, model, drawing)}
      @pointermove=${(event: PointerEvent) => on.point(event, model, drawing)}
      @pointerleave=${() => on.look(null)}
      @blur=${() => on.look(null)}
    >
      ${lanesView(drawing, barOf(model), marksOf(model, context, drawing.height), hidden, cursor)}
    </div>
    ${tooltipView(drawing, cursor, geometry)} ${notes()?.noteView(model)}`;
}

/**
 * marksOf adds the ghost of what was recorded elsewhere, or of 2020 where the article measured this strategy, and the
 * reader's guess.
 */
function marksOf(
  model: RowModel,
  { state, marks: { ghosts, ...others } }: TrackContext,
  heightPx: number,
) {
  const marks = { ...others, ghost: ghosts[model.row.name] ?? null };
  return { ...marks, guess: guessing(state)?.guessMark(model, state, marks, heightPx) };
}

function timelineLabel({ row, report }: RowModel, lines: number) {
  if (row.live || !report) return 'running';
  const count = lines === 1 ? 'one line' : `${spellCount(lines)} lines`;
  return `${count}, ${formatTimeFigure(report.elapsedMs)}. Arrow keys go from span to span, Enter unfolds the lanes.`;
}

/** wordsFor gives the sentence that stands in place of lanes, or null where lanes are drawn. */
function wordsFor(
  { row, report, summary, unavailable, options }: RowModel,
  still: boolean,
  behindAnother: boolean,
): { text: string; tone: string } | null {
  if (unavailable) return { text: unavailable, tone: 'reason' };
  if (row.status === 'failed') return { text: row.message ?? 'It failed.', tone: 'failure' };
  if (row.live && still) {
    const done = `${row.live.done} of ${options.tasks} tasks done`;
    return { text: `Running: ${done}.`, tone: 'state' };
  }
  if (row.live && row.live.lines.length > 0) return null;
  if (row.live || row.status === 'waiting') {
    const text = behindAnother ? 'Waiting for another measurement on this page.' : 'Starting\u2026';
    return { text, tone: 'state' };
  }
  if (report) return null;
  if (row.status === 'cancelled') {
    return { text: 'Stopped before it was done. Nothing is kept of it.', tone: 'state' };
  }
  return { text: summary, tone: 'summary' };
}

/** resultView is the right end of a row. */
function resultView(model: RowModel, context: TrackContext) {
  const { state, on } = context;
  const typed = guessing(state)?.guessEnd(model, context);
  if (typed) return typed;
  const { row, unavailable, report, numbers, estimateMs, options, label } = model;
  if (standsRecorded(model)) return state.recorded?.result(model);
  if (unavailable) return html`<span class="aside">not here</span>`;
  if (row.status === 'checking') return html`<span class="aside">checking every answer</span>`;
  if (row.live) return liveResult(row.live, options.tasks);
  if (row.status === 'waiting') {
    return nothing;
  }
  if (row.status === 'failed') return html`<span class="aside failure">failed</span>`;
  if (!report) {
    const text = row.status === 'cancelled' ? 'stopped' : formatEstimate(estimateMs);
    return html`<span class="aside">${text}</span>`;
  }
  const elapsed = numbers?.medianMs ?? report.elapsedMs;
  const uncounted = row.reports.every(({ disturbed }) => disturbed);
  const open = state.expanded === row.name;
  return html`<span class="figures">
      <b class=${uncounted ? 'elapsed uncounted' : 'elapsed'}>${formatTimeFigure(elapsed)}</b>
      ${numbers?.speedup ? html`<span class="speedup">${formatSpeedup(numbers.speedup)}</span>` : html`<span class="speedup"></span>`}
      ${uncounted ? html`<small>not counted</small>` : nothing}
      ${numbers && numbers.count > 1 ? html`<small>${spread(numbers)}</small>` : nothing}
    </span>
    <button
      class="unfold"
      part="button"
      type="button"
      aria-expanded=${open ? 'true' : 'false'}
      aria-label="${label}: ${open ? 'fold' : 'unfold'} its lanes"
      @click=${() => on.expand(row.name)}
    >
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d=${open ? 'M1.5 6.5L5 3l3.5 3.5' : 'M1.5 3.5L5 7l3.5-3.5'} />
      </svg>
    </button>`;
}

function liveResult(live: LiveLanes, tasks: number) {
  return html`<span class="figures live">
    <b class="elapsed">${formatTimeFigure(live.elapsedMs)}</b>
    <span class="speedup"></span>
    <small>${live.done} of ${tasks} done</small>
    <progress
      class="unseen"
      max="1"
      .value=${live.progress}
      aria-label="Progress of the run"
    ></progress>
  </span>`;
}

/** spread says between which times the runs lay. */
function spread({ count, minMs, maxMs }: SummaryRow) {
  const times = formatTimeRange(minMs, maxMs);
  return times === formatTimeFigure(minMs) ? `${count} runs` : `${count} runs, ${times}`;
}
