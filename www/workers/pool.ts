// Groups of workers that carry out whole tasks: one worker for each task, or a warm pool for which tasks queue.

import type { Member, MemberKind } from './crew.ts';
import type { TaskRecord } from '../core/protocol.ts';
import type { Context } from './context.ts';

/** Submitted work that waits for a worker. */
interface QueuedWork {
  /** Does the work and settles its future. */
  start: (member: Member) => Promise<unknown>;
  reject: (reason: unknown) => void;
}

export class Executor {
  readonly members: Member[];
  #queue: QueuedWork[] = [];
  #idle: Member[] = [];
  #failure: unknown = null;

  /** @param members the pool; each member takes work once it is up */
  constructor(members: Member[]) {
    this.members = members;
    for (const member of members) {
      member.child.ready.then(() => this.#release(member)).catch(() => {});
      member.child.failed.catch((reason) => this.#fail(reason));
    }
  }

  /**
   * Queues work for the next free worker.
   * @returns the future of its result
   */
  submit<T>(work: (member: Member) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      const start = (member: Member) => work(member).then(resolve, reject);
      this.#queue.push({ start, reject });
      this.#assign();
    });
  }

  #assign() {
    while (this.#idle.length > 0) {
      const submitted = this.#queue.shift();
      if (!submitted) return;
      const member = this.#idle.shift() as Member;
      submitted.start(member).finally(() => this.#release(member));
    }
  }

  #release(member: Member) {
    this.#idle.push(member);
    this.#assign();
  }

  /** Breaks the pool: as in Python, one failed worker fails all queued work. */
  #fail(reason: unknown) {
    this.#failure ??= reason;
    for (const { reject } of this.#queue.splice(0)) reject(reason);
  }
}

/** Yields the results of futures in the order in which they arrive. */
export async function* asCompleted<T>(futures: Promise<T>[]): AsyncGenerator<T> {
  const open = new Map(
    futures.map((future, index) => [index, future.then((value) => ({ index, value }))]),
  );
  while (open.size > 0) {
    const { index, value } = await Promise.race(open.values());
    open.delete(index);
    yield value;
  }
}

/**
 * Starts a worker for every task. A task begins as soon as its own worker is up.
 * @param how `firstAlone` starts the other workers only when the first is up. The first worker then starts sooner, and
 * under a lock only one worker computes at a time anyway.
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
      return requireRecord(await members[index].perform(context, id));
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
    // If the pool does not start, the submitted tasks fail.
    () => {},
  );
  const executor = warm;
  const futures = taskIds.map((id, index) =>
    executor.submit(async (member) => ({ index, ...(await member.perform(context, id)) })),
  );
  const records: TaskRecord[] = [];
  for await (const result of asCompleted(futures)) records[result.index] = requireRecord(result);
  return { members, records };
}

function requireRecord({ record }: { record?: TaskRecord }) {
  if (!record) throw new Error('a worker sent the end of a task without its record');
  return record;
}
