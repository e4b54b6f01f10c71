// Instantiates the wasm core in this worker, in a memory of its own or in one that it shares.

import { initSync } from '../../pkg/racelane.js';
import { RaceError } from '../core/errors.ts';
import { MOST_PAGES, PAGE_BYTES, RESERVED_BYTES } from '../core/room.ts';
import { tellCoordinator } from './owner.ts';

/**
 * What the module declares: `--initial-memory` in .cargo/config.toml, and a page that wasm-bindgen adds for threads.
 */
const INITIAL_PAGES = 33;

/** iOS refuses large maxima (emscripten#19144), so smaller ones are tried in turn, each half of the one before. */
const LEAST_PAGES = 2048;

/** Stack of each thread but the first. A task recurses hardly at all; rayon's pool does when it steals. */
const STACK_BYTES = { thread: 4 * PAGE_BYTES, 'pool-thread': 16 * PAGE_BYTES };

Object.assign(globalThis, {
  racelaneTaskEnded: (id: number) => tellCoordinator({ type: 'task-ended', id }),
});

/** Whether this memory's threads may be elsewhere: WebKitGTK can be isolated and yet have no SharedArrayBuffer. */
export const canShareMemory = () =>
  self.crossOriginIsolated && typeof SharedArrayBuffer === 'function';

/** The longest list in bytes: what a 32-bit pointer can span. Its numbers have 4 bytes each. */
const LONGEST_LIST_BYTES = 2 ** 31 - 1;

/** An instance of the core with a memory of its own. */
class Instance {
  readonly memory: WebAssembly.Memory;
  readonly maximumBytes: number;

  constructor(memory: WebAssembly.Memory, maximumBytes: number) {
    this.memory = memory;
    this.maximumBytes = maximumBytes;
  }

  get bytes() {
    return this.memory.buffer.byteLength;
  }

  /**
   * largestList is how many numbers each of some lists can have, side by side in this memory, where those asked for found
   * no room.
   * @param size that was asked for
   */
  largestList(lists: number, size: number) {
    const largest = lengthIn(this.maximumBytes, lists);
    if (largest < size) return largest;
    // The browser has refused to let it grow as far as it said. How far it does is seen by growing: the run has failed.
    for (let pages = MOST_PAGES; pages >= 1; pages /= 2) grow(this.memory, pages);
    return lengthIn(this.bytes, lists);
  }
}

/** lengthIn is how long each of some lists can be in a memory. */
function lengthIn(bytes: number, lists: number) {
  const room = Math.max(bytes - RESERVED_BYTES, 0) / lists;
  return Math.floor(Math.min(room, LONGEST_LIST_BYTES) / 4);
}

let instance: Instance | null = null;

/** isInstantiated is whether this worker has an instance, and so holds a memory. */
export const isInstantiated = () => instance !== null;

/**
 * instantiate makes this worker's instance, with a memory of its own, or gives the one that there is.
 * @param pages how far the memory should be able to grow
 */
export function instantiate(module: WebAssembly.Module, pages: number = MOST_PAGES) {
  instance ??= newInstance(module, pages);
  return instance;
}

/** Memories of workers that were just ended are given back a moment later, one by one. */
const PATIENCE_MS = 5000;
const RETRY_MS = 100;

/**
 * instantiateInTime is instantiate for a worker of many, which may come up before the last run's memories are gone.
 */
export async function instantiateInTime(module: WebAssembly.Module, pages: number) {
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

function newInstance(module: WebAssembly.Module, pages: number): Instance {
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

/** instantiateThread makes an instance that shares `memory` with the worker that made it. */
export function instantiateThread(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  kind: keyof typeof STACK_BYTES,
) {
  initSync({ module, memory, thread_stack_size: STACK_BYTES[kind] });
}

function grow(memory: WebAssembly.Memory, pages: number) {
  try {
    memory.grow(pages);
  } catch {
    // Refused: fewer may be granted.
  }
}

function tryMemory(maximum: number) {
  try {
    return new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum, shared: true });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
