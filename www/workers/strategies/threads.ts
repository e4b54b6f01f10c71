// `threads`: one real thread a task, in one shared memory, all under one lock modelled on CPython's.

import { Thread } from '../crew.ts';
import { lanesOf, lockOf, outcomeOf, recordsOf } from '../outcome.ts';
import { performOnOneEach } from '../pool.ts';
import type { Outcome } from '../../core/protocol.ts';
import type { Context } from '../context.ts';

export async function threads(context: Context): Promise<Outcome> {
  // Under the lock one thread computes at a time, so the first one starts alone and sooner. Waits overlap, so threads
  // that wait all start at once.
  const firstAlone = context.options.wait === 0;
  await performOnOneEach(context, Thread, { firstAlone });
  return outcomeOf({
    elapsedMs: context.now(),
    records: recordsOf(context),
    lanes: lanesOf('thread', context.taskIds.length),
    instances: [context.instance.bytes],
    lock: lockOf(context),
  });
}
