// A process: a worker with an instance and a memory of its own, which takes one task after another.

import { Reference, Run } from '../../pkg/racelane.js';
import { readBoard } from './context.ts';
import { begin, inSteps, perform } from './task.ts';
import { recordOf } from './outcome.ts';
import { hearOwner, tellCoordinator } from './owner.ts';
import { reportReady, sendTimed, setClock } from './set-clock.ts';
import { instantiateInTime } from './wasm.ts';
import type { StartOf, TaskRecord, ToProcess } from '../core/protocol.ts';

/** A task as its message describes it. */
export type Task = Extract<ToProcess, { type: 'task' }>;

/** The means of a process to carry out one task. */
export type TaskContext = {
  run: Run;
  signal: AbortSignal;
  isStopped: () => boolean;
  onChange: (isNews?: boolean) => void;
};

const PROGRESS_INTERVAL_MS = 17;
const REFERENCE_BLOCK = 1 << 18;

export async function startProcess({ assets, pages }: StartOf<'process'>) {
  const instance = await instantiateInTime(assets.module, pages);
  await reportReady();
  let stop = new AbortController();

  hearOwner(async (message: ToProcess) => {
    if (message.type !== 'task') {
      stop.abort();
      return;
    }
    setClock(message.clock);
    stop = new AbortController();
    const run = new Run(message.options, message.originMs, message.spans);
    const { stopFlag } = message;
    const isStopped = () =>
      stop.signal.aborted || (stopFlag !== null && Atomics.load(stopFlag, 0) !== 0);
    const announce = makeAnnouncer(run, message.id);
    const onChange = (isNews = false) => {
      if (isStopped()) run.stop();
      announce(isNews);
    };
    const work: (
      task: Task,
      context: TaskContext,
    ) => Promise<{ record?: TaskRecord; max?: number | null }> =
      message.kind === 'race' ? raceTask : referenceTask;
    const result = await work(message, { run, signal: stop.signal, isStopped, onChange });
    run.free();
    const memoryBytes = instance.bytes;
    const isOut = result.record?.ending === 'out-of-memory';
    const largestList = isOut ? instance.largestList(1, message.options.size) : 0;
    sendTimed({ type: 'task-ended', id: message.id, memoryBytes, largestList, ...result });
  });
}

async function raceTask(
  { id, lane, readyMs, options }: Task,
  { run, signal, onChange }: TaskContext,
) {
  begin(run, id, lane, readyMs);
  await perform(run, id, { waitMs: options.wait, signal, onChange });
  tellCoordinator({ type: 'progress', state: readBoard(run, id) });
  return { record: recordOf(run, id) };
}

/** Finds a task's max by the plain loop. */
async function referenceTask({ id, options }: Task, { isStopped, onChange }: TaskContext) {
  const reference = new Reference(options, id);
  const step = (budgetMs: number) => {
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

/** Returns a function that sends the task's state to the coordinator: news at once, progress at most once a frame. */
function makeAnnouncer(run: Run, id: number) {
  let lastMs = 0;
  return (isNews = false) => {
    const nowMs = performance.now();
    if (!isNews && nowMs - lastMs < PROGRESS_INTERVAL_MS) return;
    lastMs = nowMs;
    tellCoordinator({ type: 'progress', state: readBoard(run, id) });
  };
}
