// Looking at single spans by pointer or arrow keys, and the tooltip that names them.

import { html, nothing } from 'lit/html.js';
import { spanAt } from './cells.ts';
import { formatTimeFigure } from '../verdict/numbers.ts';
import { phases } from '../core/phases.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Cursor } from '../widget/state.ts';
import type { Drawing, Geometry } from './geometry.ts';

/** How far from a span a pointer may be, in px. */
const REACH_PX = 4;

/** spanUnder finds the span at a point of a row's drawing. */
export function spanUnder(
  row: StrategyName,
  { lines, slots }: Drawing,
  x: number,
  y: number,
  pxPerMs: number,
): Cursor | null {
  let line = -1;
  let nearest = 12;
  slots.forEach((slot, index) => {
    const distance = Math.max(0, slot.y - y, y - slot.y - slot.height);
    if (distance < nearest) [line, nearest] = [index, distance];
  });
  if (line < 0) return null;
  const index = spanAt(lines[line], x / pxPerMs, REACH_PX / pxPerMs);
  return index < 0 ? null : { row, line, index };
}

const STEPS: Readonly<Record<string, { lines: number; spans: number }>> = {
  ArrowLeft: { lines: 0, spans: -1 },
  ArrowRight: { lines: 0, spans: 1 },
  ArrowUp: { lines: -1, spans: 0 },
  ArrowDown: { lines: 1, spans: 0 },
  Home: { lines: 0, spans: -Infinity },
  End: { lines: 0, spans: Infinity },
};

/** moved gives the cursor after a key, or null where the key does not move it. */
export function moved(
  key: string,
  row: StrategyName,
  { lines }: Drawing,
  cursor: Cursor | null,
): Cursor | null {
  const step = STEPS[key];
  if (!step || lines.length === 0) return null;
  if (!cursor) return { row, line: 0, index: 0 };
  const line = clamp(cursor.line + step.lines, lines.length);
  if (step.lines === 0) {
    return { row, line, index: clamp(cursor.index + step.spans, lines[line].length) };
  }
  const atMs = lines[cursor.line].start[cursor.index] ?? 0;
  return { row, line, index: Math.max(0, spanAt(lines[line], atMs, Infinity)) };
}

const clamp = (index: number, length: number) => Math.max(0, Math.min(length - 1, index));

/** describeSpan names a span: task, phase, start, length. */
export function describeSpan({ lines }: Drawing, { line, index }: Cursor) {
  const at = lines[line];
  if (!at || index >= at.length) return '';
  const startMs = at.start[index];
  const phase = phases[at.phase[index]].label;
  return `Task ${at.task[index] + 1} ${phase}, from ${formatTimeFigure(startMs)}, for ${formatTimeFigure(at.end[index] - startMs)}`;
}

/** tooltipView shows the name of the span looked at, beside it. */
export function tooltipView(
  drawing: Drawing,
  cursor: Cursor | null,
  { trackPx, domainMs }: Geometry,
) {
  const line = cursor && drawing.lines[cursor.line];
  if (!line || cursor.index >= line.length) return nothing;
  const middleMs = (line.start[cursor.index] + line.end[cursor.index]) / 2;
  const x = Math.min(trackPx, (middleMs / domainMs) * trackPx);
  const { y, height } = drawing.slots[cursor.line];
  const shift = Math.round((x / trackPx) * 100);
  const style = `left:${x}px;top:${y + height + 6}px;transform:translateX(-${shift}%)`;
  return html`<div class="tooltip" part="tooltip" .style=${style}>
    ${describeSpan(drawing, cursor)}
  </div>`;
}
