// Finds single spans by pointer or arrow keys, and names them in a tooltip.

import { html, nothing } from './template.ts';
import { spanAt } from './paths.ts';
import { topOf } from './geometry.ts';
import { clippedPlace, stretchOf } from './stretch.ts';
import { formatWithin } from './scales.ts';
import { formatTimeFigure } from '../verdict/numbers.ts';
import { phases } from '../core/phases.ts';
import type { Drawing, Stretch } from './geometry.ts';
import type { TimeScale } from './stretch.ts';

/** A span of a drawing. */
export interface Spot {
  line: number;
  /** The span's index in its line. */
  index: number;
}

/** The pointer may miss a span by this much in time, and a line by that much in height. */
const REACH_PX = 4;
const LINE_REACH_PX = 12;

/** Returns the span at a point of a row's drawing. */
export function spanUnder(
  drawing: Drawing,
  x: number,
  y: number,
  { fromMs, pxPerMs }: TimeScale,
): Spot | null {
  const line = lineUnder(drawing, y);
  if (line < 0) return null;
  const index = spanAt(drawing.lines[line], fromMs + x / pxPerMs, REACH_PX / pxPerMs);
  return index < 0 ? null : { line, index };
}

function lineUnder({ lines, stack }: Drawing, y: number) {
  let found = -1;
  let nearest = LINE_REACH_PX;
  lines.forEach((_, index) => {
    const top = topOf(stack, index);
    const distance = Math.max(0, top - y, y - top - stack.thickness);
    if (distance < nearest) [found, nearest] = [index, distance];
  });
  return found;
}

const STEPS: Readonly<Record<string, { lines: number; spans: number }>> = {
  ArrowLeft: { lines: 0, spans: -1 },
  ArrowRight: { lines: 0, spans: 1 },
  ArrowUp: { lines: -1, spans: 0 },
  ArrowDown: { lines: 1, spans: 0 },
  Home: { lines: 0, spans: -Infinity },
  End: { lines: 0, spans: Infinity },
};

/** Returns the span to which a key leads, or null for any other key. */
export function moveSpot(key: string, { lines }: Drawing, spot: Spot | null): Spot | null {
  const step = STEPS[key];
  if (!step || lines.length === 0) return null;
  if (!spot) return { line: 0, index: 0 };
  const line = clamp(spot.line + step.lines, lines.length);
  if (step.lines === 0) {
    return { line, index: clamp(spot.index + step.spans, lines[line].length) };
  }
  const atMs = lines[spot.line].startMs[spot.index] ?? 0;
  return { line, index: Math.max(0, spanAt(lines[line], atMs, Infinity)) };
}

const clamp = (index: number, length: number) => Math.max(0, Math.min(length - 1, index));

/** Returns the start and end of a spot's span, or null without such a span. */
export function timesOf({ lines }: Drawing, spot: Spot | null): Stretch | null {
  const line = spot && lines[spot.line];
  if (!line || spot.index >= line.length) return null;
  return { fromMs: line.startMs[spot.index], toMs: line.endMs[spot.index] };
}

/** A start later than this many lengths of the shown stretch needs more than three digits. */
const LATE_RATIO = 2;

/** Returns a span's task or line, phase, start and length in words. In a zoomed chart the start has more digits. */
export function describeSpan({ lines }: Drawing, { line, index }: Spot, shown: Stretch): string {
  const at = lines[line];
  if (!at || index >= at.length) return '';
  const startMs = at.startMs[index];
  const phase = phases[at.phase[index]].label;
  const length = formatTimeFigure(at.endMs[index] - startMs);
  const isLate = startMs > LATE_RATIO * (shown.toMs - shown.fromMs);
  const start = isLate ? formatWithin(startMs, shown) : formatTimeFigure(startMs);
  const owner = at.isWhole ? at.label : `Task ${at.task[index] + 1}`;
  return `${owner} ${phase}, from ${start}, for ${length}`;
}

/** Draws the tooltip below the shown part of the span that the reader looks at. */
export function tooltipView(drawing: Drawing, spot: Spot | null, scale: TimeScale) {
  const times = timesOf(drawing, spot);
  if (!spot || !times) return nothing;
  const [from, to] = [times.fromMs, times.toMs].map((ms) => clippedPlace(scale, ms));
  const { widthPx } = scale;
  if (to < 0 || from > widthPx) return nothing;
  const left = Math.max(0, Math.min(widthPx, (from + to) / 2));
  const top = topOf(drawing.stack, spot.line) + drawing.stack.thickness + 6;
  // Near the right edge the tooltip stands to the left of the span, near the left edge to the right.
  const shift = Math.round((left / widthPx) * 100);
  const style = `left:${left}px;top:${top}px;transform:translateX(-${shift}%)`;
  return html`<div class="tooltip" part="tooltip" .style=${style}>
    ${describeSpan(drawing, spot, stretchOf(scale))}
  </div>`;
}
