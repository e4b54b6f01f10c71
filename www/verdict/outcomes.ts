// How a strategy did, given its tasks and the cores: slower, the same, faster, or faster than can be explained.

import { getStrategy } from '../core/strategies.ts';
import type { Options } from '../core/report.ts';
import type { StrategyName, Trait } from '../core/strategies.ts';

/** The options that a verdict depends on, and the machine. */
export type SetUp = Pick<Options, 'workload' | 'list' | 'tasks' | 'size' | 'wait' | 'executor'> & {
  /** As the browser reports them; 0 counts as 1. */
  cores: number;
};

/**
 * What the tasks give a strategy to do:
 * - `trivial`: hardly anything, as lists and waits are short
 * - `single`: one task
 * - `waiting`: waits, after lists too short to matter
 * - `oneCore`: long lists, one core
 * - `computing`: long lists, several cores
 * - `mixed`: long lists and waits
 */
export type Work = 'trivial' | 'single' | 'waiting' | 'oneCore' | 'computing' | 'mixed';

/** How a strategy did against the baseline. `beyond` is faster than its tasks and cores can explain. */
export type Outcome = 'beyond' | 'faster' | 'same' | 'slower';

/** A strategy that was measured against the baseline. */
export interface Rival {
  strategy: StrategyName;
  ratio: number;
  outcome: Outcome;
}

/** From the first to the last of these ratios a strategy is about as fast as the baseline. */
export const LEAST_SAME = 0.95;
export const MOST_SAME = 1.06;

/** A list of up to this many numbers is searched in a fraction of a millisecond. */
export const SHORT_LIST = 100_000;

/** Returns what the tasks give a strategy to do. */
export function workOf({ size, wait, tasks, cores }: SetUp): Work {
  const isShort = size <= SHORT_LIST;
  if (isShort && wait < 1) return 'trivial';
  if (tasks <= 1) return 'single';
  if (isShort) return 'waiting';
  if (wait > 0) return 'mixed';
  return cores <= 1 ? 'oneCore' : 'computing';
}

/** Whether waits alone describe the work. */
export const isAllWaiting = ({ size, wait }: SetUp): boolean => size <= SHORT_LIST && wait > 0;

/** Returns how a strategy did, given how much it could gain at best. */
export function outcomeOf(setUp: SetUp, strategy: StrategyName, ratio: number): Outcome {
  if (ratio < LEAST_SAME) return 'slower';
  if (ratio <= MOST_SAME) return 'same';
  return ratio > mostToGain(setUp, traitsOf(setUp, strategy)) * MOST_SAME ? 'beyond' : 'faster';
}

/** Returns the traits of a strategy under these options. */
export const traitsOf = (setUp: SetUp, strategy: StrategyName): readonly Trait[] =>
  getStrategy(strategy).traits(setUp);

/** Whether only one task computes at a time. */
export const takesTurns = (traits: readonly Trait[]): boolean =>
  traits.includes('loop') || traits.includes('lock');

/** Returns the speed-up that a strategy would reach if all that can overlap did. */
function mostToGain(setUp: SetUp, traits: readonly Trait[]): number {
  const { tasks, size } = setUp;
  const cores = Math.max(setUp.cores, 1);
  const splits = traits.includes('splits');
  switch (workOf(setUp)) {
    case 'trivial':
      return Infinity;
    case 'waiting':
      return tasks;
    case 'mixed':
      return splits ? Math.max(tasks, cores) : tasks;
    case 'single':
      return splits && size > SHORT_LIST ? cores : 1;
    case 'computing':
      if (splits) return cores;
      return takesTurns(traits) ? 1 : Math.min(tasks, cores);
    case 'oneCore':
      return 1;
  }
}

/** Whether a strategy was faster than the baseline. */
export const hasGained = ({ outcome }: Rival): boolean =>
  outcome === 'faster' || outcome === 'beyond';
