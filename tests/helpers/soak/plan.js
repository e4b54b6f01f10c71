// What a soak does: runs with random options from a seed, some of them aborted at random moments.
import { ALL, UNSHARED } from '../module-calls.js';

/**
 * @typedef {import('../../../www/core/report.ts').Options} Options
 * @typedef {import('../../../www/core/strategies.ts').StrategyName} StrategyName
 *
 * @typedef {'race()' | 'compare()' | 'element' | 'frame'} Way who is asked: the functions, a fresh <race-lane>, or one
 *   in a frame of its own
 * @typedef {'before' | 'coming up' | 'mid-run' | 'near the end'} Moment before: in the same task as the call; coming up:
 *   some milliseconds after it; mid-run: after the first update; near the end: while the results are being checked
 *
 * @typedef {object} Abort
 * @property {Moment} moment
 * @property {number} afterMs from then
 * @property {boolean} removes takes the element out of the page, in place of cancelling
 *
 * @typedef {object} Plan one run
 * @property {number} id from 1
 * @property {Way} way
 * @property {StrategyName[]} strategies several are compared
 * @property {Partial<Options>} options
 * @property {boolean} spans
 * @property {Abort | null} abort
 *
 * @typedef {object} Traits of an engine
 * @property {boolean} sharesMemory whether it can run all strategies
 * @property {boolean} frames whether it can be asked of a frame
 * @property {boolean} widgets whether it can be asked of widgets at all
 */

/** Aborts that come too late find nothing to abort: with these shares, a third of all runs is aborted. */
const ABORTED_SHARE = 0.36;
const WAYS = /** @type {const} */ ({
  'race()': 0.6,
  'compare()': 0.14,
  element: 0.21,
  frame: 0.05,
});
const MOMENTS = /** @type {const} */ ({
  ...{ before: 0.1, 'coming up': 0.3, 'mid-run': 0.4, 'near the end': 0.2 },
});

/** Lengths at which lists and their blocks begin and end. */
const EDGES = [0, 1, 2, 65_535, 65_536, 65_537];

/**
 * dice gives random numbers from a seed, as Mulberry32 makes them.
 * @param {number} seed
 */
function dice(seed) {
  let state = seed >>> 0;
  /** from 0, below 1 */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (/** @type {number} */ min, /** @type {number} */ max) =>
    min + Math.floor(next() * (max - min + 1));
  /** small numbers as often as large ones */
  const spread = (/** @type {number} */ min, /** @type {number} */ max) =>
    min * (max / min) ** next();
  const chance = (/** @type {number} */ share) => next() < share;
  /** @type {<T>(items: readonly T[]) => T} */
  const oneOf = (items) => items[whole(0, items.length - 1)];
  /** @type {<T extends string>(shares: Readonly<Record<T, number>>) => T} */
  const byShare = (shares) => {
    const names = /** @type {(keyof typeof shares)[]} */ (Object.keys(shares));
    let left = next();
    return names.find((name) => (left -= shares[name]) < 0) ?? names[0];
  };
  return { next, whole, spread, chance, oneOf, byShare };
}

/** @typedef {ReturnType<typeof dice>} Dice */

/**
 * plansOf gives the runs of a soak. The first of them are the same however many are asked for.
 * @param {number} seed
 * @param {number} runs
 * @param {Traits} traits
 * @returns {Plan[]}
 */
export function plansOf(seed, runs, traits) {
  const roll = dice(seed);
  return Array.from({ length: runs }, (_, index) => planOf(index + 1, roll, traits));
}

/**
 * @param {number} id
 * @param {Dice} roll
 * @param {Traits} traits
 * @returns {Plan}
 */
function planOf(id, roll, { sharesMemory, ...can }) {
  const way = wayOf(roll.byShare(WAYS), can);
  const abort = roll.chance(ABORTED_SHARE) ? abortOf(way, roll) : null;
  // What is aborted on its way is long enough not to have ended by then.
  const isLong = abort !== null && abort.moment !== 'near the end';
  return {
    ...{ id, way, strategies: strategiesOf(way, roll, sharesMemory) },
    options: optionsOf(roll, isLong, sharesMemory),
    spans: way !== 'race()' || roll.chance(0.9),
    abort,
  };
}

/**
 * wayOf takes another way where the engine cannot be asked in the one that was drawn.
 * @param {Way} drawn
 * @param {Pick<Traits, 'frames' | 'widgets'>} can
 * @returns {Way}
 */
function wayOf(drawn, { frames, widgets }) {
  if (drawn.endsWith('()')) return drawn;
  if (!widgets) return 'race()';
  return frames ? drawn : 'element';
}

/**
 * strategiesOf draws one strategy; where a comparison is asked for, two or three.
 * @param {Way} way
 * @param {Dice} roll
 * @param {boolean} sharesMemory
 */
function strategiesOf(way, roll, sharesMemory) {
  const left = /** @type {StrategyName[]} */ ([...(sharesMemory ? ALL : UNSHARED)]);
  const compares = way === 'compare()' || (way === 'element' && roll.chance(0.3));
  const count = compares ? roll.whole(2, 3) : 1;
  return Array.from({ length: count }, () => left.splice(roll.whole(0, left.length - 1), 1)[0]);
}

/**
 * @param {Way} way
 * @param {Dice} roll
 * @returns {Abort}
 */
function abortOf(way, roll) {
  const moment = roll.byShare(MOMENTS);
  const latestMs = { before: 0, 'coming up': 40, 'mid-run': 120, 'near the end': 8 }[moment];
  const isElement = way === 'element' || way === 'frame';
  const removes = isElement && roll.chance(0.5);
  return { moment, afterMs: roll.whole(0, latestMs), removes };
}

/**
 * @param {Dice} roll
 * @param {boolean} isLong
 * @param {boolean} sharesMemory
 * @returns {Partial<Options>}
 */
function optionsOf(roll, isLong, sharesMemory) {
  const workload = roll.chance(0.4) ? 'io' : 'cpu';
  const list = roll.oneOf(/** @type {const} */ (['stream', 'memory']));
  return {
    ...{ workload, list, size: sizeOf(roll, workload, list, isLong) },
    tasks: roll.chance(0.05) ? roll.whole(9, 16) : roll.whole(1, 8),
    wait: waitOf(roll, workload, isLong),
    workers: roll.whole(1, 8),
    executor: sharesMemory
      ? roll.oneOf(/** @type {const} */ (['processes', 'threads']))
      : 'processes',
    switchInterval: Math.round(roll.spread(0.1, 20) * 10) / 10,
    // Some lists have been checked before, most have not.
    seed: roll.chance(0.2) ? 2020 : roll.whole(0, 2 ** 32 - 1),
  };
}

/**
 * @param {Dice} roll
 * @param {Options['workload']} workload
 * @param {Options['list']} list
 * @param {boolean} isLong
 */
function sizeOf(roll, workload, list, isLong) {
  if (workload === 'cpu' && isLong) {
    return Math.round(list === 'stream' ? roll.spread(5e7, 1e9) : roll.spread(2e6, 1.6e7));
  }
  if (roll.chance(0.1)) return roll.oneOf(EDGES);
  return Math.round(workload === 'cpu' ? roll.spread(1000, 2e6) : roll.spread(10, 5e4));
}

/**
 * @param {Dice} roll
 * @param {Options['workload']} workload
 * @param {boolean} isLong
 */
function waitOf(roll, workload, isLong) {
  if (workload === 'cpu') return 0;
  return isLong ? roll.whole(1000, 5000) : roll.whole(0, 60);
}
