// One run of a program, from the coordinator's side: its processes, what they share, and their clock.

import { clockMs } from '../../core/clock.ts';
import { toWire } from '../../core/wire-errors.ts';
import { Calls } from './calls.ts';
import { Process } from './process.ts';
import type {
  ChildStart,
  FromInterpreter,
  FromPython,
  LaneBegin,
  LaneEdge,
  PythonCall,
  ToPython,
} from '../../core/python-protocol.ts';
import type { PythonOutput } from '../../core/python-report.ts';
import type { Answer } from './waits.ts';

type RunMessage = Extract<ToPython, { type: 'run' }>;

/** How often the page hears of the run. Each message is a sign of life, too. */
const UPDATE_MS = 50;

/** Output goes to the page this often at most. A program can print 50,000 lines a second. */
const OUTPUT_MS = 10;

/** How long interpreters may take to come to rest. Then they are terminated even if they compute. */
const REST_TIMEOUT_MS = 40;

/** Each interpreter needs 30 MB and more, and browsers start no more than some hundred workers. */
const MOST_PROCESSES = 64;

/** The pid of the program itself, as Pyodide has it. */
const FIRST_PID = 42;

export class Run {
  readonly #message: RunMessage;
  readonly #scriptUrl: string;
  readonly #tellPage: (message: FromPython) => void;
  /** All that were started, by their ids. */
  readonly #processes: Process[] = [];
  readonly #calls = new Calls({
    start: (parent, name, pickled) => this.#startChild(parent, name, pickled),
    exitCodeOf: (pid) => this.#withPid(pid).exitCode,
    kill: (pid, signal) => void this.#endProcess(this.#withPid(pid), -signal),
    exit: (process, code) => this.#exit(this.#processes[process], code),
    hasEnded: (sentinel) =>
      this.#processes.some((each) => each.sentinel === sentinel && each.hasEnded),
  });
  /** When the program began. */
  #originMs = 0;
  #begun: LaneBegin[] = [];
  #edges: LaneEdge[] = [];
  #output: PythonOutput[] = [];
  #outputTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #updates: ReturnType<typeof setInterval>;

  constructor(message: RunMessage, scriptUrl: string, tellPage: (message: FromPython) => void) {
    this.#message = message;
    this.#scriptUrl = scriptUrl;
    this.#tellPage = tellPage;
    this.#start(null);
    this.#updates = setInterval(() => this.#update(), UPDATE_MS);
  }

  /** How long the slowest interpreter took to come up. */
  get slowestStartMs() {
    return Math.max(...this.#processes.map(({ startMs }) => startMs));
  }

  /** Ends every interpreter: at rest if it comes to rest in time, else while it computes. */
  async end() {
    clearInterval(this.#updates);
    const running = this.#running();
    const atRest = Promise.all(running.map((process) => process.stop()));
    if (running.length > 0) await Promise.race([atRest, delay(REST_TIMEOUT_MS)]);
    for (const process of this.#processes) process.end();
  }

  #running = () => this.#processes.filter(({ hasEnded }) => !hasEnded);

  #start(child: ChildStart | null) {
    const { files, snapshot } = this.#message;
    const parts = { files, snapshot, scriptUrl: this.#scriptUrl, child };
    const id = this.#processes.length;
    const sentinel = this.#calls.nextId();
    const process = new Process({ id, sentinel }, parts, (message) => this.#hear(process, message));
    this.#processes.push(process);
    return process;
  }

  /** Starts a process that the program asks for. It begins when its interpreter is up. */
  #startChild(parent: number, name: string, pickled: Uint8Array): Answer {
    if (this.#running().length >= MOST_PROCESSES) {
      const words = `${MOST_PROCESSES} processes are the most that run here at once. Join some first, or use a Pool`;
      return { raise: 'BlockingIOError', words };
    }
    const parentSentinel = this.#processes[parent].sentinel;
    const pid = FIRST_PID + this.#processes.length;
    const child = this.#start({ pickled, pid, parentPid: FIRST_PID + parent, parentSentinel });
    const { id: process } = child;
    this.#begun.push({ process, lane: 0, kind: 'process', label: name });
    this.#edges.push({ process, lane: 0, phase: 'start', atMs: this.#now() });
    return [pid, child.sentinel];
  }

  #withPid = (pid: number) => this.#processes[pid - FIRST_PID];

  #hear(process: Process, message: FromInterpreter) {
    switch (message.type) {
      case 'ready':
        return this.#execute(process, message.version);
      case 'snapshot':
        this.#message.snapshot = message.snapshot;
        return this.#tellPage(message);
      case 'output':
        this.#output.push(message.output);
        this.#outputTimer ??= setTimeout(() => this.#tellOutput(), OUTPUT_MS);
        return;
      case 'failed':
        this.#tellOutput();
        return this.#tellPage(message);
      case 'lanes':
        this.#begun.push(...message.begun);
        this.#edges.push(...message.edges);
        return;
      case 'ask':
        return void this.#answer(process, message);
      case 'ended':
        if (process.id === 0) return void this.#finish(message.atMs, message.error);
        return void this.#endProcess(process, message.exitCode);
    }
  }

  /** Lets an interpreter that is up begin with its program. */
  #execute(process: Process, version: string) {
    const heardMs = clockMs();
    if (process.id === 0) {
      this.#originMs = heardMs;
      this.#tellPage({ type: 'up', version });
    }
    const { program } = this.#message;
    const { child } = process;
    const originMs = this.#originMs;
    process.post({ type: 'execute', program, child, originMs, heardMs, sentMs: clockMs() });
  }

  /** Answers a call. A fault of the call ends the run, because Python's own modules make no wrong ones. */
  async #answer(process: Process, call: PythonCall) {
    if (call.kind === 'more') return process.mailbox?.putMore();
    try {
      const answer = await this.#calls.answer(process.id, call);
      if (call.id === null || process.hasEnded) return;
      const sent = answer instanceof Uint8Array ? answer : JSON.stringify(answer);
      if (call.id === 'mail') process.mailbox?.put(sent);
      else process.post({ type: 'answer', id: call.id, answer: sent });
    } catch (error) {
      this.#tellPage({ type: 'failed', error: toWire(error) });
    }
  }

  /** Ends a process, and tells those who wait for it. */
  async #endProcess(process: Process, exitCode: number) {
    if (process.exitCode !== null) return;
    process.exitCode = exitCode;
    await Promise.race([process.stop(), delay(REST_TIMEOUT_MS)]);
    process.end();
    this.#edges.push({ process: process.id, lane: null, phase: null, atMs: this.#now() });
    this.#calls.dropProcess(process.id);
  }

  /** A process ends at once, by `os._exit()`. */
  #exit(process: Process, code: number) {
    if (process.id !== 0) return void this.#endProcess(process, code);
    void this.#finish(this.#now(), code === 0 ? null : `SystemExit: ${code}`);
  }

  async #finish(elapsedMs: number, error: string | null) {
    await this.end();
    this.#tellOutput();
    this.#update();
    this.#tellPage({ type: 'done', elapsedMs, error, memory: this.#memory() });
  }

  #tellOutput() {
    clearTimeout(this.#outputTimer);
    this.#outputTimer = undefined;
    if (this.#output.length > 0) this.#tellPage({ type: 'output', pieces: this.#output });
    this.#output = [];
  }

  #now = () => (this.#originMs === 0 ? 0 : clockMs() - this.#originMs);

  #update() {
    const memory = this.#memory();
    const [begun, edges] = [this.#begun, this.#edges];
    this.#tellPage({ type: 'lanes', elapsedMs: this.#now(), begun, edges, memory });
    this.#begun = [];
    this.#edges = [];
  }

  /** Returns the bytes of every interpreter that came up. */
  #memory = () =>
    this.#processes.map(({ memoryBytes }) => memoryBytes).filter((bytes) => bytes > 0);
}

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
