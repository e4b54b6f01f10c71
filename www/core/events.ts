// What two of the element's events say; the details of the others are types of their own.

import type { StrategyName } from './strategies.ts';

/** The detail of `race-start`: one strategy, a comparison of all, or a view's own runs. */
export type RaceStart = { kind: 'race' | 'compare' | 'study'; strategy: StrategyName | null };

/** The detail of `race-guess`: when the reader expects a strategy to end, or null for a guess taken back. */
export type RaceGuess = { strategy: StrategyName; ms: number | null };
