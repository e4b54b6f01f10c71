// The calls by which processes reach what they share: each other, pipes, semaphores and values.

import { Pipes } from './pipes.ts';
import { Semaphores } from './semaphores.ts';
import { Waits } from './waits.ts';
import type { PythonCall } from '../../core/python-protocol.ts';
import type { Answer } from './waits.ts';

/** The processes of the run, as far as calls reach them. */
export interface ProcessTable {
  /** Starts a process. Returns its pid and its sentinel, which becomes ready when the process ends. */
  start: (parent: number, name: string, pickled: Uint8Array) => Answer;
  exitCodeOf: (pid: number) => number | null;
  kill: (pid: number, signal: number) => void;
  exit: (process: number, code: number) => void;
  hasEnded: (sentinel: number) => boolean;
}

/** The arguments of each call. Null stands for no limit. */
interface CallArgs {
  start: [name: string];
  'exit-code': [pid: number];
  kill: [pid: number, signal: number];
  exit: [code: number];
  wait: [ids: number[], limitMs: number | null];
  pipe: [];
  send: [end: number];
  receive: [end: number];
  lend: [end: number];
  take: [end: number];
  close: [end: number];
  semaphore: [value: number, most: number];
  acquire: [id: number, limitMs: number | null];
  release: [id: number];
  'value-of': [id: number];
  share: [];
  load: [id: number, from: number, to: number | null];
  store: [id: number, from: number];
}

/** @param process which makes the call */
type Handle<Args> = (process: number, args: Args, data: Uint8Array) => Answer | Promise<Answer>;

export class Calls {
  readonly #processes: ProcessTable;
  #lastId = 0;
  readonly #pipes = new Pipes(
    () => this.nextId(),
    () => this.#recheck(),
  );
  readonly #semaphores = new Semaphores(() => this.nextId());
  /** The bytes of each Value and Array. */
  readonly #values: Map<number, Uint8Array> = new Map();
  /** Waits for any of several pipes and processes. */
  readonly #selections: Set<{ ids: number[]; waits: Waits }> = new Set();

  constructor(processes: ProcessTable) {
    this.#processes = processes;
  }

  /** Returns an id for something that processes can name. */
  nextId() {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** Carries out a call of a process. */
  answer(process: number, { kind, args, data }: PythonCall): Answer | Promise<Answer> {
    if (!(kind in this.#handlers)) throw new Error(`There is no call ${kind}.`);
    const handle: Handle<never> = this.#handlers[kind as keyof CallArgs];
    return handle(process, JSON.parse(args) as never, data ?? new Uint8Array());
  }

  /** Lets go of what a process that has ended had, and tells those who wait for its end. */
  dropProcess(process: number) {
    this.#semaphores.dropProcess(process);
    for (const selection of this.#selections) {
      selection.waits.drop(process);
      if (selection.waits.isEmpty) this.#selections.delete(selection);
    }
    this.#pipes.dropProcess(process);
    this.#recheck();
  }

  readonly #handlers: { readonly [Kind in keyof CallArgs]: Handle<CallArgs[Kind]> } = {
    start: (process, [name], data) => this.#processes.start(process, name, data),
    'exit-code': (_, [pid]) => this.#processes.exitCodeOf(pid),
    kill: (_, [pid, signal]) => this.#do(() => this.#processes.kill(pid, signal)),
    exit: (process, [code]) => this.#do(() => this.#processes.exit(process, code)),
    wait: (process, [ids, limitMs]) => this.#select(process, ids, limitMs),

    pipe: (process) => this.#pipes.create(process),
    send: (_, [end], data) => this.#pipes.send(end, data),
    receive: (process, [end]) => this.#pipes.receive(process, end),
    lend: (_, [end]) => this.#do(() => this.#pipes.lend(end)),
    take: (process, [end]) => this.#do(() => this.#pipes.take(process, end)),
    close: (process, [end]) => this.#do(() => this.#pipes.close(process, end)),

    semaphore: (_, [value, most]) => this.#semaphores.create(value, most),
    acquire: (process, [id, limitMs]) => this.#semaphores.acquire(process, id, limitMs),
    release: (_, [id]) => this.#semaphores.release(id),
    'value-of': (_, [id]) => this.#semaphores.valueOf(id),

    share: (_, __, data) => this.#share(data),
    load: (_, [id, from, to]) => this.#value(id).slice(from, to ?? undefined),
    store: (_, [id, from], data) => this.#do(() => this.#value(id).set(data, from)),
  };

  #do(act: () => void): Answer {
    act();
    return null;
  }

  #share(data: Uint8Array) {
    const id = this.nextId();
    this.#values.set(id, data);
    return id;
  }

  #value(id: number): Uint8Array {
    const value = this.#values.get(id);
    if (!value) throw new Error(`There is no value ${id}.`);
    return value;
  }

  /** Returns the ids that are ready, and waits while none is. */
  async #select(process: number, ids: number[], limitMs: number | null): Promise<Answer> {
    const ready = this.#readyOf(ids);
    if (ready.length > 0 || (limitMs !== null && limitMs <= 0)) return ready;
    const selection = { ids, waits: new Waits() };
    this.#selections.add(selection);
    const answer = await selection.waits.add(process, limitMs, []);
    this.#selections.delete(selection);
    return answer;
  }

  #recheck() {
    for (const { ids, waits } of this.#selections) {
      const ready = this.#readyOf(ids);
      if (ready.length > 0) waits.answerFirst(ready);
    }
  }

  #readyOf = (ids: number[]) =>
    ids.filter((id) => this.#pipes.isReady(id) || this.#processes.hasEnded(id));
}
