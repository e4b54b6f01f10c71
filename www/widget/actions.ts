// The requests that a view can make to its widget.

import type { Drawing } from '../chart/geometry.ts';
import type { Phase } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { RowModel } from './row-model.ts';
import type { Cursor, Guess, Share, State, ViewName } from './state.ts';
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
  /** Moves from span to span, or unfolds the row. */
  pressKey: (event: KeyboardEvent, model: RowModel, drawing: Drawing) => void;
  share: (change: Partial<Share>) => void;
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
  setField: nothing,
  setFields: nothing,
  toggleGuessing: nothing,
  guess: nothing,
  look: nothing,
  point: nothing,
  pressKey: nothing,
  share: nothing,
  announce: nothing,
});
