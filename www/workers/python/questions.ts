// An interpreter's questions to its coordinator, about what processes share.

import { Mailbox } from './mailbox.ts';
import type { FromInterpreter, PythonCall } from '../../core/python-protocol.ts';

export class Questions {
  readonly #tell: (message: FromInterpreter) => void;
  readonly #answers: Map<number, (answer: Uint8Array | string) => void> = new Map();
  readonly #mailbox: Mailbox | null;
  #lastId = 0;

  /** @param mail memory of the mailbox, or null where memory cannot be shared */
  constructor(tell: (message: FromInterpreter) => void, mail: SharedArrayBuffer | null) {
    this.#tell = tell;
    this.#mailbox = mail && new Mailbox(mail);
  }

  /** Whether it can ask and block until the answer is there. */
  get canBlock() {
    return this.#mailbox !== null;
  }

  /**
   * Asks, and resolves with bytes or JSON.
   * @param args a list, as JSON
   */
  ask(kind: string, args: string, data: Uint8Array | null): Promise<Uint8Array | string> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#post({ id, kind, args, data });
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  /** Asks, and blocks this worker until the answer is there. */
  askAndBlock(kind: string, args: string, data: Uint8Array | null): Uint8Array | string {
    if (!this.#mailbox) throw new Error('Here is no shared memory for a mailbox.');
    this.#post({ id: 'mail', kind, args, data });
    return this.#mailbox.take(() => this.#post({ id: null, kind: 'more', args: '[]', data: null }));
  }

  /** Orders something that needs no answer. */
  order(kind: string, args: string) {
    this.#post({ id: null, kind, args, data: null });
  }

  hear({ id, answer }: { id: number; answer: Uint8Array | string }) {
    this.#answers.get(id)?.(answer);
    this.#answers.delete(id);
  }

  #post(call: PythonCall) {
    this.#tell({ type: 'ask', ...call });
  }
}
