// Computes on one task on a worker's event loop, in steps, and waits with the loop's timers.

import { STEP } from '../core/protocol.js';
import { canShareMemory } from './wasm.js';

/** A step's length: an aborted run is to rest within 100 ms, several messages away. */
const STEP_MS = 10;

const turns = new MessageChannel();
/** @type {(() => void)[]} */
const waiting = [];
turns.port1.onmessage = () => waiting.shift()?.();

/** nextTurn lets the event loop take its other messages, without a timer's 4 ms. */
export const nextTurn = () =>
  new Promise((/** @type {(value?: void) => void} */ resolve) => {
    waiting.push(resolve);
    turns.port2.postMessage(null);
  });

/**
 * inSteps repeats a step until it says that it was the last. Where memory is shared, whoever wants this to stop
 * sets the stop flag, and the worker is truly blocked until then; elsewhere it reads its messages between steps.
 * @param {(budgetMs: number) => boolean} step true once there is nothing more to do
 * @param {() => void} afterStep
 */
export async function inSteps(step, afterStep) {
  const mayBlock = canShareMemory();
  while (!step(STEP_MS)) {
    afterStep();
    if (!mayBlock) await nextTurn();
  }
}

/**
 * compute finds a task's max.
 * @param {import('../../pkg/racelane.js').Run} run
 * @param {number} id
 * @param {() => void} afterStep
 */
export function compute(run, id, afterStep) {
  return inSteps((budgetMs) => run.step(id, budgetMs) !== STEP.more, afterStep);
}

/**
 * sleep is a simulated I/O wait: one timer. An abort ends it early.
 * @param {number} ms
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
export function sleep(ms, signal) {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    function end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
}
