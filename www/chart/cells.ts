// Aggregation at pixel resolution: spans narrower than a pixel are merged into cells that keep each phase's share.

import { phases } from '../core/phases.ts';
import type { Line } from './lines.ts';

/** What receives the shapes of a line, from left to right. */
export interface Sink {
  /** One span in full. */
  span: (phase: number, x0: number, x1: number, task: number) => void;
  /** Several spans; shares of [x0, x1] by phase. */
  cell: (x0: number, x1: number, shares: Float64Array) => void;
}

/** A cell is drawn at least this wide, so that a very short span can be seen at all. */
const LEAST_PX = 0.6;

/** aggregate walks a line once: spans of at least `binPx` go out as they are, shorter neighbours merged. */
export function aggregate(
  line: Line,
  { pxPerMs, binPx, hidden }: { pxPerMs: number; binPx: number; hidden: ReadonlySet<number> },
  sink: Sink,
) {
  const shares = new Float64Array(phases.length);
  let from = -1;
  let to = -1;
  const flush = () => {
    if (from < 0) return;
    const width = Math.max(to - from, LEAST_PX);
    for (let p = 0; p < shares.length; p++) shares[p] /= Math.max(to - from, 1e-9);
    sink.cell(from, from + width, shares);
    shares.fill(0);
    from = -1;
  };
  for (let i = 0; i < line.length; i++) {
    const phase = line.phase[i];
    if (hidden.has(phase)) continue;
    const x0 = line.start[i] * pxPerMs;
    const x1 = line.end[i] * pxPerMs;
    if (x1 - x0 >= binPx) {
      flush();
      sink.span(phase, x0, x1, line.task[i]);
      continue;
    }
    if (from >= 0 && x0 - to > binPx) flush();
    if (from < 0) from = x0;
    shares[phase] += x1 - x0;
    to = x1;
    if (to - from >= binPx) flush();
  }
  flush();
}

/** spanAt finds the span of a line at a time, or the nearest within `reachMs`; -1 where there is none. */
export function spanAt(line: Line, atMs: number, reachMs: number) {
  let low = 0;
  let high = line.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (line.start[middle] <= atMs) low = middle;
    else high = middle - 1;
  }
  let best = -1;
  let bestDistance = reachMs;
  for (let i = Math.max(0, low - 1); i <= Math.min(line.length - 1, low + 1); i++) {
    const distance = Math.max(0, line.start[i] - atMs, atMs - line.end[i]);
    if (distance < bestDistance || (distance === 0 && bestDistance > 0)) {
      best = i;
      bestDistance = distance;
    }
  }
  return best;
}
