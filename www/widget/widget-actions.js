// What a widget does for its views: each action by the widget's own means.

import { describeSpan, moved, spanUnder } from '../chart/inspect.js';

/**
 * @typedef {import('./actions.js').Actions} Actions
 * @typedef {import('./state.js').State} State
 *
 * @typedef {object} Means of one widget
 * @property {() => State} state
 * @property {(action: import('./state.js').Action) => void} dispatch
 * @property {() => import('../chart/geometry.js').Geometry} geometry as drawn last
 * @property {import('./runner.js').Runner} runner
 * @property {(strategy: import('../core/strategies.js').StrategyName) => Promise<unknown>} run
 * @property {() => Promise<unknown>} compare
 * @property {(view: import('./state.js').ViewName) => Promise<void>} view
 * @property {(entries: [string, string | null][]) => void} choose
 * @property {(on: boolean) => Promise<void>} guess
 * @property {() => void} tellGuesses
 */

/**
 * actionsOf makes a widget's actions.
 * @param {Means} means
 * @returns {Actions}
 */
export function actionsOf(means) {
  const { state, dispatch, runner } = means;
  /** @type {Actions['look']} */
  const look = (cursor) => {
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

/**
 * pointed finds the span under a pointer.
 * @param {PointerEvent} event
 * @param {import('./state.js').Row} row
 * @param {import('../chart/geometry.js').Drawing} drawing
 * @param {Means} means
 */
function pointed(event, { name }, drawing, { geometry }) {
  const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
  const pxPerMs = geometry().trackPx / geometry().domainMs;
  return spanUnder(name, drawing, event.clientX - box.left, event.clientY - box.top, pxPerMs);
}

/**
 * key walks from span to span, or unfolds the row.
 * @param {KeyboardEvent} event
 * @param {import('./state.js').Row} row
 * @param {import('../chart/geometry.js').Drawing} drawing
 * @param {Means} means
 */
function key(event, row, drawing, { state, dispatch }) {
  if (row.live) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    dispatch({ type: 'expand', strategy: row.name });
    return;
  }
  const now = state().cursor;
  const cursor = moved(event.key, row.name, drawing, now?.row === row.name ? now : null);
  if (!cursor) return;
  event.preventDefault();
  dispatch({ type: 'look', cursor });
  dispatch({ type: 'announce', text: describeSpan(drawing, cursor) });
}
