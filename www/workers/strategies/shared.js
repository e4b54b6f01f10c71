// `shared`: rayon's threads in one memory with no lock. Tasks, and parts of tasks, are stolen by idle threads.

import { initThreadPool } from '../../../pkg/racelane.js';
import { PHASE, ranOutOfMemory, readParts } from '../../core/protocol.js';
import { outOfMemory } from '../../core/room.js';
import { lanesOf, outcomeOf, recordsOf } from '../outcome.js';
import { supplyThreads } from '../rayon-pool.js';

/** @type {import('./index.js').Strategy} */
export const shared = {
  keepsWorkers: false,
  async run(context) {
    const { run, taskIds, options } = context;
    const threads = await startPool(context);
    const readyMs = context.now();
    for (const id of taskIds) run.addSpan(id, PHASE.start, 0, readyMs);
    const allEnded = tasksEnded(threads, taskIds.length);
    for (const thread of threads) thread.watch(options.wait);
    run.spawnTasks();
    await Promise.race([allEnded, ...threads.map((thread) => thread.failed)]);
    const elapsedMs = context.now();
    const records = recordsOf(context);
    if (records.some(ranOutOfMemory)) {
      const lists = taskIds.length;
      throw outOfMemory(options.size, lists, context.instance.largestList(lists, options.size));
    }
    const lanes = lanesOf('thread', options.workers).map((lane) => ({
      ...lane,
      parts: readParts(run.parts(lane.id)),
    }));
    return outcomeOf({ elapsedMs, records, lanes, instances: [context.instance.bytes] });
  },
};

/**
 * startPool brings up rayon's global pool, which lives and dies with this worker.
 * @param {import('../context.js').Context} context
 */
async function startPool(context) {
  /** @type {import('../child.js').Child[]} */
  const threads = [];
  supplyThreads((start) => {
    const thread = context.hire('pool-thread', `racelane pool thread ${threads.length + 1}`, start);
    threads.push(thread);
    return thread;
  });
  await initThreadPool(context.options.workers);
  return threads;
}

/**
 * tasksEnded settles once the threads have told of the end of so many tasks, each on the thread that ended it.
 * @param {import('../child.js').Child[]} threads
 * @param {number} count
 * @returns {Promise<void>}
 */
function tasksEnded(threads, count) {
  let left = count;
  return new Promise((resolve) => {
    const onMessage = (/** @type {import('../../core/protocol.js').FromCrew} */ message) => {
      if (message.type !== 'task-ended') return;
      left -= 1;
      if (left === 0) resolve();
    };
    for (const thread of threads) thread.onMessage = onMessage;
  });
}
