// What the views may ask for: the one shape between templates and the widget.

/**
 * @typedef {import('../core/strategies.js').StrategyName} StrategyName
 *
 * @typedef {object} Actions
 * @property {(strategy: StrategyName) => void} run
 * @property {() => void} compare
 * @property {(study: import('./runner.js').Study) => void} study several runs that a view asks for
 * @property {() => void} stop
 * @property {(strategy: StrategyName) => void} expand
 * @property {(view: import('./state.js').ViewName) => void} view
 * @property {(phase: import('../core/report.js').Phase) => void} filter
 * @property {(name: string, text: string) => void} field one field of the set-up was changed
 * @property {(texts: Readonly<Record<string, string>>) => void} preset
 * @property {() => void} guessing turns guessing on or off
 * @property {(change: (state: import('./state.js').State) => import('./state.js').Guess, told: boolean) => void} guess
 *   `told`: not one of the many guesses of a drag that goes on
 * @property {(cursor: import('./state.js').Cursor | null) => void} look
 * @property {(change: Partial<import('./state.js').Share>) => void} share
 * @property {(text: string) => void} announce to screen readers
 * @property {(event: PointerEvent, model: import('./view-model.js').RowModel, drawing: import('../chart/geometry.js').Drawing) => void} point
 * @property {(event: KeyboardEvent, model: import('./view-model.js').RowModel, drawing: import('../chart/geometry.js').Drawing) => void} key
 */

const nothing = () => {};

/** Actions that do nothing, for drawing states without a widget. @type {Actions} */
export const noActions = Object.freeze({
  run: nothing,
  compare: nothing,
  study: nothing,
  stop: nothing,
  expand: nothing,
  view: nothing,
  filter: nothing,
  field: nothing,
  preset: nothing,
  guessing: nothing,
  guess: nothing,
  look: nothing,
  share: nothing,
  announce: nothing,
  point: nothing,
  key: nothing,
});
