// Bars along a row: a run's time with its spread, times measured elsewhere, and memories side by side.

import { nothing, svg } from './template.ts';
import { clippedPlace, placeOf } from './stretch.ts';
import type { TimeScale } from './stretch.ts';

/** The times of a row, in ms. */
export interface Bar {
  /** Where the bar ends: the median, or how long a live run has taken so far. */
  endMs: number;
  /** Null for a live run. */
  ended: {
    isDisturbed: boolean;
    /** Every run that counts. */
    repeatsMs: readonly number[];
    /** Null for a single run. */
    spread: { minMs: number; maxMs: number } | null;
  } | null;
}

/** A time measured elsewhere, drawn as an outline behind a row. */
export interface Ghost {
  ms: number;
  /** Whether the time is a lower bound, whose end stays open. */
  atLeast?: boolean;
  label: string;
}

/** Draws the bar behind a row's lanes. */
export function barView({ endMs }: Bar, scale: TimeScale, heightPx: number) {
  const x = clippedPlace(scale, 0);
  return svg`<rect class="bar" part="bar" x=${x} width=${clippedPlace(scale, endMs) - x} height=${heightPx} />`;
}

/** Draws the median, a whisker from the fastest to the slowest run, and a faint mark for each run. */
export function endMarks({ endMs, ended }: Bar, scale: TimeScale, heightPx: number) {
  if (!ended) return nothing;
  const at = (ms: number) => clippedPlace(scale, ms).toFixed(1);
  const { repeatsMs, spread, isDisturbed } = ended;
  const repeats = repeatsMs.map((ms) => `M${at(ms)} ${heightPx - 7}v7`).join('');
  const middle = heightPx / 2;
  const whisker = spread
    ? `M${at(spread.minMs)} ${middle}H${at(spread.maxMs)}` +
      `M${at(spread.minMs)} ${middle - 4}v8M${at(spread.maxMs)} ${middle - 4}v8`
    : '';
  return svg`<path class="repeat" d=${repeats} />
    <path class=${isDisturbed ? 'end disturbed' : 'end'} d="M${at(endMs)} 0V${heightPx}" />
    <path class="whisker" d=${whisker} />`;
}

const ARROW_PX = 9;
/** The width of a label's character, a little too wide rather than too narrow. */
const CHARACTER_PX = 6;

/** Draws a ghost, unless its end lies outside of the track. */
export function ghostView(ghost: Ghost, bar: Bar, scale: TimeScale, heightPx: number) {
  const { widthPx } = scale;
  const x = placeOf(scale, ghost.ms);
  if (x < 0 || x > widthPx - 4) return nothing;
  const [left, top, bottom] = [clippedPlace(scale, 0), 0.5, heightPx - 0.5];
  const end = ghost.atLeast ? `M${left} ${bottom}H${x}` : `V${bottom}H${left}`;
  const arrow = (y: number) => `M${x} ${y}h${ARROW_PX}m-3 -2.5l3 2.5l-3 2.5`;
  // The label stands clear of the row's own marks.
  const ownPx = placeOf(scale, bar.ended?.spread?.maxMs ?? bar.endMs);
  const clearPx = Math.max(x + (ghost.atLeast ? ARROW_PX : 0), ownPx);
  const hasRoom = clearPx < widthPx - 8 - CHARACTER_PX * ghost.label.length;
  return svg`<path class="ghost" d="M${left} ${top}H${x}${end}" />
    ${ghost.atLeast ? svg`<path class="ghost-arrow" d="${arrow(top)}${arrow(bottom)}" />` : nothing}
    ${hasRoom ? svg`<text class="ghost-label" x=${clearPx + 5} y="10">${ghost.label}</text>` : nothing}`;
}

const BLOCK_PX = 22;
const GAP_PX = 1.5;

/** Draws sizes as blocks side by side, in the middle of a row. */
export function blocksView(
  sizes: readonly number[],
  place: (size: number) => number,
  heightPx: number,
) {
  let from = 0;
  return sizes.map((size) => {
    const x = place(from);
    from += size;
    const width = Math.max(1, place(from) - x - GAP_PX);
    return svg`<rect class="block" x=${x} y=${(heightPx - BLOCK_PX) / 2} width=${width} height=${BLOCK_PX} />`;
  });
}
