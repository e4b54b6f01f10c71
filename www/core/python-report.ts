// The shapes of runPython(): plain JSON. Times are milliseconds since the program began.

import type { Environment } from './report.ts';

/**
 * The phases of a Python thread:
 * - `start`: its interpreter comes up
 * - `scan`: it computes
 * - `wait`: it sleeps, or waits for another thread or process
 * - `lock`: it could go on, and another thread of its interpreter runs
 *
 * Threads that compute take turns each switch interval where the page is isolated. Elsewhere they change only where one
 * of them waits.
 */
export type PythonPhase = 'start' | 'scan' | 'wait' | 'lock';

/** An interval of time in one phase. */
export type PythonSpan = { phase: PythonPhase; startMs: number; endMs: number };

/** A thread of the program, or a process with an interpreter of its own. */
export interface PythonLane {
  /** Counted from 0. */
  id: number;
  kind: 'thread' | 'process';
  /** The name that the program gave it, such as `Thread-1 (find_max)`. */
  label: string;
  /** In the order of time, without overlaps. */
  spans: PythonSpan[];
}

/** A piece of the program's output: one write of at most 65,536 characters. */
export interface PythonOutput {
  atMs: number;
  stream: 'stdout' | 'stderr';
  text: string;
}

/** One run of a program. */
export interface PythonReport {
  schema: 1;
  kind: 'python';
  /** The version of the interpreter, such as `3.14.2`. */
  version: string;
  /** A date in the form of ISO 8601. */
  startedAt: string;
  /** The program's own time, after its interpreter was up. */
  elapsedMs: number;
  /** Time until the interpreter was up. Loading its files is not part of it. */
  startupMs: number;
  /** In the order of time. An interpreter's output is cut after 20 million characters; a line on stderr says so. */
  output: PythonOutput[];
  /**
   * The traceback of the exception that ended the program, or null. `sys.exit()` with another value than 0 or None
   * gives `SystemExit: value`. What Python writes to stderr about it is part of `output`, too.
   * A report with an error of more than a million characters does not leave an isolated frame.
   */
  error: string | null;
  /** Sorted by id. */
  lanes: PythonLane[];
  /** Bytes of each interpreter's memory at its largest. */
  memory: { instances: number[]; totalBytes: number };
  environment: Environment;
}

/** The argument of `onUpdate`, at most once a frame. */
export interface PythonUpdate {
  /** `loading`: the five files arrive. `starting`: the interpreter comes up. */
  stage: 'loading' | 'starting' | 'running';
  loadedBytes: number;
  /** Bytes of the five files together. */
  totalBytes: number;
  /** Since the program began; 0 before. */
  elapsedMs: number;
  /** The lanes so far. Their last spans end at `elapsedMs`. */
  lanes: PythonLane[];
  memory: PythonReport['memory'];
}

export interface PythonControl {
  /** When aborted, ends the program; the call then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Called for each piece of output as soon as it arrives. */
  onOutput?: (output: PythonOutput) => void;
  onUpdate?: (update: PythonUpdate) => void;
  /** Called where another measurement has to end first. */
  onWait?: () => void;
  /** The folder of Python's files, by default `python/` beside `racelane.js`. */
  base?: string;
}
