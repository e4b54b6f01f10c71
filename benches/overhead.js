// Measures what each strategy costs: time over its ideal and beside native code, cold start-up, memory beyond its lists,
// recording of spans.
import { StepError } from '../scripts/lib/run.js';
import { measure, median, shuffled } from './rounds.js';

/**
 * @typedef {import('../www/core/report.ts').Report} Report
 * @typedef {import('../www/core/report.ts').Options} Options
 * @typedef {Options['strategy']} Strategy
 * @typedef {import('./browser.js').Browser} Browser
 * @typedef {import('./program.js').Program} Program
 * @typedef {typeof NATIVE[number]} NativeStrategy
 *
 * @typedef {object} Measured one run
 * @property {number} elapsedMs
 * @property {number} startupMs
 * @property {number} lastStartMs when the last of its workers had started
 * @property {number} workMs sum of its `scan` spans
 * @property {number} memoryBytes sum of all its memories
 *
 * @typedef {Record<Strategy, Measured> & { nativeMs: Partial<Record<NativeStrategy, number>> }} Round
 *
 * @typedef {object} Rounds raw figures, in the order of the runs
 * @property {Round[]} computing four tasks that compute, streamed
 * @property {Round[]} waiting ten waits
 * @property {Round} lists three tasks that keep lists in memory
 * @property {number[]} warmElapsedMs tiny tasks in the warm pool of `futures`
 *
 * @typedef {object} Overhead what one strategy costs
 * @property {Strategy} strategy
 * @property {number} overIdeal elapsed time over its ideal: the work divided by the cores it may use
 * @property {number | null} nativeOverIdeal the same for native code, where it has the strategy
 * @property {number} waitOverMs time beyond one wait (beyond ten, for serial)
 * @property {number} startupMs cold start-up
 * @property {number} memoryBytes sum of all its memories, numbers streamed
 * @property {number} overListsBytes sum of all its memories, minus the lists held at once
 */

const STRATEGIES = /** @type {const} */ ([
  ...['serial', 'asyncio', 'threads', 'processes', 'futures', 'shared'],
]);

/** Strategies that native code has too. */
const NATIVE = /** @type {const} */ (['serial', 'threads', 'processes', 'shared']);

/** Strategies whose tasks compute on all cores at once. @type {readonly string[]} */
const PARALLEL = ['processes', 'futures', 'shared'];

const IO = { workload: 'io', tasks: 10, wait: 1000 };

/** How many numbers the list of a waiting task has by default. */
const SHORT_LIST = 10;

const LISTS = { workload: 'cpu', tasks: 3, size: 20_000_000, list: 'memory', workers: 2 };

/** How many of the lists of `LISTS` are in memory at once. @type {Readonly<Record<Strategy, number>>} */
const LISTS_AT_ONCE = { serial: 1, asyncio: 1, threads: 3, processes: 3, futures: 2, shared: 2 };

const COMPUTING_TASKS = 4;

/** @param {number} size */
const computing = (size) => ({ workload: 'cpu', tasks: COMPUTING_TASKS, size });

/**
 * Measures every strategy in each round, in the browser and natively.
 * @param {{ browser: Browser, native: Program }} where
 * @param {{ size: number, rounds: number, waitingRounds: number, log: (text: string) => void }} how
 * @returns {Promise<Rounds>}
 */
export async function measureOverheads(where, { size, rounds, waitingRounds, log }) {
  const cpu = computing(size);
  /** @type {Rounds} */
  const measured = {
    computing: [],
    waiting: [],
    lists: await roundOf(where, LISTS, []),
    warmElapsedMs: [],
  };
  for (let round = 1; round <= rounds; round += 1) {
    log(`overheads, round ${round} of ${rounds}`);
    measured.computing.push(await roundOf(where, cpu, NATIVE));
    // The first run starts the pool, the second finds it warm.
    const tiny = { ...cpu, strategy: 'futures', size: 1000 };
    await race(where.browser, tiny);
    measured.warmElapsedMs.push((await race(where.browser, tiny)).elapsedMs);
    if (round > waitingRounds) continue;
    const waiting = NATIVE.filter((strategy) => strategy !== 'serial');
    measured.waiting.push(await roundOf(where, IO, waiting));
  }
  return measured;
}

/**
 * Runs one race in the browser and returns the figures needed here, and the maxes.
 * @param {Browser} browser
 * @param {object} options
 */
async function race(browser, options) {
  /** @type {Report} */
  const { elapsedMs, startupMs, memory, tasks } = await browser.ask({ kind: 'report', options });
  const spans = tasks.flatMap((task) => task.spans);
  const of = (/** @type {string} */ name) => spans.filter(({ phase }) => phase === name);
  return {
    elapsedMs,
    startupMs,
    lastStartMs: Math.max(startupMs, ...of('start').map(({ endMs }) => endMs)),
    workMs: of('scan').reduce((sum, span) => sum + span.endMs - span.startMs, 0),
    memoryBytes: memory.totalBytes,
    maxes: tasks.map(({ max }) => max),
  };
}

/**
 * Runs each strategy once, in shuffled order. The warm pool of `futures` is replaced first, so that it starts cold.
 * @param {{ browser: Browser, native: Program }} where
 * @param {{ tasks: number, size?: number, wait?: number, [more: string]: unknown }} options
 * @param {readonly NativeStrategy[]} natives strategies to run natively as well
 * @returns {Promise<Round>}
 */
async function roundOf({ browser, native }, options, natives) {
  const round = /** @type {Round} */ ({ nativeMs: {} });
  const check = sameMaxes();
  const inBrowser = STRATEGIES.map((strategy) => async () => {
    if (strategy === 'futures') {
      await race(browser, { workload: 'io', strategy, tasks: 1, wait: 0, workers: 1 });
    }
    const { maxes, ...measured } = await race(browser, { ...options, strategy });
    check(strategy, maxes);
    round[strategy] = measured;
  });
  const { tasks, size = SHORT_LIST, wait = 0 } = options;
  const natively = natives.map((strategy) => async () => {
    const { ms, maxes } = await native.ask(`run ${strategy} ${tasks} ${size} ${wait}`);
    check(`native ${strategy}`, maxes);
    round.nativeMs[strategy] = ms;
  });
  for (const run of shuffled([...inBrowser, ...natively])) await run();
  return round;
}

/** Returns a check that refuses maxes that differ from the first. */
function sameMaxes() {
  /** @type {string | undefined} */
  let expected;
  return (/** @type {string} */ label, /** @type {unknown} */ maxes) => {
    const found = JSON.stringify(maxes);
    expected ??= found;
    if (found !== expected) {
      throw new StepError(`${label} found the maxes ${found}; the others found ${expected}.`);
    }
  };
}

/**
 * Returns on how many cores the tasks of a strategy compute at once.
 * @param {Strategy} strategy
 * @param {number} cores
 */
export const coresOf = (strategy, cores) =>
  PARALLEL.includes(strategy) ? Math.min(cores, COMPUTING_TASKS) : 1;

/**
 * Returns the medians over all rounds. Ratios are taken within a round.
 * @param {Rounds} rounds
 * @param {number} cores
 * @returns {Overhead[]}
 */
export function overheadsOf({ computing, waiting, lists }, cores) {
  return STRATEGIES.map((strategy) => {
    const share = coresOf(strategy, cores);
    const waits = strategy === 'serial' ? IO.tasks : 1;
    const over = (/** @type {(round: Round) => number} */ read) => median(computing.map(read));
    const native = NATIVE.find((name) => name === strategy);
    return {
      strategy,
      overIdeal: over((round) => (round[strategy].elapsedMs * share) / round.serial.workMs),
      nativeOverIdeal: native ? over((round) => nativeOverIdeal(round, native, cores)) : null,
      waitOverMs: median(waiting.map((round) => round[strategy].elapsedMs - waits * IO.wait)),
      startupMs: over((round) => round[strategy].startupMs),
      memoryBytes: over((round) => round[strategy].memoryBytes),
      overListsBytes: lists[strategy].memoryBytes - 4 * LISTS.size * LISTS_AT_ONCE[strategy],
    };
  });
}

/**
 * Returns a native strategy's time over its ideal: native `serial`, divided by the cores.
 * @param {Round} round
 * @param {NativeStrategy} strategy
 * @param {number} cores
 */
export function nativeOverIdeal({ nativeMs }, strategy, cores) {
  const { [strategy]: elapsedMs = NaN, serial = NaN } = nativeMs;
  return (elapsedMs * coresOf(strategy, cores)) / serial;
}

/**
 * Measures runs with and without recording of spans, in rounds.
 * @param {Browser} browser
 * @param {{ size: number, rounds: number, log: (text: string) => void }} how
 */
export function measureRecording(browser, { size, rounds, log }) {
  log('spans recorded and not recorded');
  const strategies = /** @type {const} */ (['serial', 'threads', 'shared']);
  const contenders = strategies.flatMap((strategy) =>
    [true, false].map((spans) => ({
      name: `${strategy} ${spans ? 'on' : 'off'}`,
      label: `${strategy}, spans ${spans ? 'on' : 'off'}`,
      ask: async () => {
        const options = { ...computing(size), strategy };
        const { elapsedMs } = await browser.ask({ kind: 'report', options, control: { spans } });
        return { ms: elapsedMs };
      },
    })),
  );
  return measure(contenders, { rounds, log });
}

/**
 * Returns what recording costs, from the shortest run of each kind: what disturbs a run only makes it longer.
 * @param {readonly import('./rounds.js').Result[]} results
 */
export function recordingOf(results) {
  const named = (/** @type {string} */ name) =>
    /** @type {import('./rounds.js').Result} */ (results.find((each) => each.name === name));
  const strategies = [...new Set(results.map(({ name }) => name.split(' ')[0]))];
  return strategies.map((strategy) => {
    const [on, off] = [named(`${strategy} on`), named(`${strategy} off`)];
    const [shortest, next = shortest] = off.allMs.toSorted((a, b) => a - b);
    return {
      strategy,
      ratio: on.minMs / off.minMs,
      rounds: off.allMs.length,
      noise: next / shortest - 1,
    };
  });
}
