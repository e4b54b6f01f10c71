// How wide the pools of a set-up are, in words, and how wide Python would make them by default.

import { pluralise, listNames } from '../verdict/numbers.ts';
import { getStrategy, hasTrait } from '../core/strategies.ts';
import { completeOptions } from './set-up.ts';
import type { Options } from '../core/report.ts';
import type { State } from './state.ts';

/** `ThreadPoolExecutor` has this many threads more than processors, and at most 32. */
const MORE_THREADS = 4;
const MOST_THREADS = 32;

/** Returns the `max_workers` of Python's executors where none is given, by CPython 3.13's `concurrent/futures/`. */
export const pythonsDefault = (executor: Options['executor'], cores: number) =>
  executor === 'threads' ? Math.min(MOST_THREADS, cores + MORE_THREADS) : cores;

const nouns = { processes: 'process', threads: 'thread' } as const;

const count = (workers: number, executor: Options['executor']) =>
  executor === 'processes' && workers !== 1
    ? `${workers} processes`
    : pluralise(workers, nouns[executor]);

/** Returns what a row with a pool says before its first run, or null for a row without a pool. */
export function describePool(options: Options, cores: number): string | null {
  const { strategy, workers, executor } = options;
  const row = getStrategy(strategy);
  if (!row.hasPool) return null;
  if (hasTrait(row, 'splits')) {
    return `${pluralise(workers, 'thread')} in one memory with no lock: idle ones steal work.`;
  }
  return `Tasks queue for ${count(workers, executor)}, kept warm. Python\u2019s default: ${pythonsDefault(executor, cores)}.`;
}

/** Returns the hint below the field: the width of each pool in the set-up. Empty without a pool. */
export function describePools({ setUp, cores }: State): string {
  const pools = setUp.strategies.map(getStrategy).filter(({ hasPool }) => hasPool);
  const widths = pools.map((row) => {
    const { workers, executor } = completeOptions(setUp, row.name);
    if (hasTrait(row, 'splits')) return `${workers} in ${row.label}`;
    return `${count(workers, executor)} in ${row.label} (Python\u2019s default: ${pythonsDefault(executor, cores)})`;
  });
  return widths.length === 0 ? '' : `Now: ${listNames(widths)}.`;
}
