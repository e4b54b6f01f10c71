// An executor: tasks are submitted, queue for a pool of workers, and come back as futures.

import type { Member } from './crew.ts';

export type Submitted<T> = {
  work: (member: Member) => Promise<T>;
  resolve: (value: any) => void;
  reject: (reason: unknown) => void;
};

export class Executor {
  readonly members: Member[];
  #queue: Submitted<any>[] = [];
  #idle: Member[] = [];
  #failure: unknown = null;

  /** @param members the pool; each takes work once it is up */
  constructor(members: Member[]) {
    this.members = members;
    for (const member of members) {
      member.child.ready.then(() => this.#release(member)).catch(() => {});
      member.child.failed.catch((reason) => this.#fail(reason));
    }
  }

  /**
   * submit queues work for the next worker that is free.
   * @returns the future of its result
   */
  submit<T>(work: (member: Member) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      this.#queue.push({ work, resolve, reject });
      this.#assign();
    });
  }

  #assign() {
    while (this.#idle.length > 0) {
      const submitted = this.#queue.shift();
      if (!submitted) return;
      const member = this.#idle.shift() as Member;
      const { work, resolve, reject } = submitted;
      work(member)
        .then(resolve, reject)
        .finally(() => this.#release(member));
    }
  }

  #release(member: Member) {
    this.#idle.push(member);
    this.#assign();
  }

  /** @param reason one worker that fails breaks the pool, as in Python */
  #fail(reason: unknown) {
    this.#failure ??= reason;
    for (const { reject } of this.#queue.splice(0)) reject(reason);
  }
}

/** asCompleted gives the results of futures in the order in which they arrive. */
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
