// A row that is being guessed: an empty bar with a handle, a field for the time, and the guess in words below.

import { fieldText, html, noChange, nothing, svg } from '../../chart/template.ts';
import { isGiven } from '../../widget/rows.ts';
import { givenTime, guessOf, handleReachMs, isOpen, measuredMsOf } from './model.ts';
import { spellCount } from '../../verdict/numbers.ts';
import { verticalGrid } from '../../chart/axis.ts';
import { clippedPlace, isWithin, placeOf } from '../../chart/stretch.ts';
import { handlersFor } from './edit.ts';
import { describeOffset, describeShare, writeGuess } from './words.ts';
import type { State } from '../../widget/state.ts';
import type { RowModel } from '../../widget/row-model.ts';
import type { RowMarks, TrackContext } from '../../widget/track.ts';

const LABEL = 'your guess';
const LABEL_PX = 62;
/** Below this distance, guess and result would hide the arrow. */
const LEAST_ARROW_PX = 9;

/** Draws a row's guess. Its label keeps clear of the ghost's label. */
export function markView(
  model: RowModel,
  state: State,
  { scale, ghost }: RowMarks,
  height: number,
) {
  const guess = isGiven(model.row) ? null : guessOf(state, model.row.name);
  if (!guess || !isWithin(scale, guess.ms)) return nothing;
  const { widthPx } = scale;
  const x = Math.min(widthPx - 1, placeOf(scale, guess.ms));
  const measuredMs = model.row.live ? null : measuredMsOf(model.row);
  const end = measuredMs === null ? x : clippedPlace(scale, measuredMs);
  const side = x + LABEL_PX < widthPx ? 1 : -1;
  const at = x.toFixed(1);
  return svg`<g class="guess-mark">
    ${Math.abs(end - x) < LEAST_ARROW_PX ? nothing : svg`<path class="guess-off" d=${arrow(end, x, height - 6)} />`}
    <path class="guess-line" d="M${at} 0V${height}" />
    <path class="guess-flag" d="M${at} .5h${7 * side}l${-2 * side} 4l${2 * side} 4h${-7 * side}z" />
    <text x=${(x + 10 * side).toFixed(1)} y=${ghost ? height / 2 + 3.5 : 9.5} text-anchor=${side > 0 ? 'start' : 'end'}>${LABEL}</text>
  </g>`;
}

/** Returns the path of an arrow from the guess to the result. */
function arrow(end: number, x: number, y: number) {
  const back = end < x ? 4.5 : -4.5;
  const tip = (end + back / 4.5).toFixed(1);
  return `M${x.toFixed(1)} ${y}H${tip}m${back} -3.5L${tip} ${y}l${back} 3.5`;
}

/** Room above and below the bar, so that it looks like a bar and not like the row. */
const MARGIN_PX = 5;
const HANDLE_PX = 15;

/** Draws the middle of a row that awaits its first result, or returns null. */
export function fieldView(model: RowModel, context: TrackContext) {
  if (!isOpen(model)) return null;
  const { height, marks } = context;
  if (isGiven(model.row)) return barView(givenTime(context.state).ms, 'given', context);
  const { state } = context;
  const guess = guessOf(state, model.row.name);
  const { press, drag, drop, abandon, key } = handlersFor(model.row.name, context);
  const ms = guess?.ms ?? 0;
  // Without a guess, the handle stands at the left edge and means no time.
  const x = guess
    ? Math.max(0, Math.min(marks.scale.widthPx, placeOf(marks.scale, ms)))
    : HANDLE_PX / 2;
  const valueText = guess
    ? `${writeGuess(ms)}, ${describeShare(ms, givenTime(state).ms)}`
    : 'no guess yet';
  return html`<div
    class="guess-bar"
    part="guess"
    .style=${`height:${height}px`}
    @pointerdown=${press}
    @pointermove=${drag}
    @pointerup=${drop}
    @pointercancel=${abandon}
  >
    ${barView(ms, guess ? 'guessed' : 'unguessed', context)}
    <div
      class="guess-handle"
      role="slider"
      tabindex="0"
      aria-label="Your guess for ${model.label}"
      aria-valuemin="0"
      aria-valuemax=${Math.round(Math.max(handleReachMs(state), ms))}
      aria-valuenow=${Math.round(ms)}
      aria-valuetext=${valueText}
      .style=${`left:${x.toFixed(1)}px`}
      @keydown=${key}
    >
      <svg width=${HANDLE_PX} height="28" viewBox="0 0 15 28" aria-hidden="true">
        <rect x=".75" y=".75" width="13.5" height="26.5" rx="4" />
        <path d="M5.5 9v10M9.5 9v10" />
      </svg>
    </div>
  </div>`;
}

/** Draws the outline of a time. It is never filled, because only measurements are. */
function barView(
  ms: number,
  kind: 'given' | 'guessed' | 'unguessed',
  { state, height, marks: { scale, ticks } }: TrackContext,
) {
  const serialPx = clippedPlace(scale, givenTime(state).ms);
  const x = clippedPlace(scale, 0) + 0.5;
  const width = Math.max(0, clippedPlace(scale, ms) - x);
  return html`<svg
    class="guess-lane"
    viewBox="0 0 ${scale.widthPx} ${height}"
    width=${scale.widthPx}
    height=${height}
    aria-hidden="true"
    translate="no"
  >
    ${verticalGrid(ticks, height)}
    ${kind === 'given' ? nothing : svg`<path class="serial-line" d="M${serialPx.toFixed(1)} 0V${height}" />`}
    <rect
      class="outline ${kind}"
      x=${x}
      y=${MARGIN_PX}
      width=${width.toFixed(1)}
      height=${height - 2 * MARGIN_PX}
      rx="2"
    />
    ${kind === 'given' ? svg`<text class="given-label" x="9" y=${height / 2 + 4}>given</text>` : nothing}
    ${kind === 'unguessed' ? svg`<path class="pull" d="M24 ${height / 2}h26m-6 -4.5l6 4.5l-6 4.5" />` : nothing}
  </svg>`;
}

/** Draws the right end of a row that awaits its first result, a field for the time; or returns null. */
export function resultView(model: RowModel, context: TrackContext) {
  if (!isOpen(model)) return null;
  const { state } = context;
  const { name } = model.row;
  if (isGiven(model.row))
    return html`<span class="aside">about ${writeGuess(givenTime(state).ms)}</span>`;
  const guess = guessOf(state, name);
  const problem = state.guess.problems[name];
  const { type, clear } = handlersFor(name, context);
  return html`<input
      class="guess-text ${guess || problem ? 'has-clear' : ''}"
      type="text"
      autocomplete="off"
      spellcheck="false"
      enterkeyhint="done"
      placeholder="or type a time"
      aria-label="Your guess for ${model.label}, as a time"
      aria-invalid=${problem ? 'true' : 'false'}
      aria-describedby="guess-words-${name}"
      .value=${problem ? noChange : fieldText(guess ? writeGuess(guess.ms) : '')}
      @change=${type}
    />
    <button
      class="guess-clear"
      type="button"
      aria-label="Take back the guess for ${model.label}"
      ?hidden=${!guess && !problem}
      @click=${clear}
    >
      <svg viewBox="0 0 10 10" aria-hidden="true"><path d="M1.5 1.5l7 7M8.5 1.5l-7 7" /></svg>
    </button>`;
}

/** Draws the line below a row: the strategy in words, then the guess, then how far off the guess was. */
export function captionView(model: RowModel, state: State) {
  const { row, unavailable } = model;
  if (unavailable) return nothing;
  const problem = isOpen(model) ? state.guess.problems[row.name] : undefined;
  return html`<p
    class="guess-words ${problem ? 'failure' : ''}"
    id="guess-words-${row.name}"
    role=${problem ? 'alert' : nothing}
  >
    ${problem ?? describeGuess(model, state)}
  </p>`;
}

function describeGuess(model: RowModel, state: State) {
  if (isGiven(model.row)) return describeGiven(model, state);
  const guess = guessOf(state, model.row.name);
  if (!guess) return model.report ? 'You made no guess here.' : model.summary;
  const given = givenTime(state);
  const meant = describeShare(guess.ms, given.ms);
  if (!model.report) return `Your guess: ${writeGuess(guess.ms)}, ${meant}.`;
  const guessed = guess.moved ? `${meant}, here ${writeGuess(guess.ms, 2)}` : writeGuess(guess.ms);
  const measuredMs = measuredMsOf(model.row);
  if (measuredMs === null) return `You guessed ${guessed}; no run here counts yet.`;
  const off = describeOffset(guess.ms, measuredMs);
  return html`You guessed ${guessed}: <b>${off}</b>.`;
}

function describeGiven({ options: { tasks, size, wait } }: RowModel, state: State) {
  if (givenTime(state).measured) return 'Given: guess the others against it.';
  if (wait > 0 && size <= 1e6)
    return `Known beforehand: ${spellCount(tasks)} waits, one after another.`;
  return 'Only roughly known, so run it first. Your guesses keep their share of its time.';
}
