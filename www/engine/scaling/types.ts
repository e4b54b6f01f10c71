// The shapes of scaling() and of cost against size: plain JSON, apart from the controls.

import type { Options, Report, Update } from '../../core/report.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { Bend } from './bend.ts';
import type { Times } from '../../verdict/summary.ts';

export interface ScalingRun {
  workers: number;
  /** Time from the moment at which the pool was up to the last result. */
  computingMs: number;
  /** Time until the pool was up. */
  startupMs: number;
  disturbed: boolean;
}

/** All runs with this many workers. Times are without start-up. */
export interface ScalingPoint {
  workers: number;
  medianMs: number;
  minMs: number;
  maxMs: number;
  /** The median. 0 where a warm pool was waiting. */
  startupMs: number;
  /** Runs that count: disturbed runs do not. */
  count: number;
  /** The median of one worker divided by this median. Null without one worker. */
  speedup: number | null;
  /** The speed-up of the slowest run. */
  speedupMin: number | null;
  /** The speed-up of the fastest run. */
  speedupMax: number | null;
}

/** A model, not a measurement. */
export interface AmdahlModel {
  /** 0 to 1, by least squares on the speed-ups of the medians. */
  serialFraction: number;
  /** The serial fraction if every point were its fastest run. */
  serialFractionMin: number;
  /** The serial fraction if every point were its slowest run. */
  serialFractionMax: number;
  /** The speed-up with 64 workers. */
  at64: number;
  at64Min: number;
  at64Max: number;
  /** The speed-up with any number of workers. Null without a limit. */
  limit: number | null;
  /** The root of the mean squared relative deviation of the speed-ups. */
  residual: number;
  /** Points that are left to test the model. With 0 nothing tests it. */
  degreesOfFreedom: number;
}

/** A model, not a measurement. */
export interface UslModel {
  /** Sigma, 0 to 1. */
  contention: number;
  /** Kappa, 0 or more. */
  coherency: number;
  /** The speed-up with 64 workers. */
  at64: number;
  /** The number of workers with the greatest speed-up. Null if the speed-up never falls. */
  peakWorkers: number | null;
  residual: number;
  degreesOfFreedom: number;
}

export interface ScalingResult {
  strategy: StrategyName;
  /** By number of workers. */
  points: ScalingPoint[];
  /** The bend beyond which processors add less. The laws are fitted up to the bend. Null without a bend. */
  bend: Bend | null;
  /** Null if only one worker was measured. */
  amdahl: AmdahlModel | null;
  /** Null with fewer than three points of more than one worker, which do not determine the model. */
  usl: UslModel | null;
  /** Runs that do not count. */
  disturbed: number;
  /** In words, computed from these numbers. Empty without points. */
  verdict: string;
  /** Cautions for the reader, in words. */
  notes: string[];
}

export interface ScalingControl {
  signal?: AbortSignal;
  onUpdate?: (update: Update) => void;
  onRunStart?: (run: { workers: number; index: number; total: number }) => void;
  onReport?: (report: Report) => void;
}

/** The plan of scaling(). */
export interface Plan {
  strategy: StrategyName;
  /** The options of every run, without the number of workers. */
  given: Partial<Options>;
  /** Numbers of workers. */
  counts: number[];
  repeats: number;
  /** Remarks for the reader, in words. */
  notes: string[];
}

export interface CostRun {
  strategy: StrategyName;
  size: number;
  elapsedMs: number;
  startupMs: number;
  disturbed: boolean;
}

export type CostCell = Times & { startupMs: number };

/** The size at which a strategy stopped, and why. */
export interface CostStop {
  strategy: StrategyName;
  size: number;
  why: 'time' | 'memory';
  /** How long a run of this size would take. */
  aboutMs: number;
}

export interface CostResult {
  /** Serial first. */
  strategies: StrategyName[];
  /** Size of the parallel strategy's pool. Null where each task has a process of its own. */
  workers: number | null;
  /** By size. */
  rows: { size: number; cells: Partial<Record<StrategyName, CostCell>> }[];
  stops: CostStop[];
  /** The size from which the parallel strategy is faster. Null if there is none. */
  crossing: number | null;
  /** In words. Empty if no size was measured with both strategies. */
  verdict: string;
  /** In words. */
  notes: string[];
}

export interface CostPlan {
  /** The options of every run, without strategy and size. */
  given: Partial<Options>;
  /** Serial first. */
  strategies: StrategyName[];
}

export interface CostControl {
  signal?: AbortSignal;
  onUpdate?: (update: Update) => void;
  onRunStart?: (run: {
    strategy: StrategyName;
    size: number;
    repeat: number;
    repeats: number;
  }) => void;
  onReport?: (report: Report) => void;
  onStop?: (stop: CostStop) => void;
}

/** The function that runs a race. Tests pass one of their own. */
export type Race = typeof import('../race.ts').race;
