// A process: a worker with an instance and a memory of its own, which takes one task after another.

import { Reference, Run } from '../../pkg/racelane.js';
import { optionNumbers, ranOutOfMemory } from '../core/protocol.js';
import { readBoard } from './board.js';
import { inSteps } from './compute.js';
import { begin, perform } from './task.js';
import { instantiateInTime, requestStop } from './wasm.js';

/**
 * @typedef {Extract<import('../core/protocol.js').ToProcess, { type: 'task' }>} Task
 * @typedef {{ run: Run, signal: AbortSignal, isStopped: () => boolean, onChange: (isNews?: boolean) => void }} Desk
 */

const PROGRESS_INTERVAL_MS = 17;
const REFERENCE_BLOCK = 1 << 18;

/** @param {import('../core/protocol.js').WorkerStart} start */
export async function process({ assets, start }) {
  const { pages } = /** @type {import('../core/protocol.js').ProcessStart} */ (start);
  const instance = await instantiateInTime(assets.module, pages);
  const { memory } = instance;
  let stop = new AbortController();
  self.postMessage({ type: 'ready' });

  return async (/** @type {import('../core/protocol.js').ToProcess} */ message) => {
    if (message.type === 'cancel') {
      stop.abort();
      return;
    }
    stop = new AbortController();
    const run = new Run(optionNumbers(message.options), message.originMs, message.spans);
    const { stopFlag } = message;
    const isStopped = () =>
      stop.signal.aborted || (stopFlag !== null && Atomics.load(stopFlag, 0) !== 0);
    const announce = announcer(run, message.id);
    const onChange = (isNews = false) => {
      if (isStopped()) requestStop(memory, run);
      announce(isNews);
    };
    /** @type {(task: Task, desk: Desk) => Promise<{ record?: Float64Array, max?: number | null }>} */
    const work = message.kind === 'race' ? raceTask : referenceTask;
    const result = await work(message, { run, signal: stop.signal, isStopped, onChange });
    run.free();
    const memoryBytes = instance.bytes;
    const isOut = result.record && ranOutOfMemory(result.record);
    const largestList = isOut ? instance.largestList(1, message.options.size) : 0;
    self.postMessage({ type: 'task-ended', id: message.id, memoryBytes, largestList, ...result });
  };
}

/**
 * @param {Task} task
 * @param {Desk} desk
 */
async function raceTask({ id, lane, readyMs, options }, { run, signal, onChange }) {
  begin(run, id, lane, readyMs);
  await perform(run, id, { waitMs: options.wait, signal, onChange });
  self.postMessage({ type: 'progress', state: readBoard(run)[id] });
  return { record: run.record(id) };
}

/**
 * referenceTask finds a task's max by the plain loop.
 * @param {Task} task
 * @param {Desk} desk
 */
async function referenceTask({ id, options }, { isStopped, onChange }) {
  const reference = new Reference(optionNumbers(options), id);
  const step = (/** @type {number} */ budgetMs) => {
    const endMs = performance.now() + budgetMs;
    while (!isStopped() && performance.now() < endMs) {
      if (reference.advance(REFERENCE_BLOCK)) return true;
    }
    return isStopped();
  };
  await inSteps(step, onChange);
  const max = reference.max() ?? null;
  reference.free();
  return { max };
}

/**
 * announcer tells the owner how a task stands, at most once a frame unless it is news.
 * @param {Run} run
 * @param {number} id
 */
function announcer(run, id) {
  let lastMs = 0;
  return (isNews = false) => {
    const nowMs = performance.now();
    if (!isNews && nowMs - lastMs < PROGRESS_INTERVAL_MS) return;
    lastMs = nowMs;
    self.postMessage({ type: 'progress', state: readBoard(run)[id] });
  };
}
