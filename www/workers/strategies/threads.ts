// `threads`: one real thread a task, in one shared memory, all under one lock modelled on CPython's.

import { Thread } from '../crew.ts';
import { lanesOf, lockOf, outcomeOf, recordsOf } from '../outcome.ts';
import { performOnOneEach } from '../pool.ts';
import type { Strategy } from './index.ts';

export const threads: Strategy = {
  keepsWorkers: false,
  async run(context) {
    // Threads that sleep overlap, so none of them should come up later than it must.
    const firstAlone = context.options.wait === 0;
    await performOnOneEach(context, Thread, { firstAlone });
    return outcomeOf({
      elapsedMs: context.now(),
      records: recordsOf(context),
      lanes: lanesOf('thread', context.taskIds.length),
      instances: [context.instance.bytes],
      lock: lockOf(context),
    });
  },
};
