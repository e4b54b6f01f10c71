// What the views may ask for: the one shape between templates and the widget.

import type { Drawing } from '../chart/geometry.ts';
import type { Phase } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Study } from './runner.ts';
import type { Cursor, Guess, Share, State, ViewName } from './state.ts';
import type { RowModel } from './row-model.ts';

export interface Actions {
  run: (strategy: StrategyName) => void;
  compare: () => void;
  /** Several runs that a view asks for. */
  study: (study: Study) => void;
  stop: () => void;
  expand: (strategy: StrategyName) => void;
  view: (view: ViewName) => void;
  filter: (phase: Phase) => void;
  /** One field of the set-up was changed. */
  field: (name: string, text: string) => void;
  preset: (texts: Readonly<Record<string, string>>) => void;
  /** Turns guessing on or off. */
  guessing: () => void;
  /** `told`: not one of the many guesses of a drag that goes on. */
  guess: (change: (state: State) => Guess, told: boolean) => void;
  look: (cursor: Cursor | null) => void;
  share: (change: Partial<Share>) => void;
  /** To screen readers. */
  announce: (text: string) => void;
  point: (event: PointerEvent, model: RowModel, drawing: Drawing) => void;
  key: (event: KeyboardEvent, model: RowModel, drawing: Drawing) => void;
}

const nothing = () => {};

/** Actions that do nothing, for drawing states without a widget. */
export const noActions: Actions = Object.freeze({
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
