// `futures`: an executor over a pool of processes, or of threads under the lock, kept warm between runs.

import { lanesOf, lockOf, outcomeOf } from '../outcome.ts';
import { performInPool } from '../pool.ts';
import type { Strategy } from './index.ts';

export const futures: Strategy = {
  keepsWorkers: true,
  async run(context) {
    const { executor } = context.options;
    const { members, records } = await performInPool(context);
    const elapsedMs = context.now();
    const own = members.map(({ memoryBytes }) => memoryBytes).filter((bytes) => bytes > 0);
    return outcomeOf({
      elapsedMs,
      records,
      lanes: lanesOf(executor === 'threads' ? 'thread' : 'process', members.length),
      instances: executor === 'threads' ? [context.instance.bytes] : own,
      lock: executor === 'threads' ? lockOf(context) : null,
    });
  },
};
