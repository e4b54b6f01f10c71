// Calls of methods that are answered by message.

import { cancelled, fromWire } from '../core/errors.ts';
import type { WireError } from '../core/errors.ts';

/** Calls under way. Each is settled once: by its answer, or when the frame has gone. */
export class Calls {
  #last = 0;
  #open: Map<number, { resolve: (result: any) => void; reject: (reason: unknown) => void }> =
    new Map();

  /** How many there are. */
  get open() {
    return this.#open.size;
  }

  /** make sends a call and waits for its answer. */
  make(send: (call: number) => void): Promise<any> {
    const call = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#open.set(call, { resolve, reject });
      send(call);
    });
  }

  /** settle answers a call; one that is not open is nobody's. */
  settle(call: number, answer: { result: any } | { error: WireError }) {
    const open = this.#open.get(call);
    this.#open.delete(call);
    if ('result' in answer) open?.resolve(answer.result);
    else open?.reject(errorOf(answer.error));
  }

  /** endAll ends every call, as Stop would where nothing else is given. */
  endAll(reason: unknown = cancelled()) {
    for (const { reject } of this.#open.values()) reject(reason);
    this.#open.clear();
  }
}

const errorOf = (wire: WireError) =>
  wire.name === 'AbortError' ? new DOMException(wire.message, 'AbortError') : fromWire(wire);
