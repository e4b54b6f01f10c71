// Groups of workers that carry out whole tasks: one worker for each task, or a warm pool for which tasks queue.

import { Executor, asCompleted } from './executor.ts';
import type { TaskRecord } from '../core/protocol.ts';
import type { Context } from './context.ts';
import type { MemberKind } from './crew.ts';

/**
 * Starts a worker for every task. A task begins as soon as its own worker is up.
 * @param how `firstAlone` starts the other workers only when the first is up: the first is up sooner, and under a lock
 * only one computes at a time anyway
 */
export async function performOnOneEach(
  context: Context,
  Kind: MemberKind,
  { firstAlone = false }: { firstAlone?: boolean } = {},
) {
  const count = context.taskIds.length;
  const members = [new Kind(context, 0, count)];
  if (firstAlone) await members[0].child.ready;
  for (let lane = 1; lane < count; lane += 1) {
    members.push(new Kind(context, lane, count));
  }
  const records = await Promise.all(
    context.taskIds.map(async (id, index) => {
      await members[index].child.ready;
      return recorded(await members[index].perform(context, id));
    }),
  );
  return { members, records };
}

/** The pool that stays warm between the runs of this coordinator. */
let warm: Executor | null = null;

/** Submits every task to the warm pool, which the first run starts. */
export async function performInPool(context: Context, Kind: MemberKind) {
  const { taskIds, options } = context;
  if (warm) for (const { child } of warm.members) context.adopt(child);
  warm ??= new Executor(
    Array.from({ length: options.workers }, (_, lane) => new Kind(context, lane, options.workers)),
  );
  const { members } = warm;
  Promise.race(members.map(({ child }) => child.ready)).then(
    () => context.showReady(),
    // A pool that does not come up fails the submitted tasks.
    () => {},
  );
  const executor = warm;
  const futures = taskIds.map((id, index) =>
    executor.submit(async (member) => ({ index, ...(await member.perform(context, id)) })),
  );
  const records: TaskRecord[] = [];
  for await (const result of asCompleted(futures)) records[result.index] = recorded(result);
  return { members, records };
}

function recorded({ record }: { record?: TaskRecord }) {
  if (!record) throw new Error('a worker sent the end of a task without its record');
  return record;
}
