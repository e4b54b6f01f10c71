// Calls of methods that are answered by message.

import { cancelled, fromWire } from '../core/errors.js';

/** Calls under way. Each is settled once: by its answer, or when the frame has gone. */
export class Calls {
  #last = 0;
  /** @type {Map<number, { resolve: (result: any) => void, reject: (reason: unknown) => void }>} */
  #open = new Map();

  /** How many there are. */
  get open() {
    return this.#open.size;
  }

  /**
   * make sends a call and waits for its answer.
   * @param {(call: number) => void} send
   * @returns {Promise<any>}
   */
  make(send) {
    const call = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#open.set(call, { resolve, reject });
      send(call);
    });
  }

  /**
   * settle answers a call; one that is not open is nobody's.
   * @param {number} call
   * @param {{ result: any } | { error: import('../core/errors.js').WireError }} answer
   */
  settle(call, answer) {
    const open = this.#open.get(call);
    this.#open.delete(call);
    if ('result' in answer) open?.resolve(answer.result);
    else open?.reject(errorOf(answer.error));
  }

  /** endAll ends every call, as Stop would where nothing else is given. @param {unknown} [reason] */
  endAll(reason = cancelled()) {
    for (const { reject } of this.#open.values()) reject(reason);
    this.#open.clear();
  }
}

/** @param {import('../core/errors.js').WireError} wire */
const errorOf = (wire) =>
  wire.name === 'AbortError' ? new DOMException(wire.message, 'AbortError') : fromWire(wire);
