// Every message between the page and its workers, as tagged unions; and how the spans of the wasm core are read.

import type { Failed } from './link.ts';
import type { Lane, Options, Phase, TaskReport } from './report.ts';

/** The parts that every worker is started from. */
export interface Assets {
  workerUrl: string;
  module: WebAssembly.Module;
}

/** The role of a worker that a coordinator owns, and what this role needs. */
export type CrewRole =
  /** The memory of a process must be able to grow to `pages`. */
  | { role: 'process'; pages: number }
  | { role: 'thread'; memory: WebAssembly.Memory }
  | { role: 'pool-thread'; memory: WebAssembly.Memory; receiver: number };

/** The role of a new worker, with the files and objects that the role needs. */
export type WorkerStart = { assets: Assets } & ({ role: 'coordinator' } | CrewRole);

/** The first message to a worker. A worker of another build than its owner refuses its role. */
export type FirstMessage = { build: string } & WorkerStart;

/** The first message to a worker of one role. */
export type StartOf<R extends WorkerStart['role']> = Extract<WorkerStart, { role: R }>;

/** The work of a coordinator: one run. */
export interface Job {
  kind: 'race' | 'reference';
  options: Options;
  taskIds: number[];
  /** Whether the spans of the tasks are recorded. */
  spans: boolean;
}

/**
 * A computing worker reads no messages, so `stopFlag` is a number in shared memory. Any value but 0 asks for a stop.
 * The flag is null where memory cannot be shared.
 */
export type ToCoordinator =
  | { type: 'run'; job: Job; stopFlag: Int32Array | null }
  | { type: 'ask-clock' }
  | { type: 'cancel' }
  | { type: 'end' };

/** `elapsedMs` is when the message was sent, in ms since the coordinator heard of the run. */
export type FromCoordinator =
  /** The run began at `clockMs` on the coordinator's clock: from now on an abort has to wait for `rested`. */
  | { type: 'begun'; elapsedMs: 0; clockMs: number }
  | { type: 'update'; elapsedMs: number; tasks: TaskState[] }
  | { type: 'done'; outcome: Outcome }
  /** The answer to `ask-clock`. */
  | { type: 'clock'; elapsedMs: number }
  /** The answer to `cancel`: no worker computes any more. */
  | { type: 'rested' }
  /** The last message: the coordinator closes. */
  | { type: 'gone' }
  | Failed;

/** The state of a task. `progress` is between 0 and 1. */
export type TaskState = { id: number; lane: number; phase: Phase | 'done'; progress: number };

/** Times on the coordinator's clock: of hearing the worker's last `ready` or `task-ended`, and of sending this. */
export interface HeardAt {
  heardMs: number;
  sentMs: number;
}

/** The answer to `ready`. */
export type ClockSet = { type: 'clock' } & HeardAt;

export type ToProcess =
  | ClockSet
  | {
      type: 'task';
      clock: HeardAt;
      kind: Job['kind'];
      options: Options;
      /** When the coordinator heard of the run, on the coordinator's clock. */
      originMs: number;
      spans: boolean;
      stopFlag: Int32Array | null;
      id: number;
      lane: number;
      readyMs: number;
    }
  | { type: 'cancel' };

/** `address` is the address of the run in the shared memory. */
export type ToThread =
  ClockSet | { type: 'task'; clock: HeardAt; address: number; id: number } | { type: 'cancel' };

export type FromCrew =
  | { type: 'ready' }
  | { type: 'progress'; state: TaskState }
  | {
      type: 'task-ended';
      id: number;
      /** Only processes send these fields. The tasks of threads are recorded in the shared memory. */
      record?: TaskRecord;
      max?: number | null;
      memoryBytes?: number;
      /** The greatest number of numbers that a list could have had, where the task's list found no room. */
      largestList?: number;
    }
  | Failed;

/** The core's record of one task. */
export interface TaskRecord {
  ending: Ending;
  /** Null for an empty list, and where no max was found. */
  max: number | null;
  /** When the max was known; -1 where no max was found. */
  foundMs: number;
  lane: number;
  /** How long the task was kept from its processor. */
  lostMs: number;
  /** How many spans were left out, beyond the most that a run keeps. */
  droppedSpans: number;
  /** Three numbers a span: the phase's place in `corePhases`, start and end. */
  spans: Float64Array;
}

export type Ending = 'stopped' | 'found' | 'out-of-memory';

/** The measurements of a coordinator. All times are in ms since the coordinator heard of the run. */
export interface Outcome {
  elapsedMs: number;
  /** One for each task. */
  records: TaskRecord[];
  lanes: Lane[];
  /** Bytes of each wasm memory. */
  instances: number[];
  lock: { switches: number; waitedMs: number } | null;
  loop: { longestBlockMs: number } | null;
  /** The answers of a `reference` job, one a task. */
  maxima: (number | null)[];
}

/** The phases in the order of the core's enum (src/spans.rs): a span crosses with its phase's place in this order. */
export const corePhases: readonly Phase[] = Object.freeze([
  'start',
  'queue',
  'lock',
  'build',
  'scan',
  'wait',
]);

/** Reads the record of a task that has found its max. */
export function readRecord(record: TaskRecord, id: number): TaskReport {
  const { max, foundMs, lane, spans, lostMs, droppedSpans } = record;
  const task = { id, max, foundMs, lane, spans: readSpans(spans), lostMs };
  return droppedSpans > 0 ? { ...task, droppedSpans } : task;
}

/** Reads what a lane did: four numbers a part, the task and then its span. */
export function readParts(parts: Float64Array): NonNullable<Lane['parts']> {
  const read = [];
  for (let at = 0; at < parts.length; at += 4) {
    read.push({ task: parts[at], ...readSpan(parts, at + 1) });
  }
  return read;
}

function readSpans(numbers: Float64Array) {
  const spans = [];
  for (let at = 0; at < numbers.length; at += 3) spans.push(readSpan(numbers, at));
  return spans;
}

function readSpan(numbers: Float64Array, at: number) {
  return { phase: corePhases[numbers[at]], startMs: numbers[at + 1], endMs: numbers[at + 2] };
}
