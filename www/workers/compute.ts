// Computes on one task on a worker's event loop, in steps, and waits with the loop's timers.

import { canShareMemory } from './wasm.ts';
import type { Run } from '../../pkg/racelane.js';

/** A step's length: an aborted run is to rest within 100 ms, several messages away. */
const STEP_MS = 10;

const turns = new MessageChannel();
const waiting: (() => void)[] = [];
turns.port1.onmessage = () => waiting.shift()?.();

/** nextTurn lets the event loop take its other messages, without a timer's 4 ms. */
export const nextTurn = () =>
  new Promise((resolve: (value?: void) => void) => {
    waiting.push(resolve);
    turns.port2.postMessage(null);
  });

/**
 * inSteps repeats a step until it says that it was the last. Where memory is shared, whoever wants this to stop
 * sets the stop flag, and the worker is truly blocked until then; elsewhere it reads its messages between steps.
 * @param step true once there is nothing more to do
 */
export async function inSteps(step: (budgetMs: number) => boolean, afterStep: () => void) {
  const mayBlock = canShareMemory();
  while (!step(STEP_MS)) {
    afterStep();
    if (!mayBlock) await nextTurn();
  }
}

/** compute finds a task's max. */
export function compute(run: Run, id: number, afterStep: () => void) {
  return inSteps((budgetMs) => !run.step(id, budgetMs), afterStep);
}

/** sleep is a simulated I/O wait: one timer. An abort ends it early. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
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
