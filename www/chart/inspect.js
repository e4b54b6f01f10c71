// Looking at single spans by pointer or arrow keys, and the tooltip that names them.

import { html, nothing } from 'lit/html.js';
import { spanAt } from './cells.js';
import { duration } from '../verdict/format.js';
import { phases } from '../core/phases.js';

/**
 * @typedef {import('./geometry.js').Drawing} Drawing
 * @typedef {import('../widget/state.js').Cursor} Cursor
 * @typedef {import('../core/strategies.js').StrategyName} StrategyName
 */

/** How far from a span a pointer may be, in px. */
const REACH_PX = 4;

/**
 * spanUnder finds the span at a point of a row's drawing.
 * @param {StrategyName} row
 * @param {Drawing} drawing
 * @param {number} x
 * @param {number} y
 * @param {number} pxPerMs
 * @returns {Cursor | null}
 */
export function spanUnder(row, { lines, slots }, x, y, pxPerMs) {
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

/** @type {Readonly<Record<string, { lines: number, spans: number }>>} */
const STEPS = {
  ArrowLeft: { lines: 0, spans: -1 },
  ArrowRight: { lines: 0, spans: 1 },
  ArrowUp: { lines: -1, spans: 0 },
  ArrowDown: { lines: 1, spans: 0 },
  Home: { lines: 0, spans: -Infinity },
  End: { lines: 0, spans: Infinity },
};

/**
 * moved gives the cursor after a key, or null where the key does not move it.
 * @param {string} key
 * @param {StrategyName} row
 * @param {Drawing} drawing
 * @param {Cursor | null} cursor
 * @returns {Cursor | null}
 */
export function moved(key, row, { lines }, cursor) {
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

/**
 * @param {number} index
 * @param {number} length
 */
const clamp = (index, length) => Math.max(0, Math.min(length - 1, index));

/**
 * describeSpan names a span: task, phase, start, length.
 * @param {Drawing} drawing
 * @param {Cursor} cursor
 */
export function describeSpan({ lines }, { line, index }) {
  const at = lines[line];
  if (!at || index >= at.length) return '';
  const startMs = at.start[index];
  const phase = phases[at.phase[index]].label;
  return `Task ${at.task[index] + 1} ${phase}, from ${duration(startMs)}, for ${duration(at.end[index] - startMs)}`;
}

/**
 * tooltipView shows the name of the span looked at, beside it.
 * @param {Drawing} drawing
 * @param {Cursor | null} cursor
 * @param {import('./geometry.js').Geometry} geometry
 */
export function tooltipView(drawing, cursor, { trackPx, domainMs }) {
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
