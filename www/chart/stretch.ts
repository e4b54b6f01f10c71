// The stretch of time that a chart shows: its scale, and the arithmetic of zooming in, out and sideways.

import type { Geometry, Stretch } from './geometry.ts';

/** The scale of time along a row. `fromMs` lies at the left edge. */
export interface TimeScale {
  fromMs: number;
  pxPerMs: number;
  widthPx: number;
}

/** The shortest stretch. Clocks step by 0.005 to 0.1 ms, so a shorter stretch shows nothing more. */
export const LEAST_MS = 0.1;

/** Shapes that continue beyond an edge of the chart end this far outside, so that their own edges are not seen. */
const OVERHANG_PX = 8;

/** Returns the scale of a track. */
export const scaleOf = ({ trackPx, fromMs, domainMs }: Geometry): TimeScale => ({
  fromMs,
  pxPerMs: trackPx / domainMs,
  widthPx: trackPx,
});

/** Returns the place of a time, in px. */
export const placeOf = ({ fromMs, pxPerMs }: TimeScale, ms: number) => (ms - fromMs) * pxPerMs;

/** Returns the place of a time, or a place just beyond the edge that hides the time. */
export const clippedPlace = (scale: TimeScale, ms: number) =>
  Math.max(-OVERHANG_PX, Math.min(scale.widthPx + OVERHANG_PX, placeOf(scale, ms)));

/** Returns the stretch that a scale shows. */
export const stretchOf = ({ fromMs, pxPerMs, widthPx }: TimeScale): Stretch => ({
  fromMs,
  toMs: fromMs + widthPx / pxPerMs,
});

/** Whether a scale shows a time. */
export function isWithin(scale: TimeScale, ms: number) {
  const x = placeOf(scale, ms);
  return x >= 0 && x <= scale.widthPx;
}

/** Moves and cuts a stretch so that it lies within the whole. */
export function clampStretch({ fromMs, toMs }: Stretch, wholeMs: number): Stretch {
  const lengthMs = Math.min(wholeMs, Math.max(LEAST_MS, toMs - fromMs));
  const start = Math.max(0, Math.min(wholeMs - lengthMs, fromMs));
  return { fromMs: start, toMs: start + lengthMs };
}
