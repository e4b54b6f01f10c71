// Draws axes and grids, for the race track, the memories, the plots and the saved pictures alike.

import { html, svg } from './template.ts';
import { tickCount, timeAxis } from './scales.ts';
import { stretchOf } from './stretch.ts';
import type { Tick } from './scales.ts';
import type { TimeScale } from './stretch.ts';

/** Room kept ahead of the longest run, so that a growing lane never touches the edge. */
const HEADROOM = 1.08;
const LEAST_MS = 10;
/** The axis closes about two thirds of the distance to its target in this time. */
const EASE_MS = 140;

/**
 * Returns how far the axis should reach.
 * @param measuredMs the longest elapsed time on the track
 * @param expectedMs how long the present run should take, 0 without one
 * @param leastMs how far the guesses reach
 */
export const targetDomain = (measuredMs: number, expectedMs: number, leastMs = 0) =>
  Math.max(LEAST_MS, measuredMs * HEADROOM, expectedMs * HEADROOM, leastMs);

/** Returns the domain one step nearer to its target. No measured time is ever outside. */
export function easeDomain(
  domainMs: number,
  targetMs: number,
  measuredMs: number,
  sinceLastStepMs: number,
) {
  const share = 1 - Math.exp(-sinceLastStepMs / EASE_MS);
  const next = domainMs + (targetMs - domainMs) * share;
  if (Math.abs(next - targetMs) < targetMs * 0.002) return targetMs;
  return Math.max(next, measuredMs);
}

type Interval = readonly [fromPx: number, toPx: number];

/** Half the width of a character of a label. */
const HALF_CHARACTER_PX = 3.2;

/** Labels keep at least this distance. */
const LABEL_GAP_PX = 8;
/** The most ticks that any track has room for. */
const MOST_TICKS = 40;

/** Returns ticks for a stretch of time: at least two, and no more than have room for their labels. */
export function timeTicks(scale: TimeScale): readonly Tick[] {
  const { fromMs, toMs } = stretchOf(scale);
  const range = [0, scale.widthPx] as const;
  for (let count = tickCount(range); ; count++) {
    let { ticks } = timeAxis([fromMs, toMs], range, count);
    while (ticks.some((tick, i) => i > 0 && areTouching(ticks[i - 1], tick, scale.widthPx))) {
      ticks = ticks.filter((_, i) => i % 2 === 0);
    }
    if (ticks.length > 1 || count > MOST_TICKS) return ticks;
  }
}

const areTouching = (before: Tick, after: Tick, widthPx: number) =>
  labelEnds(before, widthPx)[1] + LABEL_GAP_PX > labelEnds(after, widthPx)[0];

/** Returns the estimated left and right end of a tick's label. Labels stay within the drawing. */
export function labelEnds({ atPx, label }: Tick, widthPx: number): Interval {
  const px = 2 * HALF_CHARACTER_PX * label.length;
  const fromPx = { start: atPx, middle: atPx - px / 2, end: atPx - px }[
    anchorOf(atPx, label, widthPx)
  ];
  return [fromPx, fromPx + px];
}

/**
 * Draws the axis below the rows of a track.
 * @param onWheel receives the wheel events over the axis
 */
export const axisView = (
  ticks: readonly Tick[],
  widthPx: number,
  onWheel?: (event: WheelEvent) => void,
) =>
  html`<div class="axis" part="axis" @wheel=${onWheel}>
    <svg viewBox="0 0 ${widthPx} 20" width=${widthPx} height="20" aria-hidden="true" translate="no">
      ${bottomAxis(ticks, [0, widthPx])}
    </svg>
  </div>`;

/**
 * Draws a horizontal axis along y = 0, with a mark and a label for each tick.
 * @param line the two ends of the axis
 * @param widthPx the width of the whole drawing; labels stay inside
 */
export const bottomAxis = (ticks: readonly Tick[], line: Interval, widthPx = line[1]) =>
  svg`<path class="axis-line" d="M${line[0]} .5H${line[1]}" />
    ${ticks.map(
      ({ atPx, label }) => svg`<path class="axis-line" d="M${atPx.toFixed(1)} 0v5" />
        <text class="tick" x=${atPx.toFixed(1)} y="17" text-anchor=${anchorOf(atPx, label, widthPx)}>${label}</text>`,
    )}`;

function anchorOf(atPx: number, label: string, widthPx: number) {
  const halfPx = label.length * HALF_CHARACTER_PX;
  if (atPx < halfPx) return 'start';
  return atPx > widthPx - halfPx ? 'end' : 'middle';
}

/** Draws the labels of a vertical axis, to the left of its place. */
export const leftAxis = (ticks: readonly Tick[], axisPx: number) =>
  ticks.map(
    ({ atPx, label }) =>
      svg`<text class="tick" x=${axisPx - 6} y=${atPx + 4} text-anchor="end">${label}</text>`,
  );

/** Draws the lines of a horizontal axis' ticks. */
export const verticalGrid = (ticks: readonly Tick[], heightPx: number) =>
  svg`<path class="grid" d=${ticks.map(({ atPx }) => `M${atPx.toFixed(1)} 0V${heightPx}`).join('')} />`;

/** Draws the lines of a vertical axis' ticks. */
export const horizontalGrid = (ticks: readonly Tick[], [fromPx, toPx]: Interval) =>
  svg`<path class="grid" d=${ticks.map(({ atPx }) => `M${fromPx} ${atPx.toFixed(1)}H${toPx}`).join('')} />`;
