// Answers in shared memory, for an interpreter that blocks while it waits: without stacks that can be put aside it hears
// no message meanwhile.

/** The words at the beginning. `state` is 1 while a part of an answer lies there. */
const HEAD = { state: 0, partBytes: 1, leftBytes: 2, isText: 3, length: 4 } as const;

const HEAD_BYTES = 4 * HEAD.length;
const PART_BYTES = 2 ** 16;

export class Mailbox {
  readonly #head: Int32Array;
  readonly #part: Uint8Array;
  /** The rest of the answer, on the coordinator's side. */
  #rest = new Uint8Array();

  constructor(memory: SharedArrayBuffer) {
    this.#head = new Int32Array(memory, 0, HEAD.length);
    this.#part = new Uint8Array(memory, HEAD_BYTES);
  }

  /** Returns memory for a mailbox. */
  static createMemory = () => new SharedArrayBuffer(HEAD_BYTES + PART_BYTES);

  /** The coordinator answers. */
  put(answer: Uint8Array | string) {
    const isText = typeof answer === 'string';
    this.#head[HEAD.isText] = Number(isText);
    this.#rest = isText ? new TextEncoder().encode(answer) : new Uint8Array(answer);
    this.putMore();
  }

  /** The coordinator puts the next part of a long answer. */
  putMore() {
    const part = this.#rest.subarray(0, PART_BYTES);
    this.#rest = this.#rest.subarray(part.length);
    this.#part.set(part);
    this.#head[HEAD.partBytes] = part.length;
    this.#head[HEAD.leftBytes] = this.#rest.length;
    Atomics.store(this.#head, HEAD.state, 1);
    Atomics.notify(this.#head, HEAD.state);
  }

  /**
   * The interpreter waits for the answer. This blocks its worker.
   * @param askForMore asks for the next part
   */
  take(askForMore: () => void): Uint8Array | string {
    const parts = [this.#takePart()];
    while (this.#head[HEAD.leftBytes]! > 0) {
      askForMore();
      parts.push(this.#takePart());
    }
    const bytes = new Uint8Array(parts.reduce((all, { length }) => all + length, 0));
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return this.#head[HEAD.isText] ? new TextDecoder().decode(bytes) : bytes;
  }

  #takePart() {
    Atomics.wait(this.#head, HEAD.state, 0);
    const part = this.#part.slice(0, this.#head[HEAD.partBytes]);
    Atomics.store(this.#head, HEAD.state, 0);
    return part;
  }
}
