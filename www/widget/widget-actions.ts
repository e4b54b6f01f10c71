// Carries out the requests of a widget's views.

import { explore } from './explore-loader.ts';
import { isModified } from './keys.ts';
import { canZoom } from './row-model.ts';
import { pointWithin } from '../chart/pointer.ts';
import type { Drawing } from '../chart/geometry.ts';
import type { Actions } from './actions.ts';
import type { Row, State } from './state.ts';
import type { WidgetAccess } from './widget-access.ts';

/** Makes the actions of one widget. */
export function makeActions(widget: WidgetAccess): Actions {
  const { state, dispatch, runner } = widget;
  let pointing: PointerEvent | null = null;
  const look: Actions['look'] = (cursor) => {
    if (!cursor) pointing = null;
    if (cursor || state().cursor) dispatch({ type: 'look', cursor });
  };
  return {
    // A failure is shown in the row and sent as an event, so a press needs no promise.
    run: (strategy) => void widget.run(strategy).catch(() => {}),
    compare: () => void widget.compare().catch(() => {}),
    study: (study) => void runner.study(study).catch(() => {}),
    stop: () => runner.cancel(),
    unfold: (strategy) => dispatch({ type: 'expand', strategy }),
    openView: (view) => void widget.openView(view),
    filter: (phase) => dispatch({ type: 'filter', phase }),
    loadSetUp: () => void widget.loadSetUp(),
    setField: (name, text) => widget.setFields([[name, text]]),
    setFields: (texts) => widget.setFields(Object.entries(texts)),
    toggleGuessing: () => void widget.setGuessing(!state().guess.on),
    guess: (change, isFinal) => {
      dispatch({ type: 'guess', guess: change(state()) });
      if (isFinal) widget.emitGuesses();
    },
    look,
    point: (event, { row }, drawing) => {
      if (row.live) return look(null);
      pointing = event;
      const at = pointWithin(event);
      // The pointer may have left before the code has loaded.
      explore((code) => event === pointing && look(code.findSpan(widget, at, row.name, drawing)));
    },
    note: (strategy) => {
      if (strategy !== state().note) dispatch({ type: 'note', strategy });
    },
    pressKey: (event, { row }, drawing) => pressKey(event, row, drawing, widget),
    zoom: (factor, aboutMs) => explore((code) => code.zoom(widget, factor, aboutMs)),
    gesture: (event) => {
      if (!isGesture(event, state())) return;
      const { x } = pointWithin(event);
      if (event.type === 'pointerdown') {
        (event.currentTarget as Element).setPointerCapture((event as PointerEvent).pointerId);
      }
      explore((code) => code.gesture(widget, event, x));
    },
    share: (change) => dispatch({ type: 'share', change }),
    python: (change) => dispatch({ type: 'python', change }),
    stretch: (stretch) => dispatch({ type: 'stretch', stretch }),
    replay: (change) => dispatch({ type: 'replay', change }),
    announce: (text) => dispatch({ type: 'announce', text }),
  };
}

/** Whether an event zooms or pans. Such an event no longer zooms or scrolls the page. */
function isGesture(event: WheelEvent | PointerEvent, state: State) {
  if (!canZoom(state)) return false;
  if (!('deltaY' in event)) {
    if (event.button > 0 || (event.type === 'pointermove' && event.buttons === 0)) return false;
    return state.stretch !== null || event.pointerType === 'touch';
  }
  const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
  const isUsed = event.ctrlKey || event.metaKey || (isSideways && state.stretch !== null);
  if (isUsed) event.preventDefault();
  return isUsed;
}

/** The keys of lanes: steps from span to span, and zooming. */
const EXPLORING = /^(?:Arrow.*|Home|End|[-+=0])$/;

function pressKey(event: KeyboardEvent, row: Row, drawing: Drawing, widget: WidgetAccess) {
  const { key } = event;
  if (row.live || isModified(event)) return;
  if (key === 'Enter' || key === ' ') widget.dispatch({ type: 'expand', strategy: row.name });
  else if (EXPLORING.test(key)) explore((code) => code.pressKey(widget, key, row.name, drawing));
  else return;
  event.preventDefault();
}
