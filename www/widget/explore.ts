// Explores lanes: tooltips, steps from span to span, and zooming by buttons, keys, wheel, pinch and drag.

import { describeSpan, moveSpot, spanUnder, timesOf } from '../chart/inspect.ts';
import { clampStretch, scaleOf } from '../chart/stretch.ts';
import { describeStretch, followSpan, panStretch, zoomStretch } from '../chart/zoom.ts';
import { canZoom, shownStretch } from './row-model.ts';
import type { Drawing, Stretch } from '../chart/geometry.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Cursor } from './state.ts';
import type { WidgetAccess } from './widget-access.ts';

export { tooltipView } from '../chart/inspect.ts';

/** Returns the stretch shown. It comes from the state, because several events may precede the next drawing. */
function shownNow({ state, geometry }: WidgetAccess): Stretch {
  const { wholeMs } = geometry();
  return clampStretch(shownStretch(state()) ?? { fromMs: 0, toMs: wholeMs }, wholeMs);
}

/**
 * Zooms by a factor, or shows the whole for 0, and announces the stretch shown.
 * @param aboutMs the time that keeps its place; by default Replay's playhead, else the middle
 */
export function zoom(widget: WidgetAccess, factor: number, aboutMs?: number) {
  const shown = shownNow(widget);
  const { view, replay } = widget.state();
  const middleMs = view === 'replay' ? replay.atMs : (shown.fromMs + shown.toMs) / 2;
  const { wholeMs } = widget.geometry();
  const stretch = zoomStretch(shown, factor, aboutMs ?? middleMs, wholeMs);
  widget.dispatch({ type: 'stretch', stretch });
  widget.dispatch({ type: 'announce', text: describeStretch(stretch) });
}

/** Returns the span under the pointer, or null. */
export function findSpan(
  { geometry }: WidgetAccess,
  { x, y }: { x: number; y: number },
  row: StrategyName,
  drawing: Drawing,
): Cursor | null {
  const spot = spanUnder(drawing, x, y, scaleOf(geometry()));
  return spot && { row, ...spot };
}

/** The zoom factors of keys. The factor 0 shows the whole. */
const ZOOM_KEYS: Readonly<Record<string, number>> = { '+': 2, '=': 2, '-': 0.5, 0: 0 };

/** Moves from span to span, or zooms about the span that the reader looks at. */
export function pressKey(widget: WidgetAccess, key: string, row: StrategyName, drawing: Drawing) {
  const { state, dispatch, geometry } = widget;
  const { cursor } = state();
  const seen = cursor?.row === row ? cursor : null;
  const factor = ZOOM_KEYS[key];
  if (factor !== undefined) {
    const span = timesOf(drawing, seen);
    if (canZoom(state())) zoom(widget, factor, span ? (span.fromMs + span.toMs) / 2 : undefined);
    return;
  }
  const spot = moveSpot(key, drawing, seen);
  const span = timesOf(drawing, spot);
  if (!spot || !span) return;
  dispatch({ type: 'look', cursor: { row, ...spot } });
  dispatch({ type: 'announce', text: describeSpan(drawing, spot, shownNow(widget)) });
  if (!shownStretch(state())) return;
  const stretch = followSpan(shownNow(widget), span, geometry().wholeMs);
  dispatch({ type: 'stretch', stretch });
}

/**
 * Zooms or moves the chart by an event of a wheel or a pointer.
 * @param x the place of the event on the track, in px
 */
export function gesture(widget: WidgetAccess, event: WheelEvent | PointerEvent, x: number) {
  if ('deltaY' in event) wheel(widget, event, x);
  else if (event.type === 'pointerdown') press(widget, event, x);
  else if (event.type === 'pointermove') move(widget, event, x);
  else pressedPointers.delete(event.pointerId);
}

/** The px of one unit of a wheel's delta, by `deltaMode`: px, lines, pages. */
const WHEEL_PX = [1, 33, 400];
/** The px of a wheel that double the zoom. Trackpads report a pinch as a wheel with small steps. */
const DOUBLE_PX = 100;
/** The most doublings by one step of a wheel. */
const MOST_DOUBLINGS = 0.5;

function wheel(widget: WidgetAccess, event: WheelEvent, x: number) {
  const px = WHEEL_PX[event.deltaMode];
  if (!event.ctrlKey && !event.metaKey) {
    pan(widget, (event.deltaX || event.deltaY) * px);
    return;
  }
  const doublings = (-event.deltaY * px) / DOUBLE_PX;
  const within = Math.max(-MOST_DOUBLINGS, Math.min(MOST_DOUBLINGS, doublings));
  zoomAndMove(widget, 2 ** within, x, x);
}

/** Moves the stretch by px of the track. */
function pan(widget: WidgetAccess, px: number) {
  zoomAndMove(widget, 1, px, 0);
}

/** Zooms by a factor, and moves the time at `fromX` to `toX`. */
function zoomAndMove(widget: WidgetAccess, factor: number, fromX: number, toX: number) {
  const { trackPx, wholeMs } = widget.geometry();
  const shown = shownNow(widget);
  const msPerPx = (shown.toMs - shown.fromMs) / trackPx;
  const moved = panStretch(shown, (fromX - toX) * msPerPx, wholeMs) ?? shown;
  const stretch = zoomStretch(moved, factor, moved.fromMs + toX * msPerPx, wholeMs);
  widget.dispatch({ type: 'stretch', stretch });
}

/** A pointer that is down, with its place on the track and on the screen. */
interface PressedPointer {
  widget: WidgetAccess;
  x: number;
  clientX: number;
  clientY: number;
}

const pressedPointers: Map<number, PressedPointer> = new Map();

function press(
  widget: WidgetAccess,
  { pointerId, isPrimary, clientX, clientY }: PointerEvent,
  x: number,
) {
  // The first finger starts a new gesture. Pointers whose end was never reported are forgotten.
  if (isPrimary) pressedPointers.clear();
  pressedPointers.set(pointerId, { widget, x, clientX, clientY });
}

function move(widget: WidgetAccess, { pointerId, clientX, clientY }: PointerEvent, x: number) {
  const before = pressedPointers.get(pointerId);
  if (!before) return;
  const other = [...pressedPointers].find(
    ([id, each]) => id !== pointerId && each.widget === widget,
  )?.[1];
  pressedPointers.set(pointerId, { widget, x, clientX, clientY });
  if (!other) {
    if (shownStretch(widget.state())) pan(widget, before.x - x);
    return;
  }
  const distance = (each: { clientX: number; clientY: number }) =>
    Math.hypot(each.clientX - other.clientX, each.clientY - other.clientY);
  const factor = distance({ clientX, clientY }) / Math.max(1, distance(before));
  zoomAndMove(widget, factor, (before.x + other.x) / 2, (x + other.x) / 2);
}
