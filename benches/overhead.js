// What each strategy costs over its ideal: elapsed time, cold start-up, memory over the lists, the recording of spans.
import { measure, median, pairedRatio, shuffled } from './rounds.js';

/**
 * @typedef {import('../www/core/report.ts').Report} Report
 * @typedef {import('../www/core/report.ts').Options} Options
 * @typedef {Options['strategy']} Strategy
 * @typedef {import('./browser.js').Browser} Browser
 *
 * @typedef {object} Measured of one run
 * @property {number} elapsedMs
 * @property {number} startupMs
 * @property {number} workMs its scans, one after another
 * @property {number} memoryBytes of all its memories
 *
 * @typedef {Record<Strategy, Measured>} Round
 *
 * @typedef {object} Rounds raw, in the order in which they ran
 * @property {Round[]} computing four tasks that compute, streamed
 * @property {Round[]} waiting ten waits
 * @property {Round} lists three tasks that keep lists in memory
 * @property {number[]} warmElapsedMs tiny tasks in the pool that `futures` has kept
 *
 * @typedef {object} Overhead of one strategy
 * @property {Strategy} strategy
 * @property {number} overIdeal elapsed over the work divided by the cores that it may use
 * @property {number} overSerial elapsed over serial's
 * @property {number} waitOverMs over one wait (over all waits, for serial)
 * @property {number} startupMs cold
 * @property {number} memoryBytes of all its memories where no lists are kept
 * @property {number} overListsBytes of all its memories, without the lists that they hold at once
 */

const STRATEGIES = /** @type {const} */ ([
  ...['serial', 'asyncio', 'threads', 'processes', 'futures', 'shared'],
]);

/** Whose tasks compute on all cores at once. @type {readonly string[]} */
const PARALLEL = ['processes', 'futures', 'shared'];

const IO = { workload: 'io', tasks: 10, wait: 1000 };
const LISTS = { workload: 'cpu', tasks: 3, size: 20_000_000, list: 'memory', workers: 2 };

/** How many lists of `LISTS` are in memory at once. @type {Readonly<Record<Strategy, number>>} */
const LISTS_AT_ONCE = { serial: 1, asyncio: 1, threads: 3, processes: 3, futures: 2, shared: 2 };

/** @param {number} size */
const computing = (size) => ({ workload: 'cpu', tasks: 4, size });

/**
 * measureOverheads runs every strategy in turns.
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
    // The first makes sure that the pool is there, the second finds it warm.
    const tiny = { ...cpu, strategy: 'futures', size: 1000 };
    await race(browser, tiny);
    measured.warmElapsedMs.push((await race(browser, tiny)).elapsedMs);
    measured.waiting.push(await roundOf(browser, IO));
  }
  return measured;
}

/**
 * race has the page measure, and keeps what is needed of the report.
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
 * roundOf runs each strategy once, in an order of its own; the pool that `futures` keeps is taken from it first.
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
 * overheadsOf sums the rounds up: medians, of ratios within a round where it is a ratio.
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
 * measureRecording runs with spans and without, in turns.
 * @param {Browser} browser
 * @param {{ size: number, rounds: number, log: (text: string) => void }} how
 */
export function measureRecording(browser, { size, rounds, log }) {
  log('spans on against off');
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
 * recordingOf says what recording costs, from pairs of runs.
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
