// The width of pools in words: in the set-up, and by Python's default.

import { pluralise } from '../verdict/numbers.ts';
import { getStrategy, hasTrait } from '../core/strategies.ts';
import type { Options } from '../core/report.ts';

/** `ThreadPoolExecutor` has this many threads more than processors, and at most 32. */
const MORE_THREADS = 4;
const MOST_THREADS = 32;

/**
 * Returns the `max_workers` of Python's executors where none is given, by CPython 3.13's `concurrent/futures/`.
 * @param ofThreads whether it is the ThreadPoolExecutor
 */
export const pythonDefault = (ofThreads: boolean, cores: number) =>
  ofThreads ? Math.min(MOST_THREADS, cores + MORE_THREADS) : cores;

/** Returns the workers of a pool, counted in words. Threads share one memory, processes do not. */
export function countWorkers(workers: number, ofThreads: boolean) {
  if (ofThreads) return pluralise(workers, 'thread');
  return workers === 1 ? '1 process' : `${workers} processes`;
}

/** Returns what a row with a pool says before its first run, or null for a row without a pool. */
export function describePool(options: Options, cores: number): string | null {
  const row = getStrategy(options.strategy);
  if (!row.hasPool) return null;
  const ofThreads = row.sharesMemory(options);
  const workers = countWorkers(options.workers, ofThreads);
  if (hasTrait(row, 'splits'))
    return `${workers} in one memory with no lock: idle ones steal work.`;
  return `Tasks queue for ${workers}, kept warm. Python\u2019s default: ${pythonDefault(ofThreads, cores)}.`;
}
