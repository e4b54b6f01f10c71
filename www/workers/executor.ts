// An executor: tasks are submitted, queue for a pool of workers, and their results come back as futures.

import type { Member } from './crew.ts';

/** Submitted work that waits for a worker. */
interface Submitted {
  /** Does the work and settles its future. */
  start: (member: Member) => Promise<unknown>;
  reject: (reason: unknown) => void;
}

export class Executor {
  readonly members: Member[];
  #queue: Submitted[] = [];
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
