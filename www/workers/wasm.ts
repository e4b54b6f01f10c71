// Instantiates the wasm core in this worker, in a memory of its own or in one that it shares.

import { initSync } from '../../pkg/racelane.js';
import { RaceError } from '../core/errors.ts';
import { MOST_PAGES, PAGE_BYTES, RESERVED_BYTES } from '../core/room.ts';
import { tellCoordinator } from './owner.ts';

/**
 * The module's own minimum: `--initial-memory` in .cargo/config.toml, and a page that wasm-bindgen adds for threads.
 */
const INITIAL_PAGES = 33;

/** The least maximum. iOS refuses large maxima (emscripten#19144), so each try asks for half of the one before. */
const LEAST_PAGES = 2048;

/** The stack of each thread but the first. A task hardly recurses; rayon's pool does when it steals. */
const STACK_BYTES = { thread: 4 * PAGE_BYTES, 'pool-thread': 16 * PAGE_BYTES };

// The core calls this function where a pool thread has ended a task.
Object.assign(globalThis, {
  racelaneTaskEnded: (id: number) => tellCoordinator({ type: 'task-ended', id }),
});

/** Whether workers can share a memory: WebKitGTK can be isolated and yet have no SharedArrayBuffer. */
export const canShareMemory = () =>
  self.crossOriginIsolated && typeof SharedArrayBuffer === 'function';

/** The longest list in bytes, limited by a 32-bit pointer. Its numbers have 4 bytes each. */
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
   * Returns how many numbers each of several lists can have in this memory, after longer lists found no room.
   * @param lists how many lists
   * @param size the length that found no room
   */
  largestList(lists: number, size: number) {
    const largest = lengthIn(this.maximumBytes, lists);
    if (largest < size) return largest;
    // The browser did not let the memory grow to its maximum. The run has failed, so it may grow now to find its limit.
    for (let pages = MOST_PAGES; pages >= 1; pages /= 2) grow(this.memory, pages);
    return lengthIn(this.bytes, lists);
  }
}

/** Returns how many numbers each of some lists can have in a memory. */
function lengthIn(bytes: number, lists: number) {
  const room = Math.max(bytes - RESERVED_BYTES, 0) / lists;
  return Math.floor(Math.min(room, LONGEST_LIST_BYTES) / 4);
}

let instance: Instance | null = null;

/** Returns whether this worker has an instance, and so holds a memory. */
export const isInstantiated = () => instance !== null;

/**
 * Returns this worker's instance, with a memory of its own. The first call creates the instance.
 * @param pages the size to which the memory should be able to grow
 */
export function instantiate(module: WebAssembly.Module, pages: number = MOST_PAGES) {
  instance ??= newInstance(module, pages);
  return instance;
}

/** How long to retry, because the memories of ended workers are released a moment later, one by one. */
const PATIENCE_MS = 5000;
const RETRY_MS = 100;

/** Instantiates the core for one of many workers, which may start before the memories of the last run are released. */
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

/** Makes an instance that shares the memory of another worker. */
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
    // The browser may still grant fewer pages.
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
