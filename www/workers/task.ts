// One task of a race on a worker's event loop: its way to a lane, its computing, its wait.

import { outOfMemory } from '../core/room.ts';
import { compute, sleep } from './compute.ts';
import type { Run } from '../../pkg/racelane.js';
import type { Context } from './context.ts';

/**
 * Records how a task came to its lane: the lane started, then the task queued, and now it runs.
 * @param readyMs when the lane was up; 0 or less if that was before the run
 */
export function begin(run: Run, id: number, lane: number, readyMs: number) {
  run.setLane(id, lane);
  if (readyMs > 0) run.addSpan(id, 'start', 0, readyMs);
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
