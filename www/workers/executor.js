// An executor: tasks are submitted, queue for a pool of workers, and come back as futures.

/**
 * @template T
 * @typedef {{ work: (member: import('./crew.js').Member) => Promise<T>, resolve: (value: any) => void, reject: (reason: unknown) => void }} Submitted
 */

export class Executor {
  /** @type {Submitted<any>[]} */
  #queue = [];
  /** @type {import('./crew.js').Member[]} */
  #idle = [];
  /** @type {unknown} */
  #failure = null;

  /** @param {import('./crew.js').Member[]} members the pool; each takes work once it is up */
  constructor(members) {
    this.members = members;
    for (const member of members) {
      member.child.ready.then(() => this.#release(member)).catch(() => {});
      member.child.failed.catch((reason) => this.#fail(reason));
    }
  }

  /**
   * submit queues work for the next worker that is free.
   * @template T
   * @param {(member: import('./crew.js').Member) => Promise<T>} work
   * @returns {Promise<T>} the future of its result
   */
  submit(work) {
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
      const member = /** @type {import('./crew.js').Member} */ (this.#idle.shift());
      const { work, resolve, reject } = submitted;
      work(member)
        .then(resolve, reject)
        .finally(() => this.#release(member));
    }
  }

  /** @param {import('./crew.js').Member} member */
  #release(member) {
    this.#idle.push(member);
    this.#assign();
  }

  /** @param {unknown} reason one worker that fails breaks the pool, as in Python */
  #fail(reason) {
    this.#failure ??= reason;
    for (const { reject } of this.#queue.splice(0)) reject(reason);
  }
}

/**
 * asCompleted gives the results of futures in the order in which they arrive.
 * @template T
 * @param {Promise<T>[]} futures
 * @returns {AsyncGenerator<T>}
 */
export async function* asCompleted(futures) {
  const open = new Map(
    futures.map((future, index) => [index, future.then((value) => ({ index, value }))]),
  );
  while (open.size > 0) {
    const { index, value } = await Promise.race(open.values());
    open.delete(index);
    yield value;
  }
}
