// What each strategy may be expected to take, as a table; shown before a run and always called "about".

import type { Options, Report } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

export interface Expectation {
  /** How many waits pass one after another. */
  waits: (options: Options) => number;
  /** How many tasks' computing passes one after another. */
  turns: (options: Options, cores: number) => number;
  /** How many lines its lanes take. */
  lines: (options: Options) => number;
  /** Whether it runs only where memory can be shared. */
  sharesMemory: (options: Options) => boolean;
}

const never = () => false;
const always = () => true;
const allTasks = ({ tasks }: Options) => tasks;
const one = () => 1;
const rounds = ({ tasks, workers }: Options) => Math.ceil(tasks / workers);

const expectations: Readonly<Record<StrategyName, Expectation>> = {
  serial: { waits: allTasks, turns: allTasks, lines: one, sharesMemory: never },
  asyncio: {
    waits: one,
    turns: allTasks,
    lines: ({ tasks, wait }) => (wait > 0 ? tasks : 1),
    sharesMemory: never,
  },
  threads: { waits: one, turns: allTasks, lines: allTasks, sharesMemory: always },
  processes: {
    waits: one,
    turns: ({ tasks }, cores) => tasks / Math.min(tasks, cores),
    lines: allTasks,
    sharesMemory: never,
  },
  futures: {
    waits: rounds,
    turns: (options, cores) =>
      options.executor === 'threads'
        ? options.tasks
        : Math.max(rounds(options), options.tasks / cores),
    lines: ({ tasks, workers }) => Math.min(tasks, workers),
    sharesMemory: ({ executor }) => executor === 'threads',
  },
  shared: {
    waits: rounds,
    turns: ({ tasks, workers }, cores) => tasks / Math.min(workers, cores),
    lines: ({ workers }) => workers,
    sharesMemory: always,
  },
};

/** expectationOf gives a strategy's row of the table. */
export const expectationOf = (name: StrategyName) => expectations[name];

/** ms a number before this browser was measured: a laptop of 2020, streamed, or first built in memory. */
const DEFAULT_RATES = Object.freeze({ stream: 1.5e-6, memory: 4e-6 });

/** Ms a number. */
export type Rates = Readonly<Record<Options['list'], number>>;

export const defaultRates: Rates = DEFAULT_RATES;

/** estimateMs says about how long a run will take. */
export function estimateMs(options: Options, rates: Rates, cores: number) {
  const { waits, turns } = expectations[options.strategy];
  const taskMs = options.size * rates[options.list];
  return waits(options) * options.wait + turns(options, Math.max(1, cores)) * taskMs;
}

/** Shorter lists say more about start-up than about the rate. */
const LEAST_NUMBERS = 1_000_000;

/** measuredRate reads ms a number from a run whose tasks computed undivided; null where it says nothing. */
export function measuredRate(report: Report) {
  const { size, tasks } = report.options;
  const divided = report.lanes.some(({ parts }) => parts);
  if (size * tasks < LEAST_NUMBERS || divided || report.disturbed) return null;
  let computedMs = 0;
  for (const { spans } of report.tasks) {
    for (const { phase, startMs, endMs } of spans) {
      if (phase === 'scan' || phase === 'build') computedMs += endMs - startMs;
    }
  }
  return computedMs > 0 ? computedMs / (size * tasks) : null;
}
