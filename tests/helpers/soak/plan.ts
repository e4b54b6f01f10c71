// What a soak does: runs with random options from a seed, some of them aborted at random moments.
import { ALL, UNSHARED } from '../module-calls.ts';
import type { Options } from '../../../www/core/report.ts';
import type { StrategyName } from '../../../www/core/strategies.ts';

/**
 * Who is asked: the functions, a fresh <race-lane>, or one
 * in a frame of its own.
 */
export type Way = 'race()' | 'compare()' | 'element' | 'frame';

/**
 * Before: in the same task as the call; coming up:
 * some milliseconds after it; mid-run: after the first update; near the end: while the results are being checked.
 */
export type Moment = 'before' | 'coming up' | 'mid-run' | 'near the end';

export interface Abort {
  moment: Moment;
  /** From then. */
  afterMs: number;
  /** Takes the element out of the page, in place of cancelling. */
  removes: boolean;
}

/** One run. */
export interface Plan {
  /** From 1. */
  id: number;
  way: Way;
  /** Several are compared. */
  strategies: StrategyName[];
  options: Partial<Options>;
  spans: boolean;
  abort: Abort | null;
}

/** Of an engine. */
export interface Traits {
  /** Whether it can run all strategies. */
  sharesMemory: boolean;
  /** Whether it can be asked of a frame. */
  frames: boolean;
  /** Whether it can be asked of widgets at all. */
  widgets: boolean;
}

/** Aborts that come too late find nothing to abort: with these shares, a third of all runs is aborted. */
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

/** Lengths at which lists and their blocks begin and end. */
const EDGES = [0, 1, 2, 65_535, 65_536, 65_537];

/** dice gives random numbers from a seed, as Mulberry32 makes them. */
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

/** plansOf gives the runs of a soak. The first of them are the same however many are asked for. */
export function plansOf(seed: number, runs: number, traits: Traits): Plan[] {
  const roll = dice(seed);
  return Array.from({ length: runs }, (_, index) => planOf(index + 1, roll, traits));
}

function planOf(id: number, roll: Dice, { sharesMemory, ...can }: Traits): Plan {
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

/** wayOf takes another way where the engine cannot be asked in the one that was drawn. */
function wayOf(drawn: Way, { frames, widgets }: Pick<Traits, 'frames' | 'widgets'>): Way {
  if (drawn.endsWith('()')) return drawn;
  if (!widgets) return 'race()';
  return frames ? drawn : 'element';
}

/** strategiesOf draws one strategy; where a comparison is asked for, two or three. */
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
