// Every message between the page and its workers, as tagged unions; and the flat records of the wasm core.

import type { WireError } from './errors.ts';
import type { Lane, Options, Phase, TaskReport } from './report.ts';

export type Role = 'coordinator' | 'process' | 'thread' | 'pool-thread';

/** Where workers come from. */
export interface Assets {
  workerUrl: string;
  module: WebAssembly.Module;
}

/** First message to any worker. */
export type WorkerStart = {
  assets: Assets;
  role: Role;
  start?: ProcessStart | ThreadStart | PoolThreadStart;
};

/** How far its memory should be able to grow. */
export type ProcessStart = { pages: number };

export type ThreadStart = { memory: WebAssembly.Memory };

export type PoolThreadStart = { memory: WebAssembly.Memory; receiver: number };

/** What a coordinator is to do. */
export interface Job {
  kind: 'race' | 'reference';
  options: Options;
  taskIds: number[];
  /** When the run began, in ms since the Unix epoch. */
  originMs: number;
  /** What a calibration after it is held against, 0 for nothing yet, null for none. */
  knownPaceMs: number | null;
  /** Whether to record what the tasks do when. */
  spans: boolean;
}

/**
 * `stopFlag` is one shared number, for workers that compute and so read no messages; null where memory cannot be shared.
 */
export type ToCoordinator =
  { type: 'run'; job: Job; stopFlag: Int32Array | null } | { type: 'cancel' } | { type: 'end' };

export type FromCoordinator =
  | { type: 'begun' }
  | { type: 'update'; elapsedMs: number; tasks: TaskState[] }
  | { type: 'done'; outcome: Outcome }
  | { type: 'rested' }
  | { type: 'gone' }
  | { type: 'failed'; error: WireError };

export type TaskState = { id: number; lane: number; phase: Phase | 'done'; progress: number };

export type ToProcess =
  | {
      type: 'task';
      kind: Job['kind'];
      options: Options;
      originMs: number;
      spans: boolean;
      stopFlag: Int32Array | null;
      id: number;
      lane: number;
      readyMs: number;
    }
  | { type: 'cancel' };

export type ToThread = { type: 'task'; address: number; id: number };

export type FromCrew =
  | { type: 'ready' }
  | { type: 'progress'; state: TaskState }
  | {
      type: 'task-ended';
      id: number;
      record?: Float64Array;
      max?: number | null;
      memoryBytes?: number;
      largestList?: number;
    }
  | { type: 'failed'; error: WireError };

/** What a coordinator found out. */
export interface Outcome {
  elapsedMs: number;
  /** One a task, as `Run.record` of the wasm core gives them. */
  records: Float64Array[];
  lanes: Lane[];
  /** Bytes of each wasm memory. */
  instances: number[];
  lock: { switches: number; waitedMs: number } | null;
  loop: { longestBlockMs: number } | null;
  /** What the calibration took, null where there was none. */
  paceMs: number | null;
  /** Of a `reference` job, one a task. */
  maxima: (number | null)[];
}

/** The phases, each at the index that is its code in the core (src/spans.rs). */
export const phases: readonly Phase[] = Object.freeze([
  'start',
  'queue',
  'lock',
  'build',
  'scan',
  'wait',
]);

/** Codes of the phases that JavaScript itself enters. */
export const PHASE = Object.freeze({ start: 0, queue: 1, wait: 5 });

/** The options that are names, each name at the index that is its code in the core (src/options/names.rs). */
const NAMES = Object.freeze({
  workload: ['io', 'cpu'],
  strategy: ['serial', 'asyncio', 'threads', 'processes', 'futures', 'shared'],
  list: ['stream', 'memory'],
  executor: ['processes', 'threads'],
});

/** strategyCode gives a strategy's code in the core. */
export const strategyCode = (name: Options['strategy']) => NAMES.strategy.indexOf(name);

/** strategyOf gives the strategy that has a code in the core. */
export const strategyOf = (code: number) => NAMES.strategy[code] as Options['strategy'];

/** optionNumbers makes of options what the core takes (src/wire.rs). */
export const optionNumbers = (options: Options) =>
  Float64Array.of(
    NAMES.workload.indexOf(options.workload),
    strategyCode(options.strategy),
    options.tasks,
    options.size,
    options.wait,
    NAMES.list.indexOf(options.list),
    options.workers,
    NAMES.executor.indexOf(options.executor),
    options.switchInterval,
    options.seed,
  );

/** How a task stands after a step (src/strategies/stepped.rs). */
export const STEP = Object.freeze({ more: 0, found: 1, stopped: 2, outOfMemory: 3 });

/** How a task ended, the first number of its record. */
const END = Object.freeze({ stopped: 0, found: 1, outOfMemory: 2 });

const RECORD_HEAD = 6;

/** readRecord reads the record of a task that has found its max. */
export function readRecord(record: Float64Array, id: number): TaskReport {
  const [, max, foundMs, lane, droppedSpans, lostMs] = record;
  const spans = [];
  for (let at = RECORD_HEAD; at < record.length; at += 3) spans.push(readSpan(record, at));
  const task = { id, max: Number.isNaN(max) ? null : max, foundMs, lane, spans, lostMs };
  return droppedSpans > 0 ? { ...task, droppedSpans } : task;
}

/** readParts reads what a lane did, four numbers a part. */
export function readParts(parts: Float64Array): NonNullable<Lane['parts']> {
  const read = [];
  for (let at = 0; at < parts.length; at += 4) {
    read.push({ task: parts[at], ...readSpan(parts, at + 1) });
  }
  return read;
}

export const ranOutOfMemory = (record: Float64Array) => record[0] === END.outOfMemory;

export const wasStopped = (record: Float64Array) => record[0] === END.stopped;

function readSpan(numbers: Float64Array, at: number) {
  return { phase: phases[numbers[at]], startMs: numbers[at + 1], endMs: numbers[at + 2] };
}
