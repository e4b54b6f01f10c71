// Waits of processes for a thing that they share: first come, first served.

/** What the coordinator answers to a call: plain JSON, or bytes. */
export type Answer = null | boolean | number | readonly number[] | Refusal | Uint8Array;

/** An exception that the call raises in Python. */
export interface Refusal {
  raise: 'BlockingIOError' | 'BrokenPipeError' | 'ValueError';
  words: string;
}

interface Wait {
  process: number;
  settle: (answer: Answer) => void;
}

export class Waits {
  readonly #waits: Set<Wait> = new Set();

  /**
   * Waits for the next answer.
   * @param limitMs then the answer is `late`; null for no limit
   */
  add(process: number, limitMs: number | null, late: Answer): Promise<Answer> {
    return new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const wait: Wait = {
        process,
        settle: (answer) => {
          clearTimeout(timer);
          this.#waits.delete(wait);
          resolve(answer);
        },
      };
      this.#waits.add(wait);
      // A longer time than a browser's timer can wait, 24 days, is no limit.
      if (limitMs !== null && limitMs < 2 ** 31)
        timer = setTimeout(() => wait.settle(late), limitMs);
    });
  }

  get isEmpty() {
    return this.#waits.size === 0;
  }

  /** Answers the wait that began first. */
  answerFirst(answer: Answer) {
    const [first] = this.#waits;
    first?.settle(answer);
  }

  /** Forgets the waits of a process that has ended: an answer would be lost on it. */
  drop(process: number) {
    for (const wait of this.#waits) if (wait.process === process) this.#waits.delete(wait);
  }
}
