// One task of a race on a worker's event loop: its start on a lane, its computing, its wait.

import { nextTurn } from './next-turn.ts';
import { canShareMemory } from './wasm.ts';
import { outOfMemory } from '../core/room.ts';
import type { Run } from '../../pkg/racelane.js';
import type { Context } from './context.ts';

/** The length of a step. An aborted run must come to rest within 100 ms, which takes several messages. */
const STEP_MS = 10;

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

/**
 * Records how a task came to its lane: the lane started, then the task queued, and now it runs.
 * @param readyMs when the lane was up; less than 0 if that was before the run
 */
export function begin(run: Run, id: number, lane: number, readyMs: number) {
  run.setLane(id, lane);
  if (readyMs >= 0) run.addSpan(id, 'start', 0, readyMs);
  run.addSpan(id, 'queue', Math.max(readyMs, 0), run.now());
}

/** Computes, then waits. */
export async function perform(
  run: Run,
  id: number,
  {
    waitMs,
    signal,
    onChange,
  }: { waitMs: number; signal: AbortSignal; onChange: (isNews?: boolean) => void },
) {
  await compute(run, id, onChange);
  if (run.ending(id) === 'out-of-memory') return;
  await wait(run, id, { waitMs, signal, onChange });
}

/** Carries out the task's simulated I/O wait. */
export async function wait(
  run: Run,
  id: number,
  {
    waitMs,
    signal,
    onChange,
  }: { waitMs: number; signal: AbortSignal; onChange: (isNews?: boolean) => void },
) {
  if (waitMs === 0 || signal.aborted) return;
  run.enter(id, 'wait');
  onChange(true);
  await sleep(waitMs, signal);
  run.leave(id);
}

/** Throws if a task found no room for its list, where one list at a time is in memory. */
export function failWithoutRoom({ run, instance, options }: Context, id: number) {
  if (run.ending(id) === 'out-of-memory') {
    throw outOfMemory(options.size, 1, instance.largestList(1, options.size));
  }
}
