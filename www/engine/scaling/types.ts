// The shapes of scaling(): plain JSON.

import type { Report, Update } from '../../core/report.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { Times } from '../../verdict/summary.ts';

export interface ScalingRun {
  workers: number;
  /** From the moment the pool was up to the last result. */
  computingMs: number;
  /** Before that. */
  startupMs: number;
  disturbed: boolean;
}

/** All runs with so many workers; times are without start-up. */
export interface ScalingPoint extends Times {
  workers: number;
  /** Median; 0 where a warm pool was waiting. */
  startupMs: number;
  /** The median of one worker over this median; null without one worker. */
  speedup: number | null;
  /** Of the slowest run. */
  speedupMin: number | null;
  /** Of the fastest run. */
  speedupMax: number | null;
}

/** A model, not a measurement. */
export interface AmdahlModel {
  /** 0 to 1, by least squares on the medians' speed-ups. */
  serialFraction: number;
  /** If every point were its fastest run. */
  serialFractionMin: number;
  /** If every point were its slowest run. */
  serialFractionMax: number;
  /** Speed-up with 64 workers. */
  at64: number;
  at64Min: number;
  at64Max: number;
  /** Speed-up with any number of workers; null where there is none. */
  limit: number | null;
  /** Root of the mean squared relative deviation of the speed-ups. */
  residual: number;
  /** Points that are left over to test it; 0 tests nothing. */
  degreesOfFreedom: number;
}

/** A model, not a measurement. */
export interface UslModel {
  /** Sigma, 0 to 1. */
  contention: number;
  /** Kappa, 0 or more. */
  coherency: number;
  /** Speed-up with 64 workers. */
  at64: number;
  /** Where it is greatest; null where it never falls. */
  peakWorkers: number | null;
  residual: number;
  degreesOfFreedom: number;
}

export interface ScalingResult {
  strategy: StrategyName;
  /** By number of workers. */
  points: ScalingPoint[];
  /** Null where nothing but one worker was measured. */
  amdahl: AmdahlModel | null;
  /** Null with fewer than three points of more than one worker: it is not determined. */
  usl: UslModel | null;
  /** Runs that were not counted. */
  disturbed: number;
  /** In words, computed from these numbers; empty without points. */
  verdict: string;
  /** What a reader must know to judge it, in words. */
  notes: string[];
}

export interface ScalingControl {
  signal?: AbortSignal;
  onUpdate?: (update: Update) => void;
  onRunStart?: (run: { workers: number; index: number; total: number }) => void;
  onReport?: (report: Report) => void;
}

export {};
