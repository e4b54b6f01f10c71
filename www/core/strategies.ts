// The six strategies by name, in the order every list and chart shows them.

export type StrategyName = 'serial' | 'asyncio' | 'threads' | 'processes' | 'futures' | 'shared';

export interface StrategyInfo {
  /** The name used in options, attributes, messages and reports. */
  name: StrategyName;
  /** What a reader sees. */
  label: string;
  /** What it does, in about a dozen words. */
  summary: string;
  /**
   * Whether it runs only on a cross-origin isolated page
   * (`futures` needs it only for `executor: 'threads'`).
   */
  needsSharedMemory: boolean;
}

export const strategies: readonly Readonly<StrategyInfo>[] = Object.freeze(
  [
    {
      name: 'serial' as const,
      label: 'Serial',
      summary: 'One worker. Each task computes, then waits, before the next begins.',
      needsSharedMemory: false,
    },
    {
      name: 'asyncio' as const,
      label: 'asyncio',
      summary: 'One event loop. A waiting task lets the next run; a computing one does not.',
      needsSharedMemory: false,
    },
    {
      name: 'threads' as const,
      label: 'Threads (GIL)',
      summary: 'One thread a task, and one lock: only its holder computes.',
      needsSharedMemory: true,
    },
    {
      name: 'processes' as const,
      label: 'Processes',
      summary: 'One process a task, each started for this run with a memory of its own.',
      needsSharedMemory: false,
    },
    {
      name: 'futures' as const,
      label: 'Futures pool',
      summary: 'Tasks queue for a pool of workers that stays warm between runs.',
      needsSharedMemory: false,
    },
    {
      name: 'shared' as const,
      label: 'Shared threads',
      summary: 'Threads in one memory with no lock: idle ones steal work.',
      needsSharedMemory: true,
    },
  ].map((strategy) => Object.freeze(strategy)),
);

/** The names alone, in the same order. */
export const strategyNames = Object.freeze(strategies.map(({ name }) => name));

/** infoOf gives the table's row for a name. */
export function infoOf(name: StrategyName): Readonly<StrategyInfo> {
  const info = strategies.find((strategy) => strategy.name === name);
  if (!info) throw new TypeError(`no strategy is called "${name}"`);
  return info;
}
