// The arithmetic of zooming and panning, and a stretch in words. Every result lies within the whole, from 0.

import { clampStretch } from './stretch.ts';
import { formatWithin } from './scales.ts';
import type { Stretch } from './geometry.ts';

/** A stretch longer than this part of the whole is the whole: sums are not exact in binary. */
const WHOLE = 1 - 1e-9;

const within = (stretch: Stretch, wholeMs: number): Stretch | null => {
  const { fromMs, toMs } = clampStretch(stretch, wholeMs);
  return toMs - fromMs < wholeMs * WHOLE ? { fromMs, toMs } : null;
};

/**
 * Returns the stretch after zooming by a factor; null for the whole.
 * @param aboutMs the time that keeps its place, or moves to the middle if it was not shown
 */
export function zoomStretch(
  { fromMs, toMs }: Stretch,
  factor: number,
  aboutMs: number,
  wholeMs: number,
) {
  const lengthMs = toMs - fromMs;
  const share = (aboutMs - fromMs) / lengthMs;
  const place = share >= 0 && share <= 1 ? share : 0.5;
  // Clamps the length first. Clamped later, a stretch that is too short would grow to the right and move the time.
  const { toMs: nextMs } = clampStretch({ fromMs: 0, toMs: lengthMs / factor }, wholeMs);
  const start = aboutMs - place * nextMs;
  return within({ fromMs: start, toMs: start + nextMs }, wholeMs);
}

/** Returns the stretch moved by `byMs`, as far as the whole reaches; null for the whole. */
export const panStretch = ({ fromMs, toMs }: Stretch, byMs: number, wholeMs: number) =>
  within({ fromMs: fromMs + byMs, toMs: toMs + byMs }, wholeMs);

/** Returns a stretch of the same length that shows a span. A stretch that already shows the span is unchanged. */
export function followSpan(shown: Stretch, span: Stretch, wholeMs: number) {
  const isSeen = span.toMs > shown.fromMs && span.fromMs < shown.toMs;
  const middle = ({ fromMs, toMs }: Stretch) => (fromMs + toMs) / 2;
  // A span longer than the stretch is shown from its beginning.
  const aboutMs = Math.min(middle(span), span.fromMs + (shown.toMs - shown.fromMs) / 4);
  return isSeen ? shown : panStretch(shown, aboutMs - middle(shown), wholeMs);
}

/** Returns the sentence on the stretch shown. */
export const describeStretch = (stretch: Stretch | null) =>
  stretch
    ? `The chart shows ${formatWithin(stretch.fromMs, stretch)} to ${formatWithin(stretch.toMs, stretch)}.`
    : 'The chart shows the whole run.';
