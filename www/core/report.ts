// The shapes that Racelane's public interface gives and takes. All times are milliseconds since `race()` began.

import type { Options } from './option-table.ts';
import type { StrategyName } from './strategies.ts';

export type { CompareOptions, Options } from './option-table.ts';

export type Phase = 'start' | 'queue' | 'lock' | 'build' | 'scan' | 'wait';

export type Span = { phase: Phase; startMs: number; endMs: number };

/** A span with the task that it belongs to. */
export type Part = Span & { task: number };

export interface TaskReport {
  /** From 0. */
  id: number;
  /** Null for an empty list. */
  max: number | null;
  /** When the max was known. */
  foundMs: number;
  /** Id of the lane it ran on (of the one it began on, where its parts were stolen). */
  lane: number;
  /** In order; they do not overlap. */
  spans: Span[];
  /** How long it was kept from its core while it scanned, as far as stalls show that. */
  lostMs: number;
  /** How many further ones there were, where a run had too many to keep. */
  droppedSpans?: number;
}

export interface Lane {
  /** From 0. */
  id: number;
  kind: 'thread' | 'process' | 'loop';
  label: string;
  /** What this lane did, where parts of tasks move between lanes. */
  parts?: Part[];
}

/** Where a run was measured. */
export interface Environment {
  userAgent: string;
  cores: number;
  isolated: boolean;
  /** The smallest step that the clock was seen to make. */
  clockStepMs: number;
}

/** Plain JSON. */
export interface Report {
  schema: 1;
  workload: Options['workload'];
  strategy: StrategyName;
  options: Options;
  /** ISO 8601. */
  startedAt: string;
  /** From the call to the last result, start-up included. */
  elapsedMs: number;
  /** The part before the first task could begin. */
  startupMs: number;
  tasks: TaskReport[];
  lanes: Lane[];
  /** Bytes of each wasm memory, a shared one once. */
  memory: { instances: number[]; totalBytes: number };
  lock: { switches: number; waitedMs: number } | null;
  loop: { longestBlockMs: number } | null;
  verified: true;
  /** The reason why this run should not be counted. */
  disturbed: string | null;
  /** What a fixed piece of work took right after the run, null where that says nothing. */
  paceMs: number | null;
  environment: Environment;
}

/** What `onUpdate` gets, at most once a frame. */
export interface Update {
  elapsedMs: number;
  /** `checking` while a plain loop verifies every max, outside the timed part. */
  stage: 'running' | 'checking';
  /** `progress` 0 to 1 of the phase. */
  tasks: { id: number; lane: number; phase: Phase | 'done'; progress: number }[];
}

export interface RunControl {
  signal?: AbortSignal;
  onUpdate?: (update: Update) => void;
  /**
   * False for a run that records no spans, which the report then lacks (and `startupMs` is
   * 0): for whoever wants to know what recording costs.
   */
  spans?: boolean;
  /** Another measurement of this page has to end first. */
  onWait?: () => void;
}

export interface SummaryRow {
  strategy: StrategyName;
  medianMs: number;
  minMs: number;
  maxMs: number;
  /** Runs that were counted (disturbed ones are not). */
  count: number;
  /** Against serial's median, null where serial was not run. */
  speedup: number | null;
  /** This row in words. */
  sentence: string;
}

export interface Comparison {
  /** Every run, disturbed ones too, in the order in which they ran. */
  reports: Report[];
  summary: SummaryRow[];
  /** The strategies in the order in which they ran. */
  order: StrategyName[];
  /** In words, computed from the summary. */
  verdict: string;
}

export {};
