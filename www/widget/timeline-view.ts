// The timeline of a row: its lanes, which take pointer and keyboard, and the tooltip of a span.

import { html } from '../chart/template.ts';
import { formatTimeFigure, spellCount } from '../verdict/numbers.ts';
import { lanesView } from '../chart/lanes.ts';
import { loadedExplorer } from './explore-loader.ts';
import { shownStretch } from './row-model.ts';
import { barOf } from './track.ts';
import { overlaysOf } from './view.ts';
import type { Drawing } from '../chart/geometry.ts';
import type { RowModel } from './row-model.ts';
import type { TrackContext } from './track.ts';

/** Draws a row's lanes. The box around them has the focus, because a span is too small to be an element. */
export function timelineView(model: RowModel, drawing: Drawing, context: TrackContext) {
  const { state, actions, hidden, marks } = context;
  const { name, live } = model.row;
  const cursor = state.cursor?.row === name ? state.cursor : null;
  return html`<div
      class=${shownStretch(state) ? 'timeline zoomed' : 'timeline'}
      part="timeline"
      role="application"
      aria-roledescription="timeline"
      aria-label="${model.label}: ${describeTimeline(model, drawing.lines.length)}"
      tabindex=${live ? -1 : 0}
      @click=${(event: MouseEvent) => !live && !isDrag(event) && actions.unfold(name)}
      @keydown=${(event: KeyboardEvent) => actions.pressKey(event, model, drawing)}
      @wheel=${actions.gesture}
      @pointerdown=${(event: PointerEvent) => {
        lastPress = event;
        actions.gesture(event);
      }}
      @pointermove=${(event: PointerEvent) => {
        actions.point(event, model, drawing);
        actions.gesture(event);
      }}
      @pointerup=${actions.gesture}
      @pointercancel=${actions.gesture}
      @pointerleave=${() => actions.look(null)}
      @blur=${() => actions.look(null)}
    >
      ${lanesView(drawing, barOf(model), marksOf(model, context, drawing.height), hidden, cursor)}
    </div>
    ${cursor && loadedExplorer()?.tooltipView(drawing, cursor, marks.scale)}`;
}

/** The latest press of a pointer on any timeline. */
let lastPress: PointerEvent | null = null;
const DRAG_PX = 5;

/** Whether a click ends a drag. The `detail` of clicks by keys and screen readers is 0. */
const isDrag = ({ detail, clientX, clientY }: MouseEvent) =>
  detail > 0 &&
  lastPress !== null &&
  Math.hypot(clientX - lastPress.clientX, clientY - lastPress.clientY) > DRAG_PX;

/** Returns the marks of a row, with its ghost and the marks of overlays. */
function marksOf(
  model: RowModel,
  { state, marks: { ghosts, ...others } }: TrackContext,
  heightPx: number,
) {
  const marks = { ...others, ghost: ghosts[model.row.name] ?? null };
  const guess = overlaysOf(state).map(({ markView }) => markView?.(model, state, marks, heightPx));
  return { ...marks, guess };
}

function describeTimeline({ row, report }: RowModel, lines: number) {
  if (row.live || !report) return 'running';
  const count = lines === 1 ? 'one line' : `${spellCount(lines)} lines`;
  return `${count}, ${formatTimeFigure(report.elapsedMs)}. Arrow keys move from span to span, Enter unfolds the lanes, plus and minus zoom, 0 shows the whole run.`;
}
