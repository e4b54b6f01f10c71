// The semaphores that processes share. Locks, events, conditions and barriers of `multiprocessing` are made of them.

import { Waits } from './waits.ts';
import type { Answer } from './waits.ts';

interface Semaphore {
  value: number;
  readonly most: number;
  readonly waits: Waits;
}

export class Semaphores {
  readonly #semaphores: Map<number, Semaphore> = new Map();
  readonly #nextId: () => number;

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  create(value: number, most: number): number {
    const id = this.#nextId();
    this.#semaphores.set(id, { value, most, waits: new Waits() });
    return id;
  }

  /**
   * Takes one off a semaphore's value, and waits while it is 0.
   * @param limitMs then the answer is false; null for no limit
   */
  acquire(process: number, id: number, limitMs: number | null): Answer | Promise<Answer> {
    const semaphore = this.#semaphore(id);
    if (semaphore.value > 0) {
      semaphore.value -= 1;
      return true;
    }
    if (limitMs !== null && limitMs <= 0) return false;
    return semaphore.waits.add(process, limitMs, false);
  }

  release(id: number): Answer {
    const semaphore = this.#semaphore(id);
    if (!semaphore.waits.isEmpty) semaphore.waits.answerFirst(true);
    else if (semaphore.value < semaphore.most) semaphore.value += 1;
    else return { raise: 'ValueError', words: 'semaphore or lock released too many times' };
    return null;
  }

  valueOf = (id: number) => this.#semaphore(id).value;

  /** Forgets the waits of a process that has ended. What it holds stays taken, as at home. */
  dropProcess(process: number) {
    for (const { waits } of this.#semaphores.values()) waits.drop(process);
  }

  #semaphore(id: number): Semaphore {
    const semaphore = this.#semaphores.get(id);
    if (!semaphore) throw new Error(`There is no semaphore ${id}.`);
    return semaphore;
  }
}
