// One process of a program, as the coordinator knows it: the worker of its interpreter.

import { buildName } from '../../core/build.ts';
import { clockMs } from '../../core/clock.ts';
import { RaceError } from '../../core/errors.ts';
import { spawnWorker, workerPort } from '../../core/spawn.ts';
import { WORDS } from '../../core/python-protocol.ts';
import { toWire } from '../../core/wire-errors.ts';
import { Mailbox } from './mailbox.ts';
import { startTicker } from './ticker.ts';
import type {
  ChildStart,
  FromInterpreter,
  PythonFiles,
  PythonStart,
  Snapshot,
  ToInterpreter,
} from '../../core/python-protocol.ts';

interface Parts {
  files: PythonFiles;
  snapshot: Snapshot | null;
  scriptUrl: string;
  child: ChildStart | null;
}

export class Process {
  /** 0 is the program itself. */
  readonly id: number;
  /** The id by which other processes wait for its end. */
  readonly sentinel: number;
  /** What it runs, if it is not the program itself. */
  readonly child: ChildStart | null;
  /** Shared with the interpreter, or null where memory cannot be shared. */
  readonly words: Int32Array | null;
  readonly mailbox: Mailbox | null;
  readonly #worker: Worker;
  readonly #endTicker: () => void;
  readonly #beganMs = clockMs();
  /** How long the interpreter took to come up; 0 until then. */
  startMs = 0;
  /** Bytes of its memory at its largest. */
  memoryBytes = 0;
  /** Known as soon as the process ends, or is to end. */
  exitCode: number | null = null;
  hasEnded = false;
  #resolveRest: () => void = () => {};
  /** Resolves when the interpreter computes no more. */
  readonly #rest = new Promise<void>((resolve) => (this.#resolveRest = resolve));

  constructor(
    ids: { id: number; sentinel: number },
    { files, snapshot, scriptUrl, child }: Parts,
    onMessage: (message: FromInterpreter) => void,
  ) {
    const { id, sentinel } = ids;
    this.id = id;
    this.sentinel = sentinel;
    this.child = child;
    this.words = self.crossOriginIsolated ? makeWords() : null;
    const mail = this.words && Mailbox.createMemory();
    this.mailbox = mail && new Mailbox(mail);
    this.#endTicker = this.words ? startTicker(this.words) : () => {};
    this.#worker = spawnWorker(scriptUrl, `racelane python ${id}`);
    const hear = (message: FromInterpreter) => {
      this.#hear(message);
      if (!this.hasEnded) onMessage(message);
    };
    workerPort<FromInterpreter, ToInterpreter>(this.#worker).listen({
      onMessage: hear,
      onBreak: (reason) => hear({ type: 'failed', error: toWire(breakError(reason)) }),
    });
    const makesSnapshot = snapshot === null && id === 0;
    const start: PythonStart = {
      type: 'start',
      build: buildName,
      scriptUrl,
      role: 'interpreter',
      start: { process: id, files, snapshot, makesSnapshot, words: this.words, mail },
    };
    this.#worker.postMessage(start);
  }

  post(message: ToInterpreter) {
    this.#worker.postMessage(message);
  }

  /**
   * Stops the interpreter. Resolves once it computes no more. Without shared memory an interpreter that computes hears
   * nothing, and only its worker's end stops it. That is not waited for: on a page that was left, this worker may be
   * frozen meanwhile.
   */
  async stop(): Promise<void> {
    if (!this.words) return;
    Atomics.store(this.words, WORDS.kill, 1);
    Atomics.store(this.words, WORDS.interrupt, 2);
    this.post({ type: 'kill' });
    await this.#rest;
  }

  /** Ends the worker, even if it computes. */
  end() {
    this.hasEnded = true;
    this.#endTicker();
    this.#worker.terminate();
    this.#resolveRest();
  }

  #hear(message: FromInterpreter) {
    if ('memoryBytes' in message) {
      this.memoryBytes = Math.max(this.memoryBytes, message.memoryBytes);
    }
    if (message.type === 'ready') this.startMs = clockMs() - this.#beganMs;
    if (message.type === 'killed' || message.type === 'ended') this.#resolveRest();
  }
}

const breakError = (reason: string) =>
  new RaceError(
    'worker-failed',
    `The worker of one of Python’s interpreters failed: ${reason}. Run the program again; if it goes on, let it start ` +
      'fewer processes.',
  );

/** Returns fresh words, or null in a browser that is isolated and yet shares no memory. */
const makeWords = () =>
  typeof SharedArrayBuffer === 'function'
    ? new Int32Array(new SharedArrayBuffer(4 * WORDS.length))
    : null;
