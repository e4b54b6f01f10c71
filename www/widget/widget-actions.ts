// What a widget does for its views: each action by the widget's own means.

import { describeSpan, moveSpot, spanUnder } from '../chart/inspect.ts';
import type { Drawing, Geometry } from '../chart/geometry.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Actions } from './actions.ts';
import type { Runner } from './runner.ts';
import type { Action, Row, State, ViewName } from './state.ts';

/** Of one widget. */
export interface Means {
  state: () => State;
  dispatch: (action: Action) => void;
  /** As drawn last. */
  geometry: () => Geometry;
  runner: Runner;
  run: (strategy: StrategyName) => Promise<unknown>;
  compare: () => Promise<unknown>;
  view: (view: ViewName) => Promise<void>;
  choose: (entries: [string, string | null][]) => void;
  guess: (on: boolean) => Promise<void>;
  tellGuesses: () => void;
}

/** actionsOf makes a widget's actions. */
export function actionsOf(means: Means): Actions {
  const { state, dispatch, runner } = means;
  const look: Actions['look'] = (cursor) => {
    if (cursor || state().cursor) dispatch({ type: 'look', cursor });
  };
  return {
    // A press needs no promise: what fails is shown in its row, and sent as an event.
    run: (strategy) => void means.run(strategy).catch(() => {}),
    compare: () => void means.compare().catch(() => {}),
    study: (study) => void runner.study(study).catch(() => {}),
    stop: () => runner.cancel(),
    expand: (strategy) => dispatch({ type: 'expand', strategy }),
    view: (view) => void means.view(view),
    filter: (phase) => dispatch({ type: 'filter', phase }),
    field: (name, text) => means.choose([[name, text]]),
    preset: (texts) => means.choose(Object.entries(texts)),
    guessing: () => void means.guess(!state().guess.on),
    guess: (change, told) => {
      dispatch({ type: 'guess', guess: change(state()) });
      if (told) means.tellGuesses();
    },
    look,
    share: (change) => dispatch({ type: 'share', change }),
    announce: (text) => dispatch({ type: 'announce', text }),
    point: (event, { row }, drawing) => look(row.live ? null : pointed(event, row, drawing, means)),
    key: (event, { row }, drawing) => key(event, row, drawing, means),
  };
}

/** pointed finds the span under a pointer. */
function pointed(event: PointerEvent, { name }: Row, drawing: Drawing, { geometry }: Means) {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  const pxPerMs = geometry().trackPx / geometry().domainMs;
  const spot = spanUnder(drawing, event.clientX - box.left, event.clientY - box.top, pxPerMs);
  return spot && { row: name, ...spot };
}

/** key walks from span to span, or unfolds the row. */
function key(event: KeyboardEvent, row: Row, drawing: Drawing, { state, dispatch }: Means) {
  if (row.live) return;
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
