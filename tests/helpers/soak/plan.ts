// The plan of a soak: runs with random options from a seed, some of them aborted at random moments.
import { ALL, UNSHARED } from '../module-calls.ts';
import type { Options } from '../../../www/core/report.ts';
import type { StrategyName } from '../../../www/core/strategies.ts';

/** What a run calls: the functions, a fresh <race-lane>, or one in a frame. */
export type Way = 'race()' | 'compare()' | 'element' | 'frame';

/**
 * When a run is aborted. Before: in the task of the call. Coming up: some milliseconds later. Mid-run: after the
 * first update. Near the end: while results are checked.
 */
export type Moment = 'before' | 'coming up' | 'mid-run' | 'near the end';

export interface Abort {
  moment: Moment;
  /** The time from that moment to the abort. */
  afterMs: number;
  /** Whether the element is removed instead of cancelled. */
  removes: boolean;
}

/** A single run. */
export interface Plan {
  /** Counted from 1. */
  id: number;
  way: Way;
  /** Several strategies are compared. */
  strategies: StrategyName[];
  options: Partial<Options>;
  spans: boolean;
  abort: Abort | null;
}

/** Abilities of an engine. */
export interface Traits {
  /** Whether it can run all strategies. */
  sharesMemory: boolean;
  /** Whether frames can be used. */
  frames: boolean;
  /** Whether widgets can be used at all. */
  widgets: boolean;
}

/** Some aborts come too late. With these shares a third of all runs is aborted. */
const ABORTED_SHARE = 0.36;
const WAYS = {
  'race()': 0.6,
  'compare()': 0.14,
  element: 0.21,
  frame: 0.05,
} as const;
const MOMENTS = {
  ...{ before: 0.1, 'coming up': 0.3, 'mid-run': 0.4, 'near the end': 0.2 },
} as const;

/** Lengths at the edges of lists and their blocks. */
const EDGES = [0, 1, 2, 65_535, 65_536, 65_537];

/** Returns generators of random numbers from a seed. */
function dice(seed: number) {
  let state = seed >>> 0;
  /** from 0, below 1 */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  /** small numbers as often as large ones */
  const spread = (min: number, max: number) => min * (max / min) ** next();
  const chance = (share: number) => next() < share;
  const oneOf: <T>(items: readonly T[]) => T = (items) => items[whole(0, items.length - 1)];
  const byShare: <T extends string>(shares: Readonly<Record<T, number>>) => T = (shares) => {
    const names = Object.keys(shares) as (keyof typeof shares)[];
    let left = next();
    return names.find((name) => (left -= shares[name]) < 0) ?? names[0];
  };
  return { next, whole, spread, chance, oneOf, byShare };
}

export type Dice = ReturnType<typeof dice>;

/** Returns the runs of a soak. A longer soak begins with the same runs. */
export function plansOf(seed: number, runs: number, traits: Traits): Plan[] {
  const roll = dice(seed);
  return Array.from({ length: runs }, (_, index) => planOf(index + 1, roll, traits));
}

function planOf(id: number, roll: Dice, { sharesMemory, ...can }: Traits): Plan {
  const way = wayOf(roll.byShare(WAYS), can);
  const abort = roll.chance(ABORTED_SHARE) ? abortOf(way, roll) : null;
  // A run that is aborted on its way must be long enough not to have ended.
  const isLong = abort !== null && abort.moment !== 'near the end';
  return {
    ...{ id, way, strategies: strategiesOf(way, roll, sharesMemory) },
    options: optionsOf(roll, isLong, sharesMemory),
    spans: way !== 'race()' || roll.chance(0.9),
    abort,
  };
}

/** Replaces the drawn way if the engine does not support it. */
function wayOf(drawn: Way, { frames, widgets }: Pick<Traits, 'frames' | 'widgets'>): Way {
  if (drawn.endsWith('()')) return drawn;
  if (!widgets) return 'race()';
  return frames ? drawn : 'element';
}

/** Draws one strategy, or two or three for a comparison. */
function strategiesOf(way: Way, roll: Dice, sharesMemory: boolean) {
  const left = [...(sharesMemory ? ALL : UNSHARED)] as StrategyName[];
  const compares = way === 'compare()' || (way === 'element' && roll.chance(0.3));
  const count = compares ? roll.whole(2, 3) : 1;
  return Array.from({ length: count }, () => left.splice(roll.whole(0, left.length - 1), 1)[0]);
}

function abortOf(way: Way, roll: Dice): Abort {
  const moment = roll.byShare(MOMENTS);
  const latestMs = { before: 0, 'coming up': 40, 'mid-run': 120, 'near the end': 8 }[moment];
  const isElement = way === 'element' || way === 'frame';
  const removes = isElement && roll.chance(0.5);
  return { moment, afterMs: roll.whole(0, latestMs), removes };
}

function optionsOf(roll: Dice, isLong: boolean, sharesMemory: boolean): Partial<Options> {
  const workload = roll.chance(0.4) ? 'io' : 'cpu';
  const list = roll.oneOf(['stream', 'memory'] as const);
  return {
    ...{ workload, list, size: sizeOf(roll, workload, list, isLong) },
    tasks: roll.chance(0.05) ? roll.whole(9, 16) : roll.whole(1, 8),
    wait: waitOf(roll, workload, isLong),
    workers: roll.whole(1, 8),
    executor: sharesMemory ? roll.oneOf(['processes', 'threads'] as const) : 'processes',
    switchInterval: Math.round(roll.spread(0.1, 20) * 10) / 10,
    // Some lists have been checked before, most have not.
    seed: roll.chance(0.2) ? 2020 : roll.whole(0, 2 ** 32 - 1),
  };
}

function sizeOf(roll: Dice, workload: Options['workload'], list: Options['list'], isLong: boolean) {
  if (workload === 'cpu' && isLong) {
    return Math.round(list === 'stream' ? roll.spread(5e7, 1e9) : roll.spread(2e6, 1.6e7));
  }
  if (roll.chance(0.1)) return roll.oneOf(EDGES);
  return Math.round(workload === 'cpu' ? roll.spread(1000, 2e6) : roll.spread(10, 5e4));
}

function waitOf(roll: Dice, workload: Options['workload'], isLong: boolean) {
  if (workload === 'cpu') return 0;
  return isLong ? roll.whole(1000, 5000) : roll.whole(0, 60);
}
