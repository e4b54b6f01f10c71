// The shapes of Racelane's public interface: plain JSON. Times are milliseconds since `race()` began to measure.

import type { Options } from './option-table.ts';
import type { StrategyName } from './strategies.ts';

export type { CompareOptions, Options } from './option-table.ts';

/**
 * The phases of a task:
 * - `start`: a worker and its memory start up
 * - `queue`: the task waits for its turn
 * - `lock`: the task waits for the lock
 * - `build`: the task fills its list with numbers
 * - `scan`: the task searches its list for the max
 * - `wait`: a simulated I/O wait
 */
export type Phase = 'start' | 'queue' | 'lock' | 'build' | 'scan' | 'wait';

/** An interval of time in one phase. */
export type Span = { phase: Phase; startMs: number; endMs: number };

/** A span with the id of its task. */
export type Part = Span & { task: number };

export interface TaskReport {
  /** Counted from 0. */
  id: number;
  /** The greatest number of the list; null for an empty list. */
  max: number | null;
  /** When the max was known. */
  foundMs: number;
  /** Id of the lane that carried out the task, or that began it where other lanes stole parts. */
  lane: number;
  /** In the order of time, without overlaps. */
  spans: Span[];
  /** Time in which the task had to compute and had no core, estimated from stalls of its clock. */
  lostMs: number;
  /** Spans that were left out of `spans`, where a task had too many to record; missing where none were. */
  droppedSpans?: number;
}

/** A thread, a process or an event loop. */
export interface Lane {
  /** Counted from 0. */
  id: number;
  kind: 'thread' | 'process' | 'loop';
  /** The name that a reader sees. */
  label: string;
  /** The parts of tasks that the lane did; missing unless lanes steal parts from each other. */
  parts?: Part[];
}

/** Where a run was measured. */
export interface Environment {
  userAgent: string;
  /** Logical processors as the browser reports them; at least 1. */
  cores: number;
  /** Whether the page was cross-origin isolated. */
  isolated: boolean;
  /** The smallest step that the clock was seen to make. */
  clockStepMs: number;
}

/** One measured and verified run. */
export interface Report {
  schema: 1;
  workload: Options['workload'];
  strategy: StrategyName;
  options: Options;
  /** A date in the form of ISO 8601. */
  startedAt: string;
  /** Time until the last result, start-up included. */
  elapsedMs: number;
  /** Time until the first task could begin; 0 where a warm pool was waiting. */
  startupMs: number;
  /** Sorted by id. */
  tasks: TaskReport[];
  /** Sorted by id. */
  lanes: Lane[];
  /** Bytes of each wasm memory. A memory that threads share is listed once. */
  memory: { instances: number[]; totalBytes: number };
  /** How often the lock changed hands, and how long threads waited for it; null without a lock. */
  lock: { switches: number; waitedMs: number } | null;
  /** How long a computing task kept the event loop from the others, at most; null without an event loop. */
  loop: { longestBlockMs: number } | null;
  /** Every max equals that of a plain loop over the same list. A run with a wrong max rejects. */
  verified: true;
  /** The reason why the run is not counted, in words; null for a run that counts. */
  disturbed: string | null;
  /** How long one core computed for a million numbers, stalls left out; null where the run computed little. */
  paceMs: number | null;
  environment: Environment;
}

/** The argument of `onUpdate`, at most once a frame. */
export interface Update {
  elapsedMs: number;
  /** During `checking`, a plain loop verifies every max. Its time is not part of the run. */
  stage: 'running' | 'checking';
  /** `progress` is the part of the phase that is done, 0 to 1. */
  tasks: { id: number; lane: number; phase: Phase | 'done'; progress: number }[];
}

export interface RunControl {
  /** When aborted, ends the run, which then rejects with the signal's reason. */
  signal?: AbortSignal;
  onUpdate?: (update: Update) => void;
  /**
   * Whether to record spans; true by default. Without them every task's `spans` is empty and `startupMs` is 0, so that
   * the cost of recording can be measured.
   */
  spans?: boolean;
  /** Called where another measurement has to end first. */
  onWait?: () => void;
}

/** The result of all runs of one strategy. */
export interface SummaryRow {
  strategy: StrategyName;
  medianMs: number;
  minMs: number;
  maxMs: number;
  /** Number of undisturbed runs. Disturbed runs do not count. */
  count: number;
  /** The median of `serial` divided by this median; null without a run of `serial`. */
  speedup: number | null;
  /** The row in words. */
  sentence: string;
}

export interface Comparison {
  /** Every run, disturbed ones included, in the order in which they ran. */
  reports: Report[];
  /** One row for each strategy that has a run that counts. */
  summary: SummaryRow[];
  /** The strategy of each run, in the order in which they ran. */
  order: StrategyName[];
  /** The comparison in words, computed from the summary. */
  verdict: string;
}

/** The detail of `race-start`: one strategy, a comparison of all, or a view's own runs. */
export type RaceStart = { kind: 'race' | 'compare' | 'study'; strategy: StrategyName | null };

/** The detail of `race-guess`: when the reader expects a strategy to end, or null for a guess taken back. */
export type RaceGuess = { strategy: StrategyName; ms: number | null };
