// Instantiates the wasm core in this worker, in a memory of its own or in one that it shares.

import { initSync } from '../../pkg/racelane.js';
import { RaceError } from '../core/errors.js';
import { MOST_PAGES, PAGE_BYTES, RESERVED_BYTES } from '../core/room.js';

/** What the module declares: `--initial-memory` in .cargo/config.toml, and a page that wasm-bindgen adds for threads. */
const INITIAL_PAGES = 33;

/** iOS refuses large maxima (emscripten#19144), so smaller ones are tried in turn, each half of the one before. */
const LEAST_PAGES = 2048;

/** Stack of each thread but the first. A task recurses hardly at all; rayon's pool does when it steals. */
const STACK_BYTES = { thread: 4 * PAGE_BYTES, 'pool-thread': 16 * PAGE_BYTES };

Object.assign(globalThis, {
  /** @param {number} id */
  racelaneTaskEnded: (id) => self.postMessage({ type: 'task-ended', id }),
});

/** Whether this memory's threads may be elsewhere: WebKitGTK can be isolated and yet have no SharedArrayBuffer. */
export const canShareMemory = () =>
  self.crossOriginIsolated && typeof SharedArrayBuffer === 'function';

/** The longest list in bytes: what a 32-bit pointer can span. Its numbers have 4 bytes each. */
const LONGEST_LIST_BYTES = 2 ** 31 - 1;

/** An instance of the core with a memory of its own. */
class Instance {
  /**
   * @param {WebAssembly.Memory} memory
   * @param {number} maximumBytes
   */
  constructor(memory, maximumBytes) {
    this.memory = memory;
    this.maximumBytes = maximumBytes;
  }

  get bytes() {
    return this.memory.buffer.byteLength;
  }

  /**
   * largestList is how many numbers each of some lists can have, side by side in this memory, where those asked for found
   * no room.
   * @param {number} lists
   * @param {number} size that was asked for
   */
  largestList(lists, size) {
    const largest = lengthIn(this.maximumBytes, lists);
    if (largest < size) return largest;
    // The browser has refused to let it grow as far as it said. How far it does is seen by growing: the run has failed.
    for (let pages = MOST_PAGES; pages >= 1; pages /= 2) grow(this.memory, pages);
    return lengthIn(this.bytes, lists);
  }
}

/**
 * lengthIn is how long each of some lists can be in a memory.
 * @param {number} bytes
 * @param {number} lists
 */
function lengthIn(bytes, lists) {
  const room = Math.max(bytes - RESERVED_BYTES, 0) / lists;
  return Math.floor(Math.min(room, LONGEST_LIST_BYTES) / 4);
}

/** @type {Instance | null} */
let instance = null;

/** isInstantiated is whether this worker has an instance, and so holds a memory. */
export const isInstantiated = () => instance !== null;

/**
 * instantiate makes this worker's instance, with a memory of its own, or gives the one that there is.
 * @param {WebAssembly.Module} module
 * @param {number} [pages] how far the memory should be able to grow
 */
export function instantiate(module, pages = MOST_PAGES) {
  instance ??= newInstance(module, pages);
  return instance;
}

/** Memories of workers that were just ended are given back a moment later, one by one. */
const PATIENCE_MS = 5000;
const RETRY_MS = 100;

/**
 * instantiateInTime is instantiate for a worker of many, which may come up before the last run's memories are gone.
 * @param {WebAssembly.Module} module
 * @param {number} pages
 */
export async function instantiateInTime(module, pages) {
  const endMs = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return instantiate(module, pages);
    } catch (error) {
      if (!(error instanceof RaceError) || performance.now() > endMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/**
 * @param {WebAssembly.Module} module
 * @param {number} pages
 * @returns {Instance}
 */
function newInstance(module, pages) {
  for (let maximum = pages; maximum >= LEAST_PAGES; maximum = Math.floor(maximum / 2)) {
    const memory = tryMemory(maximum);
    if (!memory) continue;
    initSync({ module, memory });
    return new Instance(memory, maximum * PAGE_BYTES);
  }
  throw new RaceError(
    'out-of-memory',
    `A worker needs a memory that can grow to at least ${LEAST_PAGES / 16} MiB, ` +
      'and the browser gave none. Close other tabs and try again.',
  );
}

/**
 * instantiateThread makes an instance that shares `memory` with the worker that made it.
 * @param {WebAssembly.Module} module
 * @param {WebAssembly.Memory} memory
 * @param {keyof typeof STACK_BYTES} kind
 */
export function instantiateThread(module, memory, kind) {
  initSync({ module, memory, thread_stack_size: STACK_BYTES[kind] });
}

/**
 * requestStop sets a run's stop flag from within its own worker.
 * @param {WebAssembly.Memory} memory
 * @param {import('../../pkg/racelane.js').Run} run
 */
export function requestStop(memory, run) {
  Atomics.store(new Int32Array(memory.buffer), run.stopAddress() / 4, 1);
}

/**
 * @param {WebAssembly.Memory} memory
 * @param {number} pages
 */
function grow(memory, pages) {
  try {
    memory.grow(pages);
  } catch {
    // Refused: fewer may be granted.
  }
}

/** @param {number} maximum */
function tryMemory(maximum) {
  try {
    return new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum, shared: true });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
