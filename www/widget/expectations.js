// What each strategy may be expected to take, as a table; shown before a run and always called "about".

/**
 * @typedef {import('../core/report.js').Options} Options
 * @typedef {import('../core/report.js').Report} Report
 * @typedef {import('../core/strategies.js').StrategyName} StrategyName
 *
 * @typedef {object} Expectation
 * @property {(options: Options) => number} waits how many waits pass one after another
 * @property {(options: Options, cores: number) => number} turns how many tasks' computing passes one after another
 * @property {(options: Options) => number} lines how many lines its lanes take
 * @property {(options: Options) => boolean} sharesMemory whether it runs only where memory can be shared
 */

const never = () => false;
const always = () => true;
const allTasks = (/** @type {Options} */ { tasks }) => tasks;
const one = () => 1;
const rounds = (/** @type {Options} */ { tasks, workers }) => Math.ceil(tasks / workers);

/** @type {Readonly<Record<StrategyName, Expectation>>} */
const expectations = {
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

/**
 * expectationOf gives a strategy's row of the table.
 * @param {StrategyName} name
 */
export const expectationOf = (name) => expectations[name];

/** ms a number before this browser was measured: a laptop of 2020, streamed, or first built in memory. */
const DEFAULT_RATES = Object.freeze({ stream: 1.5e-6, memory: 4e-6 });

/** @typedef {Readonly<Record<Options['list'], number>>} Rates ms a number */

/** @type {Rates} */
export const defaultRates = DEFAULT_RATES;

/**
 * estimateMs says about how long a run will take.
 * @param {Options} options
 * @param {Rates} rates
 * @param {number} cores
 */
export function estimateMs(options, rates, cores) {
  const { waits, turns } = expectations[options.strategy];
  const taskMs = options.size * rates[options.list];
  return waits(options) * options.wait + turns(options, Math.max(1, cores)) * taskMs;
}

/** Shorter lists say more about start-up than about the rate. */
const LEAST_NUMBERS = 1_000_000;

/**
 * measuredRate reads ms a number from a run whose tasks computed undivided; null where it says nothing.
 * @param {Report} report
 */
export function measuredRate(report) {
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
