// The requests that a view can make to its widget.

import type { Drawing, Stretch } from '../chart/geometry.ts';
import type { ViewName } from '../core/option-table.ts';
import type { Phase } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { RowModel } from './row-model.ts';
import type { Cursor, Guess, Python, Replay, Share, State } from './state.ts';
import type { Study } from './study.ts';

export interface Actions {
  run: (strategy: StrategyName) => void;
  compare: () => void;
  study: (study: Study) => void;
  stop: () => void;
  /** Unfolds a row's lanes, or folds them. */
  unfold: (strategy: StrategyName) => void;
  openView: (view: ViewName) => void;
  /** Hides a phase, or shows it again. */
  filter: (phase: Phase) => void;
  /** Loads the panel of Set-up. */
  loadSetUp: () => void;
  /** Changes one field of the set-up. */
  setField: (name: string, text: string) => void;
  /** Changes several fields of the set-up. */
  setFields: (texts: Readonly<Record<string, string>>) => void;
  /** Turns guessing on or off. */
  toggleGuessing: () => void;
  /** Changes the guesses. `isFinal` is false for each step of a drag, which sends no event. */
  guess: (change: (state: State) => Guess, isFinal: boolean) => void;
  /** Shows the tooltip of a span. */
  look: (cursor: Cursor | null) => void;
  /** Shows the tooltip of the span under the pointer. */
  point: (event: PointerEvent, model: RowModel, drawing: Drawing) => void;
  /** Opens a row's note, or closes the open note for null. */
  note: (strategy: StrategyName | null) => void;
  /** Moves from span to span, or unfolds the row. */
  pressKey: (event: KeyboardEvent, model: RowModel, drawing: Drawing) => void;
  share: (change: Partial<Share>) => void;
  /** Changes the programs of the view Python. */
  python: (change: Partial<Python>) => void;
  /**
   * Zooms by a factor, or shows the whole for 0.
   * @param aboutMs the time that keeps its place
   */
  zoom: (factor: number, aboutMs?: number) => void;
  /** Zooms by Ctrl and the wheel or by a pinch, and moves a zoomed chart sideways. */
  gesture: (event: WheelEvent | PointerEvent) => void;
  /** Shows a stretch of time, or the whole for null. */
  stretch: (stretch: Stretch | null) => void;
  /** Changes the state of Replay, such as its moment. */
  replay: (change: Partial<Replay>) => void;
  /** Lets a screen reader speak a text. */
  announce: (text: string) => void;
}

const nothing = () => {};

/** Actions that do nothing, to draw a state without a widget. */
export const noActions: Actions = Object.freeze({
  run: nothing,
  compare: nothing,
  study: nothing,
  stop: nothing,
  unfold: nothing,
  openView: nothing,
  filter: nothing,
  loadSetUp: nothing,
  setField: nothing,
  setFields: nothing,
  toggleGuessing: nothing,
  guess: nothing,
  look: nothing,
  point: nothing,
  note: nothing,
  pressKey: nothing,
  share: nothing,
  python: nothing,
  zoom: nothing,
  gesture: nothing,
  stretch: nothing,
  replay: nothing,
  announce: nothing,
});
