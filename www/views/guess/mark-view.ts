// A guess drawn on measured lanes: a dashed line under a flag, and an arrow from it to the end of the bar.

import { nothing, svg } from 'lit/html.js';
import { isGiven } from '../../widget/rows.ts';
import { guessOf, measuredMsOf } from './model.ts';
import type { State } from '../../widget/state.ts';
import type { RowModel } from '../../widget/row-model.ts';
import type { RowMarks } from '../../widget/track.ts';

const LABEL = 'your guess';
const LABEL_PX = 62;
/** Below this distance, guess and result would hide the arrow. */
const LEAST_ARROW_PX = 9;

/** Draws a row's guess. Its label keeps clear of the ghost's label. */
export function markView(
  model: RowModel,
  state: State,
  { pxPerMs, widthPx, ghost }: RowMarks,
  height: number,
) {
  const guess = isGiven(model.row) ? null : guessOf(state, model.row.name);
  if (!guess) return nothing;
  const x = Math.min(widthPx - 1, guess.ms * pxPerMs);
  const measuredMs = model.row.live ? null : measuredMsOf(model.row);
  const end = measuredMs === null ? x : measuredMs * pxPerMs;
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
