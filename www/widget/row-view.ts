// One row of the track: its button, its lanes or a sentence in their place, its result.

import { html, nothing } from '../chart/template.ts';
import {
  formatEstimate,
  formatSpeedup,
  formatTimeFigure,
  formatTimeRange,
} from '../verdict/numbers.ts';
import { timelineView } from './timeline-view.ts';
import { drawingOf } from './track.ts';
import { countedReports } from './rows.ts';
import { askOverlays, overlaysOf } from './view.ts';
import type { SummaryRow } from '../core/report.ts';
import type { LiveLanes } from './live.ts';
import type { RowModel } from './row-model.ts';
import type { TrackContext } from './track.ts';

/** Draws a row. */
export function rowView(model: RowModel, context: TrackContext) {
  const { row } = model;
  const { state } = context;
  const captions = overlaysOf(state).map(({ captionView }) => captionView?.(model, state));
  return html`<li class="row" part="row" data-status=${row.status} data-strategy=${row.name}>
    <div class="head">${runButton(model, context)}</div>
    <div class="field">${fieldView(model, context)} ${captions}</div>
    <div class="result" part="result">${resultView(model, context)}</div>
  </li>`;
}

/**
 * Draws the button that runs a strategy. Its accessible name ends with the estimated time. Its title keeps the row's
 * sentence, which the lanes replace: how wide a pool is, for example.
 */
function runButton(
  { label, summary, unavailable, estimateMs, row }: RowModel,
  { state, actions }: TrackContext,
) {
  const busy = state.activity !== null;
  const guess = askOverlays(state, ({ describeButton }) => describeButton?.(state, row.name));
  const time = unavailable ? 'not available here' : (guess ?? formatEstimate(estimateMs));
  const why = busy ? ', wait for the run to end, or stop it' : '';
  return html`<button
    class="run"
    part="button run-button"
    type="button"
    aria-label="${label}, ${time}${why}"
    title=${summary}
    aria-disabled=${busy || unavailable ? 'true' : 'false'}
    @click=${() => !busy && !unavailable && actions.run(row.name)}
  >
    <svg class="glyph" viewBox="0 0 10 10" aria-hidden="true">
      <path d=${row.live || row.status === 'waiting' ? 'M1.5 1.5h7v7h-7z' : 'M2 .8L9 5L2 9.2z'} />
    </svg>
    <span>${label}</span>
  </button>`;
}

/** Draws the middle of a row: an overlay's drawing, or else the row's lanes, or else a sentence. */
function fieldView(model: RowModel, context: TrackContext) {
  const { state, geometry, height } = context;
  const overlaid = askOverlays(state, ({ fieldView: draw }) => draw?.(model, context));
  if (overlaid) return overlaid;
  const behindAnother = state.activity?.behindAnother === true;
  const words = describeRow(model, geometry.still, behindAnother);
  if (words) {
    return html`<p class="words ${words.tone}" .style=${`min-height:${height}px`}>
      ${words.text}
    </p>`;
  }
  const expanded = state.expanded === model.row.name;
  const drawing = drawingOf(model, expanded, height);
  if (!drawing) return nothing;
  return timelineView(model, drawing, context);
}

/** Returns the sentence in place of the lanes, or null where lanes are drawn. */
function describeRow(
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
    return { text: 'Stopped before the end, so nothing of this run is kept.', tone: 'state' };
  }
  return { text: summary, tone: 'summary' };
}

/** Draws the right end of a row. */
function resultView(model: RowModel, context: TrackContext) {
  const { state, actions } = context;
  const overlaid = askOverlays(state, ({ resultView: draw }) => draw?.(model, context));
  if (overlaid) return overlaid;
  const { row, unavailable, report, numbers, estimateMs, options, label } = model;
  if (unavailable) return html`<span class="aside">not here</span>`;
  if (row.status === 'checking') return html`<span class="aside">checking every answer</span>`;
  if (row.live) return liveResultView(row.live, options.tasks);
  if (row.status === 'waiting') return nothing;
  if (row.status === 'failed') return html`<span class="aside failure">failed</span>`;
  if (!report) {
    const text = row.status === 'cancelled' ? 'stopped' : formatEstimate(estimateMs);
    return html`<span class="aside">${text}</span>`;
  }
  const elapsed = numbers?.medianMs ?? report.elapsedMs;
  const isCounted = countedReports(row).length > 0;
  const open = state.expanded === row.name;
  return html`<span class="figures">
      <b class=${isCounted ? 'elapsed' : 'elapsed uncounted'} translate="no"
        >${formatTimeFigure(elapsed)}</b
      >
      <span class="speedup" translate="no"
        >${numbers?.speedup ? formatSpeedup(numbers.speedup) : ''}</span
      >
      ${isCounted ? nothing : html`<small>not counted</small>`}
      ${numbers && numbers.count > 1 ? html`<small>${describeRange(numbers)}</small>` : nothing}
    </span>
    ${askOverlays(state, ({ noteView }) => noteView?.(model, state, actions))}
    <button
      class="unfold"
      part="button"
      type="button"
      aria-expanded=${open ? 'true' : 'false'}
      aria-label="${label}: ${open ? 'fold' : 'unfold'} its lanes"
      @click=${() => actions.unfold(row.name)}
    >
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d=${open ? 'M1.5 6.5L5 3l3.5 3.5' : 'M1.5 3.5L5 7l3.5-3.5'} />
      </svg>
    </button>`;
}

function liveResultView(live: LiveLanes, tasks: number) {
  return html`<span class="figures live">
    <b class="elapsed" translate="no">${formatTimeFigure(live.elapsedMs)}</b>
    <span class="speedup"></span>
    <small .textContent=${`${live.done} of ${tasks} done`}></small>
    <progress
      class="unseen"
      max="1"
      .value=${live.progress}
      aria-label="Progress of the run"
    ></progress>
  </span>`;
}

/** Says how many runs there were, and between which times they lay. */
function describeRange({ count, minMs, maxMs }: SummaryRow) {
  const times = formatTimeRange(minMs, maxMs);
  if (times === formatTimeFigure(minMs)) return `${count} runs`;
  // A line breaks before the times only.
  return `${count}\u00a0runs, ${times.replaceAll(' ', '\u00a0')}`;
}
