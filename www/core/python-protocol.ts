// Every message between the page, Python's coordinator and its interpreters, as tagged unions.

import type { Failed } from './link.ts';
import type { PythonOutput, PythonPhase } from './python-report.ts';

/** One of the two modules that an interpreter imports. */
export interface PythonScript {
  /** Of the bytes that were checked. */
  blobUrl: string;
  /** Its own address, for pages whose policy allows no blobs. */
  url: string;
}

/** The parts that every interpreter is started from. */
export interface PythonFiles {
  /** The folder's address, with a slash at its end. */
  folder: string;
  /** pyodide.mjs, which starts an interpreter. */
  loader: PythonScript;
  /** pyodide.asm.mjs, the interpreter's JavaScript. */
  glue: PythonScript;
  module: WebAssembly.Module;
  /** The archive of the standard library. Shared where memory can be shared. */
  library: ArrayBuffer | SharedArrayBuffer;
  /** The text of pyodide-lock.json. */
  lock: string;
}

/** What the words mean that the coordinator shares with an interpreter. */
export const WORDS = {
  /** What CPython reads as a signal: 0 for none, 2 to raise KeyboardInterrupt, 14 to let another thread run. */
  interrupt: 0,
  /** 1 once the interpreter has to stop computing for good, whatever the program catches. */
  kill: 1,
  /** `sys.getswitchinterval()` in microseconds. */
  switchIntervalUs: 2,
  /** How many threads the interpreter has besides the one that runs. */
  otherThreads: 3,
  length: 8,
} as const;

/** The memory of a fresh interpreter, from which a further one starts sooner. */
export type Snapshot = ArrayBuffer | SharedArrayBuffer;

/** The first message to a worker of racelane-python.js. */
export type PythonStart = { type: 'start'; build: string; scriptUrl: string } & (
  { role: 'coordinator' } | { role: 'interpreter'; start: InterpreterStart }
);

export interface InterpreterStart {
  /** 0 is the program itself; every further interpreter is a process that the program has started. */
  process: number;
  files: PythonFiles;
  snapshot: Snapshot | null;
  /** Whether to send a snapshot of the fresh interpreter. */
  makesSnapshot: boolean;
  /** Words in shared memory, as in WORDS, or null where memory cannot be shared. */
  words: Int32Array | null;
  /** Memory of the mailbox, which is there where there are words. */
  mail: SharedArrayBuffer | null;
}

export type ToPython =
  | { type: 'run'; program: string; files: PythonFiles; snapshot: Snapshot | null }
  | { type: 'cancel' }
  | { type: 'end' };

/** A lane enters a phase, or ends for null. With a lane of null, every lane of the process ends. Times are in ms since the program began, on the coordinator's clock. */
export interface LaneEdge {
  process: number;
  /** Counted from 0 in each process; 0 is the main thread. */
  lane: number | null;
  phase: PythonPhase | null;
  atMs: number;
}

/** A lane that begins. */
export interface LaneBegin {
  process: number;
  lane: number;
  kind: 'thread' | 'process';
  label: string;
}

export type FromPython =
  /** The first interpreter is up, and the program begins. */
  | { type: 'up'; version: string }
  | { type: 'output'; pieces: PythonOutput[] }
  | { type: 'lanes'; elapsedMs: number; begun: LaneBegin[]; edges: LaneEdge[]; memory: number[] }
  | { type: 'snapshot'; snapshot: Snapshot }
  | { type: 'done'; elapsedMs: number; error: string | null; memory: number[] }
  /** The answer to `cancel`: no interpreter computes any more. */
  | { type: 'rested' }
  /** The last message: the coordinator closes. */
  | { type: 'gone' }
  | Failed;

/** A process that the program has started. */
export interface ChildStart {
  /** The Process object, pickled. */
  pickled: Uint8Array;
  pid: number;
  parentPid: number;
  /** Becomes ready when the parent ends. */
  parentSentinel: number;
}

/** A question or an order of an interpreter, about something that processes share. */
export interface PythonCall {
  /** Null where no answer is awaited; `mail` where the mailbox awaits it. */
  id: number | 'mail' | null;
  /** The name of the call; see workers/python/calls.ts. */
  kind: string;
  /** A list, as JSON. */
  args: string;
  data: Uint8Array | null;
}

export type ToInterpreter =
  /** The program begins at `originMs` on the coordinator's clock. */
  | {
      type: 'execute';
      program: string;
      /** What a further process calls; null for the program itself. */
      child: ChildStart | null;
      originMs: number;
      heardMs: number;
      sentMs: number;
    }
  /** Bytes, or JSON. */
  | { type: 'answer'; id: number; answer: Uint8Array | string }
  /** Answered by `killed`. */
  | { type: 'kill' };

export type FromInterpreter =
  | { type: 'ready'; version: string; memoryBytes: number }
  | { type: 'snapshot'; snapshot: Snapshot }
  | { type: 'output'; output: PythonOutput }
  | { type: 'lanes'; begun: LaneBegin[]; edges: LaneEdge[]; memoryBytes: number }
  | ({ type: 'ask' } & PythonCall)
  | {
      type: 'ended';
      atMs: number;
      error: string | null;
      /** Of a process that the program has started. */
      exitCode: number;
      memoryBytes: number;
    }
  /** The last message: the interpreter computes no more. */
  | { type: 'killed' }
  | Failed;
