// The package's types: what racelane.js exports, the shapes it gives and takes, and the element as TypeScript's DOM knows it.

import type { StrategyName } from './core/strategies.js';
import type { RaceError } from './core/errors.js';
import type { RaceLane } from './element.js';
import type { Report, Update } from './core/report.js';
import type { ScalingResult } from './views/scaling/types.js';

export * from './racelane.js';
export type * from './core/report.js';
export type { RaceErrorCode } from './core/errors.js';
export type { StrategyInfo } from './core/strategies.js';
export type { Support } from './core/support.js';
export type { CompareControl } from './engine/compare.js';
export type {
  AmdahlModel,
  ScalingControl,
  ScalingPoint,
  ScalingResult,
  UslModel,
} from './views/scaling/types.js';
export type { RaceLane } from './element.js';

/** What `race-start` says: what was asked for, one strategy, a comparison of all, or the runs of a view. */
export type RaceStart = { kind: 'race' | 'compare' | 'study'; strategy: StrategyName | null };

/** What `race-guess` says: where the reader expects a strategy to end, null where a guess was taken back. */
export type RaceGuess = { strategy: StrategyName; ms: number | null };

declare global {
  interface HTMLElementTagNameMap {
    'race-lane': RaceLane;
  }

  // They bubble and are composed: elements, the document and the window all hear them.
  interface GlobalEventHandlersEventMap {
    'race-start': CustomEvent<RaceStart>;
    'race-update': CustomEvent<Update>;
    'race-result': CustomEvent<Report>;
    'race-scaling': CustomEvent<ScalingResult>;
    'race-error': CustomEvent<RaceError>;
    'race-cancel': CustomEvent<null>;
    'race-guess': CustomEvent<RaceGuess>;
  }
}
