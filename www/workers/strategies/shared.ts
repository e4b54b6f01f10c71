// `shared`: rayon's threads in one memory with no lock. Idle threads steal tasks, and parts of tasks.

import { initThreadPool } from '../../../pkg/racelane.js';
import { readParts } from '../../core/protocol.ts';
import { outOfMemory } from '../../core/room.ts';
import { lanesOf, outcomeOf, recordsOf } from '../outcome.ts';
import { supplyThreads } from '../rayon-pool.ts';
import type { FromCrew, Outcome } from '../../core/protocol.ts';
import type { Child } from '../child.ts';
import type { Context } from '../context.ts';

export async function shared(context: Context): Promise<Outcome> {
  const { run, taskIds, options } = context;
  const threads = await startPool(context);
  const readyMs = context.now();
  for (const id of taskIds) run.addSpan(id, 'start', 0, readyMs);
  const allEnded = untilEnded(threads, taskIds.length);
  for (const thread of threads) thread.watch(options.wait);
  run.spawnTasks();
  await Promise.race([allEnded, ...threads.map((thread) => thread.failed)]);
  const elapsedMs = context.now();
  const records = recordsOf(context);
  if (records.some(({ ending }) => ending === 'out-of-memory')) {
    const lists = taskIds.length;
    throw outOfMemory(options.size, lists, context.instance.largestList(lists, options.size));
  }
  const lanes = lanesOf('thread', options.workers).map((lane) => ({
    ...lane,
    parts: readParts(run.parts(lane.id)),
  }));
  return outcomeOf({ elapsedMs, records, lanes, instances: [context.instance.bytes] });
}

/** Starts rayon's global pool, which ends with this worker. */
async function startPool(context: Context): Promise<Child[]> {
  const threads: Child[] = [];
  supplyThreads((memory, receiver) => {
    const name = `racelane pool thread ${threads.length + 1}`;
    const thread = context.hire({ role: 'pool-thread', memory, receiver }, name);
    threads.push(thread);
    return thread;
  });
  await initThreadPool(context.options.workers);
  return threads;
}

/** Waits until the threads have reported the end of `count` tasks. The thread that ends a task reports it. */
function untilEnded(threads: readonly Child[], count: number): Promise<void> {
  let left = count;
  return new Promise((resolve) => {
    const onMessage = (message: FromCrew) => {
      if (message.type !== 'task-ended') return;
      left -= 1;
      if (left === 0) resolve();
    };
    for (const thread of threads) thread.onMessage = onMessage;
  });
}
