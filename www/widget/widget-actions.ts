// Carries out the requests of a widget's views.

import { describeSpan, moveSpot, spanUnder } from '../chart/inspect.ts';
import { isModified } from './keys.ts';
import { pointWithin } from '../chart/pointer.ts';
import type { Drawing, Geometry } from '../chart/geometry.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Actions } from './actions.ts';
import type { Runner } from './runner.ts';
import type { Action, Row, State, ViewName } from './state.ts';

/** The widget, as its actions see it. */
export interface WidgetAccess {
  state: () => State;
  dispatch: (action: Action) => void;
  /** The geometry of the last drawing. */
  geometry: () => Geometry;
  runner: Runner;
  run: (strategy: StrategyName) => Promise<unknown>;
  compare: () => Promise<unknown>;
  openView: (view: ViewName) => Promise<void>;
  setFields: (entries: [name: string, text: string][]) => void;
  setGuessing: (on: boolean) => Promise<void>;
  emitGuesses: () => void;
}

/** Makes the actions of one widget. */
export function makeActions(widget: WidgetAccess): Actions {
  const { state, dispatch, runner } = widget;
  const look: Actions['look'] = (cursor) => {
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
    setField: (name, text) => widget.setFields([[name, text]]),
    setFields: (texts) => widget.setFields(Object.entries(texts)),
    toggleGuessing: () => void widget.setGuessing(!state().guess.on),
    guess: (change, isFinal) => {
      dispatch({ type: 'guess', guess: change(state()) });
      if (isFinal) widget.emitGuesses();
    },
    look,
    point: (event, { row }, drawing) =>
      look(row.live ? null : findSpan(event, row, drawing, widget)),
    pressKey: (event, { row }, drawing) => pressKey(event, row, drawing, widget),
    share: (change) => dispatch({ type: 'share', change }),
    announce: (text) => dispatch({ type: 'announce', text }),
  };
}

function findSpan(
  event: PointerEvent,
  { name }: Row,
  drawing: Drawing,
  { geometry }: WidgetAccess,
) {
  const { x, y } = pointWithin(event);
  const pxPerMs = geometry().trackPx / geometry().domainMs;
  const spot = spanUnder(drawing, x, y, pxPerMs);
  return spot && { row: name, ...spot };
}

function pressKey(
  event: KeyboardEvent,
  row: Row,
  drawing: Drawing,
  { state, dispatch }: WidgetAccess,
) {
  if (row.live || isModified(event)) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    dispatch({ type: 'expand', strategy: row.name });
    return;
  }
  const now = state().cursor;
  const spot = moveSpot(event.key, drawing, now?.row === row.name ? now : null);
  if (!spot) return;
  event.preventDefault();
  dispatch({ type: 'look', cursor: { row: row.name, ...spot } });
  dispatch({ type: 'announce', text: describeSpan(drawing, spot) });
}
