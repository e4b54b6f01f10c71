// The benchmark's aims, as ratios within one run, beside what the run measured.
import { digits, table } from './tables.js';
import { median, pairedRatio } from './rounds.js';

/**
 * @typedef {import('./results.js').Results} Results
 * @typedef {import('./rounds.js').Result} Result
 * @typedef {import('./overhead.js').Overhead} Overhead
 * @typedef {{ what: string, aim: string, value: number, unit: string, met: boolean }} Target
 */

/**
 * Returns each aim with its measured value and whether it was reached.
 * @param {Results} results
 * @param {Overhead[]} overheads
 * @param {{ ratio: number }[]} recording
 * @returns {Target[]}
 */
export const targetsOf = (results, overheads, recording) => [
  ...searching(results),
  ...strategies(overheads),
  atMost(
    'recording spans over not recording, in the strategy it costs most',
    1.01,
    Math.max(...recording.map(({ ratio }) => ratio)),
  ),
  atMost(
    'tiny tasks in a warm `futures` pool, start to end',
    5,
    median(results.overheadRounds.warmElapsedMs),
    ' ms',
  ),
];

/**
 * Compares finding the max in wasm with finding it elsewhere.
 * @param {Results} results
 */
function searching({ search: { memory, stream }, browsers: [{ cores }] }) {
  /** @param {Result[]} list @param {string} a @param {string} b the first letters of their names */
  const ratio = (list, a, b) => {
    const [one, other] = [a, b].map((start) => list.find(({ name }) => name.startsWith(start)));
    return one && other ? pairedRatio(one, other).ratio : null;
  };
  const numpy = ratio(memory, 'wasm-serial@', 'numpy');
  const native = ratio(memory, 'wasm-serial@', 'native-serial@target') ?? NaN;
  const loop = ratio(memory, 'js-loop@', 'wasm-serial@') ?? NaN;
  const generic = ratio(stream, 'wasm-serial@', 'native-serial@generic') ?? NaN;
  const shared = ratio(stream, 'wasm-serial@', `wasm-shared-${cores}@`) ?? NaN;
  return [
    atMost('in memory: wasm serial over native `target-cpu=native`', 1.1, native),
    ...(numpy === null ? [] : [atMost('in memory: wasm serial over `numpy.max`', 1.25, numpy)]),
    atLeast('in memory: the JavaScript loop over wasm serial', 5, loop),
    atMost('streamed: wasm serial over native generic', 1.05, generic),
    atLeast(`streamed: wasm serial over wasm on ${cores} threads`, 0.95 * cores, shared),
  ];
}

/**
 * Compares each strategy with its ideal.
 * @param {Overhead[]} overheads
 */
function strategies(overheads) {
  const of = (/** @type {string} */ name) =>
    /** @type {Overhead} */ (overheads.find(({ strategy }) => strategy === name));
  const waits = Object.entries({ asyncio: 40, threads: 80, processes: 80, shared: 80 });
  return [
    atMost('four computing tasks in `processes`, over the ideal', 1.12, of('processes').overIdeal),
    atMost('four computing tasks in `shared`, over the ideal', 1.06, of('shared').overIdeal),
    atMost('four computing tasks in `threads`, over `serial`', 1.04, of('threads').overSerial),
    ...waits.map(([name, limitMs]) =>
      atMost(`ten waits in \`${name}\`, beyond one wait`, limitMs, of(name).waitOverMs, ' ms'),
    ),
  ];
}

/**
 * @param {string} words
 * @param {(value: number, limit: number) => boolean} reached
 */
const aim =
  (words, reached) =>
  /** @returns {Target} */
  (
    /** @type {string} */ what,
    /** @type {number} */ limit,
    /** @type {number} */ value,
    unit = '×',
  ) => ({ what, aim: `${words} ${limit}${unit}`, value, unit, met: reached(value, limit) });

const atMost = aim('at most', (value, limit) => value <= limit);
const atLeast = aim('at least', (value, limit) => value >= limit);

/** Returns the aims as a table. @param {readonly Target[]} targets */
export const targetTable = (targets) =>
  table(
    ['', 'aim', 'measured', 'reached'],
    targets.map(({ what, aim, value, unit, met }) => [
      what,
      aim,
      `${unit === '×' ? value.toFixed(3) : digits(value)}${unit}`,
      met ? 'yes' : 'no',
    ]),
  );
