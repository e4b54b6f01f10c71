// The shape of a view, and the views that have been loaded. Neither a view nor its imports may import views.ts.

import type { Geometry } from '../chart/geometry.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Actions } from './actions.ts';
import type { RowModel } from './row-model.ts';
import type { State, ViewName } from './state.ts';
import type { RowMarks, TrackContext } from './track.ts';

/** One way to show a widget's state. */
export interface View {
  view: (state: State, geometry: Geometry, actions: Actions) => unknown;
  /** A style sheet that the widget adopts when the view is loaded. */
  styles?: string;
}

/**
 * A view that lies over the others and adds to their rows: guesses, or results recorded elsewhere. A null answer
 * leaves the place to the layer beneath.
 */
export interface Overlay extends View {
  /** Whether the state has anything to lay over. */
  isShown: (state: State) => boolean;
  /** Returns how far the time axis must reach at least, in ms. */
  reachMs?: (state: State) => number;
  /** Returns the words on a run button in place of the estimate. */
  describeButton?: (state: State, name: StrategyName) => string | null;
  /** Draws the middle of a row. */
  fieldView?: (model: RowModel, context: TrackContext) => unknown;
  /** Draws the line beneath the middle of a row. */
  captionView?: (model: RowModel, state: State) => unknown;
  /** Draws the right end of a row. */
  resultView?: (model: RowModel, context: TrackContext) => unknown;
  /** Draws a mark on measured lanes. */
  markView?: (model: RowModel, state: State, marks: RowMarks, heightPx: number) => unknown;
  /** Draws a sentence under the verdict. */
  verdictView?: (state: State) => unknown;
  /** Draws a table of its own in the view Table. */
  tableView?: (state: State) => unknown;
  /** Returns further columns for the view Table. */
  tableColumns?: (state: State) => Column[];
  /** Returns what a screen reader hears after a run, or after a comparison for no name. */
  describeResult?: (state: State, name: StrategyName | null) => string;
}

export type Column = readonly [head: string, cellOf: (name: StrategyName) => string];

export type OverlayName = 'recorded' | 'guess';

const views = new Map<ViewName | OverlayName, View>();

/** Keeps a view that was loaded. */
export const keepView = (name: ViewName | OverlayName, view: View) => void views.set(name, view);

/** Returns a view, or null while it is not loaded. */
export const loadedView = (name: ViewName) => views.get(name) ?? null;

/** Returns the overlays of a state that are loaded, from the lowest to the topmost. */
export const overlaysOf = (state: State): Overlay[] =>
  (['recorded', 'guess'] as const)
    .map((name) => views.get(name) as Overlay | undefined)
    .filter((overlay) => overlay !== undefined)
    .filter((overlay) => overlay.isShown(state));

/** Returns the answer of the topmost overlay that has one, or null. */
export function askOverlays<Answer>(state: State, ask: (overlay: Overlay) => Answer) {
  for (const overlay of overlaysOf(state).reverse()) {
    const answer = ask(overlay);
    if (answer !== null && answer !== undefined) return answer;
  }
  return null;
}
