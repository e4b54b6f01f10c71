// `futures`: an executor over a pool of processes, or of threads under the lock, kept warm between runs.

import { Process, Thread } from '../crew.ts';
import { lanesOf, lockOf, outcomeOf } from '../outcome.ts';
import { performInPool } from '../pool.ts';
import type { Outcome } from '../../core/protocol.ts';
import type { Options } from '../../core/report.ts';
import type { Context } from '../context.ts';
import type { Member, MemberKind } from '../crew.ts';

/** The kind of worker in a pool, and how its memory is measured. */
interface PoolKind {
  Member: MemberKind;
  lane: 'process' | 'thread';
  /** Returns the bytes of each memory of the pool, and the figures of its lock. */
  measure: (context: Context, members: readonly Member[]) => Pick<Outcome, 'instances' | 'lock'>;
}

const pools: Readonly<Record<Options['executor'], PoolKind>> = {
  processes: {
    Member: Process,
    lane: 'process',
    // A process without a task so far has reported no size.
    measure: (_context, members) => ({
      instances: members.map(({ memoryBytes }) => memoryBytes).filter((bytes) => bytes > 0),
      lock: null,
    }),
  },
  threads: {
    Member: Thread,
    lane: 'thread',
    measure: (context) => ({ instances: [context.instance.bytes], lock: lockOf(context) }),
  },
};

export async function futures(context: Context): Promise<Outcome> {
  const pool = pools[context.options.executor];
  const { members, records } = await performInPool(context, pool.Member);
  const elapsedMs = context.now();
  const lanes = lanesOf(pool.lane, members.length);
  return outcomeOf({ elapsedMs, records, lanes, ...pool.measure(context, members) });
}
