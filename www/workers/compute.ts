// Computes one task on a worker's event loop, in steps, and waits by the loop's timers.

import { canShareMemory } from './wasm.ts';
import type { Run } from '../../pkg/racelane.js';

/** The length of a step. An aborted run must come to rest within 100 ms, which takes several messages. */
const STEP_MS = 10;

const turns = new MessageChannel();
const waiting: (() => void)[] = [];
turns.port1.onmessage = () => waiting.shift()?.();

/** Lets the event loop read its other messages, without a timer's 4 ms. */
export const nextTurn = () =>
  new Promise((resolve: (value?: void) => void) => {
    waiting.push(resolve);
    turns.port2.postMessage(null);
  });

/**
 * Repeats a step until it returns true. Where memory can be shared the worker is truly blocked meanwhile, and the stop
 * flag ends it. Elsewhere the worker reads its messages between two steps.
 * @param step returns true once nothing is left to do
 */
export async function inSteps(step: (budgetMs: number) => boolean, afterStep: () => void) {
  const mayBlock = canShareMemory();
  while (!step(STEP_MS)) {
    afterStep();
    if (!mayBlock) await nextTurn();
  }
}

/** Finds a task's max. */
export function compute(run: Run, id: number, afterStep: () => void) {
  return inSteps((budgetMs) => !run.step(id, budgetMs), afterStep);
}

/** Waits as for I/O, by one timer. An abort ends the wait early. */
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
