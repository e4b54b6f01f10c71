// Every message between the page and its workers, as tagged unions; and the flat records of the wasm core.

/**
 * @typedef {import('./report.js').Options} Options
 * @typedef {import('./report.js').Phase} Phase
 * @typedef {import('./errors.js').WireError} WireError
 *
 * @typedef {'coordinator' | 'process' | 'thread' | 'pool-thread' | 'analyst'} Role
 *
 * @typedef {object} Assets where workers come from
 * @property {string} workerUrl
 * @property {WebAssembly.Module} module
 *
 * @typedef {{ assets: Assets, role: Role, start?: ProcessStart | ThreadStart | PoolThreadStart }} WorkerStart first message to any worker
 * @typedef {{ pages: number }} ProcessStart how far its memory should be able to grow
 * @typedef {{ memory: WebAssembly.Memory }} ThreadStart
 * @typedef {{ memory: WebAssembly.Memory, receiver: number }} PoolThreadStart
 *
 * @typedef {object} Job what a coordinator is to do
 * @property {'race' | 'reference'} kind
 * @property {Options} options
 * @property {number[]} taskIds
 * @property {number} originMs when the run began, in ms since the Unix epoch
 * @property {number | null} knownPaceMs what a calibration after it is held against, 0 for nothing yet, null for none
 * @property {boolean} spans whether to record what the tasks do when
 *
 * @typedef {{ type: 'run', job: Job, stopFlag: Int32Array | null } | { type: 'cancel' } | { type: 'end' }} ToCoordinator
 *   `stopFlag` is one shared number, for workers that compute and so read no messages; null where memory cannot be shared
 *
 * @typedef {{ type: 'begun' }
 *   | { type: 'update', elapsedMs: number, tasks: TaskState[] }
 *   | { type: 'done', outcome: Outcome }
 *   | { type: 'rested' }
 *   | { type: 'gone' }
 *   | { type: 'failed', error: WireError }} FromCoordinator
 *
 * @typedef {{ id: number, lane: number, phase: Phase | 'done', progress: number }} TaskState
 *
 * @typedef {{ type: 'task', kind: Job['kind'], options: Options, originMs: number, spans: boolean, stopFlag: Int32Array | null, id: number, lane: number, readyMs: number }
 *   | { type: 'cancel' }} ToProcess
 * @typedef {{ type: 'task', address: number, id: number }} ToThread
 *
 * @typedef {{ type: 'ready' }
 *   | { type: 'progress', state: TaskState }
 *   | { type: 'task-ended', id: number, record?: Float64Array, max?: number | null, memoryBytes?: number, largestList?: number }
 *   | { type: 'failed', error: WireError }} FromCrew
 *
 * @typedef {object} Outcome what a coordinator found out
 * @property {number} elapsedMs
 * @property {Float64Array[]} records one a task, as `Run.record` of the wasm core gives them
 * @property {import('./report.js').Lane[]} lanes
 * @property {number[]} instances bytes of each wasm memory
 * @property {{ switches: number, waitedMs: number } | null} lock
 * @property {{ longestBlockMs: number } | null} loop
 * @property {number | null} paceMs what the calibration took, null where there was none
 * @property {(number | null)[]} maxima of a `reference` job, one a task
 */

/** The phases, each at the index that is its code in the core (src/spans.rs). @type {readonly Phase[]} */
export const phases = Object.freeze(['start', 'queue', 'lock', 'build', 'scan', 'wait']);

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
export const strategyCode = (/** @type {Options['strategy']} */ name) =>
  NAMES.strategy.indexOf(name);

/** strategyOf gives the strategy that has a code in the core. */
export const strategyOf = (/** @type {number} */ code) =>
  /** @type {Options['strategy']} */ (NAMES.strategy[code]);

/**
 * optionNumbers makes of options what the core takes (src/wire.rs).
 * @param {Options} options
 */
export const optionNumbers = (options) =>
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

/**
 * readRecord reads the record of a task that has found its max.
 * @param {Float64Array} record
 * @param {number} id
 * @returns {import('./report.js').TaskReport}
 */
export function readRecord(record, id) {
  const [, max, foundMs, lane, droppedSpans, lostMs] = record;
  const spans = [];
  for (let at = RECORD_HEAD; at < record.length; at += 3) spans.push(readSpan(record, at));
  const task = { id, max: Number.isNaN(max) ? null : max, foundMs, lane, spans, lostMs };
  return droppedSpans > 0 ? { ...task, droppedSpans } : task;
}

/**
 * readParts reads what a lane did, four numbers a part.
 * @param {Float64Array} parts
 * @returns {NonNullable<import('./report.js').Lane['parts']>}
 */
export function readParts(parts) {
  const read = [];
  for (let at = 0; at < parts.length; at += 4) {
    read.push({ task: parts[at], ...readSpan(parts, at + 1) });
  }
  return read;
}

/** @param {Float64Array} record */
export const ranOutOfMemory = (record) => record[0] === END.outOfMemory;

/** @param {Float64Array} record */
export const wasStopped = (record) => record[0] === END.stopped;

/**
 * @param {Float64Array} numbers
 * @param {number} at
 */
function readSpan(numbers, at) {
  return { phase: phases[numbers[at]], startMs: numbers[at + 1], endMs: numbers[at + 2] };
}
