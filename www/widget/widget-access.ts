// The means that the widget gives to its actions.

import type { Geometry } from '../chart/geometry.ts';
import type { ViewName } from '../core/option-table.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Runner } from './runner.ts';
import type { Action, State } from './state.ts';

/** The parts of a widget that its actions use. */
export interface WidgetAccess {
  state: () => State;
  dispatch: (action: Action) => void;
  /** The geometry of the last drawing. */
  geometry: () => Geometry;
  runner: Runner;
  run: (strategy: StrategyName) => Promise<unknown>;
  compare: () => Promise<unknown>;
  openView: (view: ViewName) => Promise<void>;
  loadSetUp: () => Promise<void>;
  setFields: (entries: [name: string, text: string][]) => void;
  setGuessing: (on: boolean) => Promise<void>;
  emitGuesses: () => void;
}
