// The table of strategies: one row holds everything that the page and its workers know about a strategy.
//
// A new strategy is a row here and a file in workers/strategies/. Other code asks a row and never compares names.
// Add rows at the end: a link names a strategy by its place in this table.

/** The public description of a strategy. */
export interface StrategyInfo {
  /** The name used in options, attributes, messages and reports. */
  name: StrategyName;
  /** The name that a reader sees. */
  label: string;
  /** A description of about a dozen words. */
  summary: string;
  /**
   * Whether the strategy runs only on a cross-origin isolated page.
   * (`futures` needs isolation only with `executor: 'threads'`.)
   */
  needsSharedMemory: boolean;
}

/**
 * How a strategy works, as far as a reason or a limit depends on it:
 * - `loop`: one event loop computes for one task at a time
 * - `lock`: only the thread that holds the lock computes
 * - `queue`: whole tasks queue for a pool of workers
 * - `splits`: the workers of a pool may divide a task
 * - `workerEach`: each task starts a worker
 * - `memoryEach`: each task has a memory of its own
 */
export type Trait = 'loop' | 'lock' | 'queue' | 'splits' | 'workerEach' | 'memoryEach';

/** The kinds of worker that an executor's pool can consist of, as in Python's `concurrent.futures`. */
export const executors = ['processes', 'threads'] as const;

/** The options that a row's functions depend on. */
export interface StrategyOptions {
  tasks: number;
  wait: number;
  workers: number;
  executor: (typeof executors)[number];
}

interface Row extends Omit<StrategyInfo, 'name' | 'needsSharedMemory'> {
  name: string;
  /** The article before the label in a sentence, if there is one. */
  article?: 'the';
  /** Whether the label is a plural. */
  isPlural?: true;
  traits: (options: Pick<StrategyOptions, 'executor'>) => readonly Trait[];
  /** Whether several workers use one wasm memory. */
  sharesMemory: (options: Pick<StrategyOptions, 'executor'>) => boolean;
  /** Whether a pool of `workers` does the tasks. */
  hasPool: boolean;
  /** Whether the workers stay warm for the next run with the same pool. */
  keepsPool: boolean;
  /** Lists that are in memory at the same time, at most. */
  countLists: (options: StrategyOptions) => number;
  /** Wasm memories of one run. */
  countMemories: (options: StrategyOptions) => number;
  /** Number of waits that pass one after another. */
  countWaits: (options: StrategyOptions) => number;
  /** How long all computing takes on this many cores; 1 is the computing of one task. */
  countTurns: (options: StrategyOptions, cores: number) => number;
  /** Lines that the lanes take in a picture. */
  countLines: (options: StrategyOptions) => number;
}

/** A row of the table. */
export interface Strategy extends Row {
  name: StrategyName;
}

const never = () => false;
const always = () => true;
const one = () => 1;
const perTask = ({ tasks }: StrategyOptions) => tasks;
const perBusyWorker = ({ tasks, workers }: StrategyOptions) => Math.min(tasks, workers);
const rounds = ({ tasks, workers }: StrategyOptions) => Math.ceil(tasks / workers);

/** Whether the pool of an executor consists of threads, under the lock, as Python's ThreadPoolExecutor is. */
const hasThreads = ({ executor }: Pick<StrategyOptions, 'executor'>) => executor === 'threads';

const table = [
  {
    name: 'serial',
    label: 'Serial',
    summary: 'One worker. Each task computes, then waits, before the next begins.',
    // The baseline's own result needs no reason.
    traits: () => [],
    sharesMemory: never,
    hasPool: false,
    keepsPool: false,
    countLists: one,
    countMemories: one,
    countWaits: perTask,
    countTurns: perTask,
    countLines: one,
  },
  {
    name: 'asyncio',
    label: 'asyncio',
    summary: 'One event loop. A waiting task lets the next run; a computing one does not.',
    traits: () => ['loop'],
    sharesMemory: never,
    hasPool: false,
    keepsPool: false,
    countLists: one,
    countMemories: one,
    countWaits: one,
    countTurns: perTask,
    countLines: ({ tasks, wait }) => (wait > 0 ? tasks : 1),
  },
  {
    name: 'threads',
    label: 'Threads (GIL)',
    summary: 'One thread a task, and one lock: only its holder computes.',
    isPlural: true,
    traits: () => ['lock', 'workerEach'],
    sharesMemory: always,
    hasPool: false,
    keepsPool: false,
    countLists: perTask,
    countMemories: one,
    countWaits: one,
    countTurns: perTask,
    countLines: perTask,
  },
  {
    name: 'processes',
    label: 'Processes',
    summary: 'One process a task, each started for this run with a memory of its own.',
    isPlural: true,
    traits: () => ['workerEach', 'memoryEach'],
    sharesMemory: never,
    hasPool: false,
    keepsPool: false,
    countLists: perTask,
    countMemories: perTask,
    countWaits: one,
    countTurns: ({ tasks }, cores) => tasks / Math.min(tasks, cores),
    countLines: perTask,
  },
  {
    name: 'futures',
    label: 'Futures pool',
    summary: 'Tasks queue for a pool of workers that stays warm between runs.',
    article: 'the',
    traits: (options) => (hasThreads(options) ? ['queue', 'lock'] : ['queue']),
    sharesMemory: hasThreads,
    hasPool: true,
    keepsPool: true,
    countLists: perBusyWorker,
    countMemories: (options) => (hasThreads(options) ? 1 : options.workers),
    countWaits: rounds,
    countTurns: (options, cores) =>
      hasThreads(options) ? options.tasks : Math.max(rounds(options), options.tasks / cores),
    countLines: perBusyWorker,
  },
  {
    name: 'shared',
    label: 'Shared threads',
    summary: 'Threads in one memory with no lock: idle ones steal work.',
    isPlural: true,
    traits: () => ['splits'],
    sharesMemory: always,
    hasPool: true,
    keepsPool: false,
    countLists: perTask,
    countMemories: one,
    countWaits: rounds,
    countTurns: ({ tasks, workers }, cores) => tasks / Math.min(workers, cores),
    countLines: ({ workers }) => workers,
  },
] as const satisfies readonly Row[];

export type StrategyName = (typeof table)[number]['name'];

/** Every row, in the order in which lists and charts show the strategies. */
export const strategyTable: readonly Strategy[] = table;

/** The strategy that the others are compared with, and that runs where none is named. */
export const baseline: StrategyName = 'serial';

/** The strategies as the package lists them. */
export const strategies: readonly Readonly<StrategyInfo>[] = Object.freeze(
  strategyTable.map(({ name, label, summary, sharesMemory }) =>
    Object.freeze({
      ...{ name, label, summary },
      needsSharedMemory: sharesMemory({ executor: 'processes' }),
    }),
  ),
);

/** The names alone, in the same order. */
export const strategyNames = Object.freeze(strategyTable.map(({ name }) => name));

/** Returns the table's row for a name. */
export const getStrategy = (name: StrategyName) =>
  strategyTable.find((each) => each.name === name) as Strategy;

/** Whether a strategy has a trait, for every kind of executor. */
export const hasTrait = ({ traits }: Strategy, trait: Trait): boolean =>
  executors.every((executor) => traits({ executor }).includes(trait));
