// One interpreter: CPython in WebAssembly, with its threads, its output and its lanes.

import { clockMs, withinBounds } from '../../core/clock.ts';
import { RaceError } from '../../core/errors.ts';
import { WORDS } from '../../core/python-protocol.ts';
import { hearOwner } from '../owner.ts';
import { removeAccess } from './access.ts';
import { LaneLog } from './lane-log.ts';
import { captureOutput } from './output.ts';
import { makeSnapshot, startPyodide } from './pyodide.ts';
import { Questions } from './questions.ts';
import { hearSignals } from './signals.ts';
import { askForSwitch } from './ticker.ts';
import { Threads } from './threads.ts';
import type {
  FromInterpreter,
  InterpreterStart,
  ToInterpreter,
} from '../../core/python-protocol.ts';
import type { Pyodide } from './pyodide.ts';

type Execute = Extract<ToInterpreter, { type: 'execute' }>;

const tell = (message: FromInterpreter) => self.postMessage(message);

export async function startInterpreter(start: InterpreterStart) {
  const python = await startPyodide(start, die);
  // Python's own modules are part of the snapshot, so that a further interpreter need not import them.
  const version = String(python.pyimport('racelane_main').version!());
  if (start.makesSnapshot) tell({ type: 'snapshot', snapshot: makeSnapshot(python) });
  removeAccess();
  const readyMs = clockMs();
  const questions = new Questions(tell, start.mail);
  hearOwner((message: ToInterpreter) => {
    switch (message.type) {
      case 'kill':
        return die();
      case 'answer':
        return questions.hear(message);
      case 'execute': {
        const { originMs, heardMs, sentMs } = message;
        // The messages of both sides bound how far their clocks are apart.
        const aheadMs = withinBounds(0, sentMs - clockMs(), heardMs - readyMs);
        const now = () => clockMs() + aheadMs - originMs;
        return new Execution(python, start, questions, now).run(message);
      }
    }
  });
  tell({ type: 'ready', version, memoryBytes: memoryBytes(python) });
}

const memoryBytes = (python: Pyodide) => python._module.HEAP8.length;

/** Ends this interpreter, in mid-computation too. */
function die() {
  tell({ type: 'killed' });
  // Pyodide would report the end as a fault of its own.
  console.error = () => {};
  self.close();
}

/** The program's run in this interpreter. */
class Execution {
  readonly #python: Pyodide;
  readonly #start: InterpreterStart;
  readonly #questions: Questions;
  readonly #now: () => number;
  readonly #log: LaneLog;

  /** @param now the time since the program began, on the coordinator's clock */
  constructor(python: Pyodide, start: InterpreterStart, questions: Questions, now: () => number) {
    this.#python = python;
    this.#start = start;
    this.#questions = questions;
    this.#now = now;
    this.#log = new LaneLog(start.process, now, ({ begun, edges }) =>
      tell({ type: 'lanes', begun, edges, memoryBytes: memoryBytes(python) }),
    );
  }

  async run({ program, child }: Execute) {
    const log = this.#log;
    const { process } = this.#start;
    const endOutput = captureOutput(this.#python, (piece) => {
      tell({ type: 'output', output: { atMs: this.#now(), ...piece } });
      log.sendIfDue();
    });
    this.#connect();
    log.begin(0, process === 0 ? 'thread' : 'process', mainLabel(process), 'scan');
    const result = child
      ? await this.#call('run_child', program, child)
      : await this.#call('run', program);
    endOutput();
    log.end();
    tell({
      type: 'ended',
      atMs: this.#now(),
      error: typeof result === 'string' ? result : null,
      exitCode: typeof result === 'number' ? result : 0,
      memoryBytes: memoryBytes(this.#python),
    });
  }

  /** Calls a function of racelane_main, on a stack that can be put aside where the browser has such stacks. */
  async #call(name: string, ...args: unknown[]): Promise<unknown> {
    const call = this.#python.pyimport('racelane_main')[name]!;
    try {
      return await (this.#python._module.jspiSupported
        ? call.callPromising(...args)
        : call(...args));
    } catch (cause) {
      throw crash(cause);
    }
  }

  /** Gives Python the module `_racelane`, by which it reaches the turns of its threads. */
  #connect() {
    const python = this.#python;
    const log = this.#log;
    const questions = this.#questions;
    const { words } = this.#start;
    const runThread = python.pyimport('racelane_threads').run_thread!;
    const threads = new Threads(
      log,
      (thread) =>
        runThread.callPromising(thread).catch((cause: unknown) => {
          throw crash(cause);
        }),
      (others) => words && Atomics.store(words, WORDS.otherThreads, others),
    );
    python.pyimport('racelane_main').prepare!({
      hasStacks: python._module.jspiSupported,
      start: (thread: number, label: string) => threads.start(thread, label),
      end: (thread: number) => threads.end(thread),
      couldHandOver: () => threads.couldHandOver(),
      handOver: () => turn(threads.handOver()),
      after: (event: PromiseLike<unknown>) => turn(threads.after(event)),
      park: (ms: number) => turn(threads.park(ms)),
      unpark: (thread: number) => threads.unpark(thread),
      runningMs: () => threads.runningMs(),
      threadRunningMs: () => threads.threadRunningMs(),
      block: (ms: number) => threads.block(ms),
      ask: (kind: string, args: string, data: Uint8Array | null) =>
        turn(threads.after(questions.ask(kind, args, data))),
      canBlock: questions.canBlock,
      askAndBlock: (kind: string, args: string, data: Uint8Array | null) =>
        threads.blockFor(() => questions.askAndBlock(kind, args, data)),
      order: (kind: string, args: string) => questions.order(kind, args),
      tick: () => log.sendIfDue(),
      askAgain: () => words && askForSwitch(words),
      setSwitchInterval(seconds: number) {
        if (words) Atomics.store(words, WORDS.switchIntervalUs, Math.max(1, seconds * 1e6));
      },
    });
    // Without words there are no signals. CPython looks for them all the same, for the sake of `lookForEnd`.
    if (words) hearSignals(python, words);
    else python.setInterruptBuffer({ 0: 0 });
  }
}

/** The error for an interpreter that broke: Python's own exceptions never come this far. */
const crash = (cause: unknown) =>
  new RaceError(
    'worker-failed',
    `CPython itself stopped, without an exception of Python: ${String(cause)}. A program can cause it by ` +
      'os.abort(), by ctypes, or by calls that are nested too deep. Run it again; the next run has a new interpreter.',
    { cause },
  );

const mainLabel = (process: number) => (process === 0 ? 'MainThread' : `Process-${process}`);

/** A promise on its way to Python. Pyodide would make a future of asyncio for a promise that a function returns. */
const turn = (promise: Promise<unknown>) => ({ promise });
