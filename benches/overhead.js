// What each strategy costs over its ideal: elapsed time, cold start-up, memory over the lists, the recording of spans.
import { measure, median, shuffled } from './rounds.js';

/**
 * @typedef {import('../www/types.js').Report} Report
 * @typedef {import('../www/types.js').Options} Options
 * @typedef {import('./browser.js').Browser} Browser
 *
 * @typedef {object} Overhead of one strategy
 * @property {Options['strategy']} strategy
 * @property {number} cpuElapsedMs median
 * @property {number} cpuIdealMs the work over the cores that the strategy may use
 * @property {number} cpuOverIdeal elapsed over ideal, median of the rounds' ratios
 * @property {number} cpuOverSerial elapsed over serial's, median of the rounds' ratios
 * @property {number} ioOverMs over one wait (all waits, for serial), median
 * @property {number} startupMs cold, median
 * @property {number | null} warmStartupMs of the pool that is kept
 * @property {number} memoryBytes of all its memories where no lists are kept
 */

const STRATEGIES = /** @type {const} */ ([
  ...['serial', 'asyncio', 'threads', 'processes', 'futures', 'shared'],
]);

/** Whose tasks compute on all cores at once. @type {readonly string[]} */
const PARALLEL = ['processes', 'futures', 'shared'];

const CPU = { workload: 'cpu', tasks: 4, size: 400_000_000 };
const IO = { workload: 'io', tasks: 10, wait: 1000 };

/**
 * measureOverheads runs every strategy in turns.
 * @param {Browser} browser
 * @param {number} cores
 * @param {number} rounds
 * @param {(text: string) => void} log
 * @returns {Promise<Overhead[]>}
 */
export async function measureOverheads(browser, cores, rounds, log) {
  /** @param {object} options @returns {Promise<Report>} */
  const race = (options) => browser.ask({ kind: 'report', options });
  /** @type {Record<string, Report>[]} */
  const cpu = [];
  /** @type {Record<string, Report>[]} */
  const io = [];
  /** @type {number[]} */
  const warm = [];
  for (let round = 1; round <= rounds; round += 1) {
    log(`overheads, round ${round} of ${rounds}`);
    cpu.push(await roundOf(race, CPU));
    warm.push((await race({ ...CPU, strategy: 'futures', size: 1000 })).startupMs);
    io.push(await roundOf(race, IO));
  }
  const serialMs = (/** @type {Record<string, Report>} */ { serial }) => serial.elapsedMs;
  return STRATEGIES.map((strategy) => {
    const share = PARALLEL.includes(strategy) ? Math.min(cores, CPU.tasks) : 1;
    const waits = strategy === 'serial' ? IO.tasks : 1;
    const ofCpu = (/** @type {(round: Record<string, Report>) => number} */ read) =>
      median(cpu.map(read));
    return {
      strategy,
      cpuElapsedMs: ofCpu((round) => round[strategy].elapsedMs),
      cpuIdealMs: ofCpu((round) => workMs(round.serial) / share),
      cpuOverIdeal: ofCpu((round) => (round[strategy].elapsedMs * share) / workMs(round.serial)),
      cpuOverSerial: ofCpu((round) => round[strategy].elapsedMs / serialMs(round)),
      ioOverMs: median(io.map((round) => round[strategy].elapsedMs - waits * IO.wait)),
      startupMs: ofCpu((round) => round[strategy].startupMs),
      warmStartupMs: strategy === 'futures' ? median(warm) : null,
      memoryBytes: ofCpu((round) => round[strategy].memory.totalBytes),
    };
  });
}

/**
 * roundOf runs each strategy once, in an order of its own; the pool that `futures` keeps is taken from it first.
 * @param {(options: object) => Promise<Report>} race
 * @param {object} options
 */
async function roundOf(race, options) {
  /** @type {Record<string, Report>} */
  const reports = {};
  for (const strategy of shuffled(STRATEGIES)) {
    if (strategy === 'futures') {
      await race({ workload: 'io', strategy, tasks: 1, wait: 0, workers: 1 });
    }
    reports[strategy] = await race({ ...options, strategy });
  }
  return reports;
}

/**
 * workMs is the computing of a serial run: its scans, one after another.
 * @param {Report} report
 */
const workMs = ({ tasks }) =>
  tasks
    .flatMap(({ spans }) => spans)
    .filter(({ phase }) => phase === 'scan')
    .reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);

/**
 * measureRecording compares runs that record their spans with runs that do not.
 * @param {Browser} browser
 * @param {number} rounds
 * @param {(text: string) => void} log
 */
export async function measureRecording(browser, rounds, log) {
  const strategies = /** @type {const} */ (['serial', 'threads', 'shared']);
  const contenders = strategies.flatMap((strategy) =>
    [true, false].map((spans) => ({
      name: `${strategy}-${spans ? 'recorded' : 'unrecorded'}`,
      label: `${strategy}, spans ${spans ? 'on' : 'off'}`,
      ask: async () => {
        const options = { ...CPU, strategy };
        const report = await browser.ask({ kind: 'report', options, control: { spans } });
        return { ms: report.elapsedMs };
      },
    })),
  );
  const results = await measure(contenders, { rounds, log });
  return strategies.map((strategy) => {
    const of = (/** @type {string} */ kind) =>
      /** @type {import('./rounds.js').Result} */ (
        results.find(({ name }) => name === `${strategy}-${kind}`)
      ).allMs;
    const off = of('unrecorded');
    const ratios = of('recorded').map((ms, round) => ms / off[round]);
    return {
      strategy,
      onOverOff: median(ratios),
      minRatio: Math.min(...ratios),
      maxRatio: Math.max(...ratios),
    };
  });
}
