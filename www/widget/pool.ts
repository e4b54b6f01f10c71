// How wide the pools of a set-up are, in words, and how wide Python would make them by default.

import { pluralise, listNames } from '../verdict/numbers.ts';
import { getStrategy, hasTrait } from '../core/strategies.ts';
import { completeOptions } from './set-up.ts';
import type { Options } from '../core/report.ts';
import type { State } from './state.ts';

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
function countWorkers(workers: number, ofThreads: boolean) {
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

/** Returns the hint below the field: the width of each pool in the set-up. Empty without a pool. */
export function describePools({ setUp, cores }: State): string {
  const pools = setUp.strategies.map(getStrategy).filter(({ hasPool }) => hasPool);
  const widths = pools.map((row) => {
    const options = completeOptions(setUp, row.name);
    if (hasTrait(row, 'splits')) return `${options.workers} in ${row.label}`;
    const ofThreads = row.sharesMemory(options);
    const workers = countWorkers(options.workers, ofThreads);
    return `${workers} in ${row.label} (Python\u2019s default: ${pythonDefault(ofThreads, cores)})`;
  });
  return widths.length === 0 ? '' : `Now: ${listNames(widths)}.`;
}
