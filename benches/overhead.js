// Measures what each strategy costs: time over its ideal, cold start-up, memory beyond its lists, recording of spans.
import { measure, median, pairedRatio, shuffled } from './rounds.js';

/**
 * @typedef {import('../www/core/report.ts').Report} Report
 * @typedef {import('../www/core/report.ts').Options} Options
 * @typedef {Options['strategy']} Strategy
 * @typedef {import('./browser.js').Browser} Browser
 *
 * @typedef {object} Measured one run
 * @property {number} elapsedMs
 * @property {number} startupMs
 * @property {number} workMs sum of its `scan` spans
 * @property {number} memoryBytes sum of all its memories
 *
 * @typedef {Record<Strategy, Measured>} Round
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
 * @property {number} overSerial elapsed time over serial's
 * @property {number} waitOverMs time beyond one wait (beyond ten, for serial)
 * @property {number} startupMs cold start-up
 * @property {number} memoryBytes sum of all its memories, numbers streamed
 * @property {number} overListsBytes sum of all its memories, minus the lists held at once
 */

const STRATEGIES = /** @type {const} */ ([
  ...['serial', 'asyncio', 'threads', 'processes', 'futures', 'shared'],
]);

/** Strategies whose tasks compute on all cores at once. @type {readonly string[]} */
const PARALLEL = ['processes', 'futures', 'shared'];

const IO = { workload: 'io', tasks: 10, wait: 1000 };
const LISTS = { workload: 'cpu', tasks: 3, size: 20_000_000, list: 'memory', workers: 2 };

/** How many of the lists of `LISTS` are in memory at once. @type {Readonly<Record<Strategy, number>>} */
const LISTS_AT_ONCE = { serial: 1, asyncio: 1, threads: 3, processes: 3, futures: 2, shared: 2 };

/** @param {number} size */
const computing = (size) => ({ workload: 'cpu', tasks: 4, size });

/**
 * Measures every strategy in each round.
 * @param {Browser} browser
 * @param {{ size: number, rounds: number, log: (text: string) => void }} how
 * @returns {Promise<Rounds>}
 */
export async function measureOverheads(browser, { size, rounds, log }) {
  const cpu = computing(size);
  /** @type {Rounds} */
  const measured = {
    computing: [],
    waiting: [],
    lists: await roundOf(browser, LISTS),
    warmElapsedMs: [],
  };
  for (let round = 1; round <= rounds; round += 1) {
    log(`overheads, round ${round} of ${rounds}`);
    measured.computing.push(await roundOf(browser, cpu));
    // The first run starts the pool, the second finds it warm.
    const tiny = { ...cpu, strategy: 'futures', size: 1000 };
    await race(browser, tiny);
    measured.warmElapsedMs.push((await race(browser, tiny)).elapsedMs);
    measured.waiting.push(await roundOf(browser, IO));
  }
  return measured;
}

/**
 * Runs one race in the browser and returns the figures needed here.
 * @param {Browser} browser
 * @param {object} options
 * @returns {Promise<Measured>}
 */
async function race(browser, options) {
  /** @type {Report} */
  const { elapsedMs, startupMs, memory, tasks } = await browser.ask({ kind: 'report', options });
  const scans = tasks.flatMap(({ spans }) => spans.filter(({ phase }) => phase === 'scan'));
  const workMs = scans.reduce((sum, span) => sum + span.endMs - span.startMs, 0);
  return { elapsedMs, startupMs, workMs, memoryBytes: memory.totalBytes };
}

/**
 * Runs each strategy once, in shuffled order. The warm pool of `futures` is replaced first, so that it starts cold.
 * @param {Browser} browser
 * @param {object} options
 * @returns {Promise<Round>}
 */
async function roundOf(browser, options) {
  const round = /** @type {Round} */ ({});
  for (const strategy of shuffled(STRATEGIES)) {
    if (strategy === 'futures') {
      await race(browser, { workload: 'io', strategy, tasks: 1, wait: 0, workers: 1 });
    }
    round[strategy] = await race(browser, { ...options, strategy });
  }
  return round;
}

/**
 * Returns the medians over all rounds. Ratios are taken within a round.
 * @param {Rounds} rounds
 * @param {number} cores
 * @returns {Overhead[]}
 */
export function overheadsOf({ computing, waiting, lists }, cores) {
  return STRATEGIES.map((strategy) => {
    const share = PARALLEL.includes(strategy) ? Math.min(cores, 4) : 1;
    const waits = strategy === 'serial' ? IO.tasks : 1;
    const over = (/** @type {(round: Round) => number} */ read) => median(computing.map(read));
    return {
      strategy,
      overIdeal: over((round) => (round[strategy].elapsedMs * share) / round.serial.workMs),
      overSerial: over((round) => round[strategy].elapsedMs / round.serial.elapsedMs),
      waitOverMs: median(waiting.map((round) => round[strategy].elapsedMs - waits * IO.wait)),
      startupMs: over((round) => round[strategy].startupMs),
      memoryBytes: over((round) => round[strategy].memoryBytes),
      overListsBytes: lists[strategy].memoryBytes - 4 * LISTS.size * LISTS_AT_ONCE[strategy],
    };
  });
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
 * Returns what recording costs, from pairs of runs.
 * @param {readonly import('./rounds.js').Result[]} results
 */
export function recordingOf(results) {
  const named = (/** @type {string} */ name) =>
    /** @type {import('./rounds.js').Result} */ (results.find((each) => each.name === name));
  const strategies = results.map(({ name }) => name.split(' ')[0]);
  return [...new Set(strategies)].map((strategy) => ({
    strategy,
    ...pairedRatio(named(`${strategy} on`), named(`${strategy} off`)),
  }));
}
