// Checks the needs of a run: shared memory, room for its lists, and the pool that it may find warm.

import { RaceError } from '../core/errors.ts';
import { outOfMemory, pagesEach } from '../core/room.ts';
import { getStrategy } from '../core/strategies.ts';
import { reasonAgainstSharing, reasonAgainstWasm, support } from '../core/support.ts';
import type { Options } from '../core/report.ts';

/** Returns the name of the pool that a run can find warm, or null where the strategy keeps none. */
export function warmKeyOf(options: Options): string | null {
  if (!getStrategy(options.strategy).keepsPool) return null;
  // Longer lists can need memories that grow further than those of the pool.
  const pages = pagesEach(options, options.workers);
  return `${options.strategy} ${options.workers} ${options.executor} ${pages}`;
}

/** Returns how many wasm memories a run has at once. */
export const countMemories = (options: Options) =>
  getStrategy(options.strategy).countMemories(options);

/** Whether this page can run a strategy with these options. */
export const isSupported = (options: Options) =>
  support().sharedMemory || !getStrategy(options.strategy).sharesMemory(options);

/**
 * Refuses every run where no WebAssembly can start.
 * @throws RaceError `unsupported`
 */
export function requireWasm() {
  const reason = reasonAgainstWasm();
  if (reason === null) return;
  throw new RaceError(
    'unsupported',
    `Nothing can run here. ${reason} docs/hosts.md says what helps.`,
  );
}

/**
 * Refuses a run that needs shared memory where there is none.
 * @throws RaceError `unsupported`
 */
export function requireSupport(options: Options) {
  requireWasm();
  if (isSupported(options)) return;
  throw new RaceError(
    'unsupported',
    `${getStrategy(options.strategy).label} cannot run here. ${reasonAgainstSharing()} Serve the page with ` +
      'Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy, or open it in a browser that shares memory; ' +
      'docs/hosts.md says how.',
  );
}

/** The memory that is assumed where the browser does not report it. */
const DEFAULT_MEMORY_GIB = 8;

/**
 * Refuses lists that this machine's memory cannot hold. A browser that tries can take the whole machine down.
 * @throws RaceError `out-of-memory`
 */
export function requireRoom(options: Options) {
  if (options.list !== 'memory') return;
  const { deviceMemory = DEFAULT_MEMORY_GIB } = navigator as { deviceMemory?: number };
  const { label, countLists } = getStrategy(options.strategy);
  const lists = countLists(options);
  const largest = Math.floor((deviceMemory * 2 ** 30) / lists / 4);
  if (options.size <= largest) return;
  throw outOfMemory(
    options.size,
    lists,
    largest,
    (asked) =>
      `${label} would keep ${asked} at once, and this browser reports ${deviceMemory} GiB of memory`,
  );
}
