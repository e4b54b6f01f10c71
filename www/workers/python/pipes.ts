// The pipes between processes. Both ends of a pipe can send and receive; Python says which end does what.

import { Waits } from './waits.ts';
import type { Answer } from './waits.ts';

class End {
  peer: End = this;
  readonly messages: Uint8Array[] = [];
  /** Reads that wait for a message. */
  readonly reads = new Waits();
  /** How often each process has this end open. */
  readonly #holders: Map<number, number> = new Map();
  /** How often the end is pickled, on its way to a process. */
  #lent = 0;

  get isOpen() {
    return this.#holders.size > 0 || this.#lent > 0;
  }

  /** Whether a read would not wait: there is a message, or the pipe's end. */
  get isReady() {
    return this.messages.length > 0 || !this.peer.isOpen;
  }

  open(process: number) {
    this.#holders.set(process, (this.#holders.get(process) ?? 0) + 1);
  }

  lend() {
    this.#lent += 1;
  }

  /** A process has unpickled the end. */
  take(process: number) {
    this.#lent = Math.max(0, this.#lent - 1);
    this.open(process);
  }

  close(process: number) {
    const times = (this.#holders.get(process) ?? 0) - 1;
    if (times > 0) this.#holders.set(process, times);
    else this.closeAll(process);
  }

  closeAll(process: number) {
    this.#holders.delete(process);
  }

  /** Gives the messages to the reads that wait, and the pipe's end to all of them, once there is no more to come. */
  deliver() {
    while (!this.reads.isEmpty && this.isReady) {
      this.reads.answerFirst(this.messages.shift() ?? null);
    }
  }
}

export class Pipes {
  readonly #ends: Map<number, End> = new Map();
  readonly #nextId: () => number;
  readonly #onReady: () => void;

  /** @param onReady called when an end may have become ready to be read */
  constructor(nextId: () => number, onReady: () => void) {
    this.#nextId = nextId;
    this.#onReady = onReady;
  }

  /** Returns the ids of both ends of a new pipe. */
  create(process: number): [number, number] {
    const [a, b] = [new End(), new End()];
    a.peer = b;
    b.peer = a;
    const ids: [number, number] = [this.#nextId(), this.#nextId()];
    [a, b].forEach((end, index) => {
      end.open(process);
      this.#ends.set(ids[index], end);
    });
    return ids;
  }

  send(id: number, message: Uint8Array): Answer {
    const { peer } = this.#end(id);
    if (!peer.isOpen) return { raise: 'BrokenPipeError', words: 'Broken pipe' };
    peer.messages.push(message);
    this.#settle(peer);
    return null;
  }

  /** Returns the next message, or null at the pipe's end. */
  receive(process: number, id: number): Answer | Promise<Answer> {
    const end = this.#end(id);
    if (end.isReady && end.reads.isEmpty) return end.messages.shift() ?? null;
    return end.reads.add(process, null, null);
  }

  isReady = (id: number) => this.#ends.get(id)?.isReady ?? false;

  lend = (id: number) => this.#end(id).lend();

  take = (process: number, id: number) => this.#end(id).take(process);

  close(process: number, id: number) {
    const end = this.#end(id);
    end.close(process);
    this.#settle(end.peer);
  }

  /** Closes everything that a process which has ended had open. */
  dropProcess(process: number) {
    for (const end of this.#ends.values()) {
      end.reads.drop(process);
      end.closeAll(process);
    }
    for (const end of this.#ends.values()) this.#settle(end);
  }

  #settle(end: End) {
    end.deliver();
    this.#onReady();
  }

  #end(id: number): End {
    const end = this.#ends.get(id);
    if (!end) throw new Error(`There is no end ${id} of a pipe.`);
    return end;
  }
}
