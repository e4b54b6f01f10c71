// What the verdict knows of each strategy: its name in a sentence, and how it works.

import type { Options } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

/**
 * - `loop`: one event loop computes for one task at a time
 * - `lock`: only the thread that holds the lock computes
 * - `queue`: whole tasks queue for a pool of workers
 * - `splits`: the workers of a pool may divide a task
 * - `workerEach`: each task starts a worker
 * - `memoryEach`: each task has a memory of its own
 */
export type Trait = 'loop' | 'lock' | 'queue' | 'splits' | 'workerEach' | 'memoryEach';

export interface Subject {
  /** The strategy's name in the middle of a sentence. */
  name: string;
  isPlural: boolean;
  /** Whether the name has no capital even at the beginning of a sentence. */
  isAlwaysLowerCase?: boolean;
  traits: (executor: Options['executor']) => readonly Trait[];
}

/** The strategy that the others are compared with. */
export const baseline: StrategyName = 'serial';

export const subjects: Readonly<Record<StrategyName, Subject>> = {
  // The baseline's own result needs no reason.
  serial: { name: 'serial', isPlural: false, traits: () => [] },
  asyncio: {
    name: 'asyncio',
    isPlural: false,
    isAlwaysLowerCase: true,
    traits: () => ['loop'],
  },
  threads: { name: 'threads (GIL)', isPlural: true, traits: () => ['lock', 'workerEach'] },
  processes: { name: 'processes', isPlural: true, traits: () => ['workerEach', 'memoryEach'] },
  futures: {
    name: 'the futures pool',
    isPlural: false,
    traits: (executor) => (executor === 'threads' ? ['queue', 'lock'] : ['queue']),
  },
  shared: { name: 'shared threads', isPlural: true, traits: () => ['splits'] },
};
