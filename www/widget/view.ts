// The shape of a view, and the views that have been loaded. Neither a view nor its imports may import views.ts.

import type { Geometry } from '../chart/geometry.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Actions } from './actions.ts';
import type { RowModel } from './row-model.ts';
import type { ViewName } from '../core/option-table.ts';
import type { State } from './state.ts';
import type { RowMarks, TrackContext } from './track.ts';

/** One way to show a widget's state. */
export interface View {
  view: (state: State, geometry: Geometry, actions: Actions) => unknown;
  /** Called whenever the view is opened. */
  open?: (element: HTMLElement, actions: Actions) => void;
  /**
   * Advances an animated view before each drawing.
   * @param sinceMs the time since the last drawing
   * @param geometry the geometry of the last drawing
   */
  advance?: (state: State, sinceMs: number, actions: Actions, geometry: Geometry) => void;
  /** A style sheet that the widget adopts when the view is loaded. */
  styles?: string;
}

/**
 * A view that lies over the others and adds to their rows: guesses, results recorded elsewhere, or notes. A null answer
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
  /** Draws the mark of a row's note. */
  noteView?: (model: RowModel, state: State, actions: Actions) => unknown;
  /** Draws the line beneath the track. */
  footView?: (state: State, models: readonly RowModel[]) => unknown;
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

export type OverlayName = 'notes' | 'recorded' | 'guess';

/** A part of the widget that is fetched: a view, an overlay, or the panel of Set-up. */
export type PartName = ViewName | OverlayName | 'setup';

const views = new Map<PartName, View>();

/** Keeps a view that was loaded. */
export const keepView = (name: PartName, view: View) => void views.set(name, view);

/** Returns a view, or null while it is not loaded. */
export const loadedView = (name: ViewName | 'setup') => views.get(name) ?? null;

/** Returns the overlays of a state that are loaded, from the lowest to the topmost. */
export const overlaysOf = (state: State): Overlay[] =>
  (['notes', 'recorded', 'guess'] as const)
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
