// Starts Pyodide, which is CPython in WebAssembly, from files that are already here.

import { RaceError } from '../../core/errors.ts';
import { WORDS } from '../../core/python-protocol.ts';
import { remove } from './access.ts';
import { baseFiles } from './base/index.ts';
import type {
  InterpreterStart,
  PythonFiles,
  PythonScript,
  Snapshot,
} from '../../core/python-protocol.ts';

interface OutputStream {
  write: (bytes: Uint8Array) => number;
  isatty: boolean;
}

/** A function of Python. `callPromising` runs it on a stack of its own, which can be put aside. */
export interface PythonFunction {
  (...args: unknown[]): unknown;
  callPromising: (...args: unknown[]) => Promise<unknown>;
}

interface FileSystem {
  writeFile: (path: string, text: string) => void;
}

/** The part of Pyodide that is used here. */
export interface Pyodide {
  runPython: (code: string) => unknown;
  pyimport: (module: string) => Record<string, PythonFunction>;
  setStdin: (options: { stdin: () => null }) => void;
  setStdout: (options: OutputStream) => void;
  setStderr: (options: OutputStream) => void;
  setInterruptBuffer: (buffer: { 0: number }) => void;
  makeMemorySnapshot: () => Uint8Array;
  _module: {
    HEAP8: Int8Array;
    HEAPU32: Uint32Array;
    jspiSupported: boolean;
    _PyThreadState_Get: () => number;
  };
}

type LoadPyodide = (options: Record<string, unknown>) => Promise<Pyodide>;

/**
 * Starts Pyodide. Where its snapshot does not start, it starts as a first one does.
 * @param onKill called in mid-computation when WORDS.kill is set; no Python code runs after that
 * @throws RaceError `load-failed`, `out-of-memory`
 */
export async function startPyodide(
  { files, snapshot, makesSnapshot, words }: InterpreterStart,
  onKill: () => void,
): Promise<Pyodide> {
  // Pyodide calls it with a text, to learn whether this worker is a classic one. It always throws in a module worker, but
  // where the page requires Trusted Types, the browser reports the text as a violation.
  remove(self, 'importScripts');
  const { loadPyodide } = (await importScript(files.loader)) as { loadPyodide: LoadPyodide };
  const { default: createPyodideModule } = (await importScript(files.glue)) as { default: unknown };
  const refused = answerRequests(files, words, onKill);
  const options = {
    indexURL: files.folder,
    lockFileContents: JSON.parse(files.lock),
    createPyodideModule,
    // Its default has crashed Safari.
    enableRunUntilComplete: false,
    // Set by default; Python would wait for input after the program.
    env: { PYTHONINSPECT: '' },
    fsInit: writeBase,
    _makeSnapshot: makesSnapshot,
  };
  if (snapshot) {
    // Pyodide decodes texts of the snapshot, and no browser decodes shared memory.
    const fromSnapshot = loadPyodide({
      ...options,
      _loadSnapshot: new Uint8Array(snapshot).slice(),
    });
    const python = await Promise.race([fromSnapshot.catch(() => null), refused]);
    if (python) {
      // Else every interpreter would draw the same random numbers.
      python.runPython("import sys; 'random' in sys.modules and sys.modules['random'].seed()");
      return python;
    }
  }
  return Promise.race([loadPyodide(options), refused]).catch((cause: unknown) => {
    throw isNoRoom(cause) ? noRoom(cause) : cause;
  });
}

/** Puts Racelane's own Python where Python finds it. */
function writeBase(files: FileSystem, { sitePackages }: { sitePackages: string }) {
  for (const [name, text] of Object.entries(baseFiles)) {
    files.writeFile(`${sitePackages}/${name}`, text);
  }
}

/** Imports the checked bytes, or from the script's own address where the page's policy allows no blobs. */
async function importScript({ blobUrl, url }: PythonScript): Promise<unknown> {
  try {
    return await import(/* @vite-ignore */ blobUrl).catch(() => import(/* @vite-ignore */ url));
  } catch (cause) {
    throw new RaceError(
      'load-failed',
      `${url.replace(/\?.*$/, '')} may not be imported: ${(cause as Error).message}. It has arrived, so the page’s ` +
        `Content-Security-Policy forbids it: add blob:, or ${new URL(url).origin}, to its script-src, then run it again.`,
      { cause },
    );
  }
}

/**
 * Pyodide asks for its files by `fetch`, and for its module by `instantiateStreaming`. Both are answered from here.
 * @returns rejects where the browser refuses an instance, for which Pyodide itself would wait for ever
 */
function answerRequests(
  { module, library }: PythonFiles,
  words: Int32Array | null,
  onKill: () => void,
) {
  self.fetch = async (url) =>
    new Response(String(url).includes('.zip') ? new Uint8Array(library).slice() : null);
  return new Promise<never>((_, reject) => {
    WebAssembly.instantiateStreaming = async (_response, imports = {}) => {
      if (words) checkForKill(imports, words, onKill);
      else lookForEnd(imports);
      try {
        return { module, instance: await WebAssembly.instantiate(module, imports) };
      } catch (cause) {
        reject(cause);
        throw cause;
      }
    };
  });
}

/**
 * Makes CPython look for the kill word where it looks for signals, every 50 steps of its evaluation. An exception of
 * JavaScript then ends the computation at once. KeyboardInterrupt would not: a program can catch it.
 */
function checkForKill(imports: WebAssembly.Imports, words: Int32Array, onKill: () => void) {
  const { env } = imports as { env: Record<string, () => number> };
  const check = env._Py_CheckEmscriptenSignals_Helper;
  env._Py_CheckEmscriptenSignals_Helper = () => {
    if (Atomics.load(words, WORDS.kill) === 0) return check();
    onKill();
    throw new Error('This interpreter was ended.');
  };
}

/** How many looks for signals, each 50 steps of CPython, are between two looks for the worker's end. */
const LOOKS = 1000;

/**
 * Lets WebKit end a worker that computes without shared memory. WebKit does so where its own code calls a function of
 * JavaScript, such as this reviver, and never within wasm.
 */
function lookForEnd(imports: WebAssembly.Imports) {
  const { env } = imports as { env: Record<string, () => number> };
  let looks = 0;
  env._Py_CheckEmscriptenSignals_Helper = () => {
    looks += 1;
    if (looks % LOOKS === 0) JSON.parse('0', (_name, value) => value);
    return 0;
  };
}

/** Whether the browser has refused memory. Chromium and WebKit throw a RangeError, Firefox words it. */
const isNoRoom = (cause: unknown) =>
  cause instanceof RangeError || /out of memory|allocat/i.test(String(cause));

const noRoom = (cause: unknown) =>
  new RaceError(
    'out-of-memory',
    `The browser has no memory for one more interpreter, which needs 30 MB and more: ${(cause as Error).message}. ` +
      'Close other tabs, or let the program start fewer processes.',
    { cause },
  );

/** Returns the memory of a fresh interpreter, which workers can share where there is such memory. */
export function makeSnapshot(python: Pyodide): Snapshot {
  const bytes = python.makeMemorySnapshot();
  if (!self.crossOriginIsolated || typeof SharedArrayBuffer !== 'function')
    return bytes.slice().buffer;
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}
