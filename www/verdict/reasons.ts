// The reasons for results: one table for a single strategy, one for a comparison.
//
// A reason is given only where the measured ratio confirms the reason. Where the ratio contradicts the reason, or
// exceeds what tasks and cores allow, the sentence says that instead.

import { getStrategy } from '../core/strategies.ts';
import type { StrategyName, Trait } from '../core/strategies.ts';
import type { Options } from '../core/report.ts';
import type { ComparisonReason, Reason } from './sentences.ts';

/** The options and the cores that a verdict depends on. */
export type SetUp = Pick<Options, 'workload' | 'list' | 'tasks' | 'size' | 'wait' | 'executor'> & {
  /** As the browser reports them; 0 counts as 1. */
  cores: number;
};

/**
 * The kinds of work that tasks can be:
 * - `trivial`: less than it takes to start a worker
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
  /** Whether every run was slower than the baseline's slowest, or every run faster than its fastest. */
  isClear: boolean;
}

/** From the first to the last of these ratios a strategy is about as fast as the baseline. */
export const LEAST_SAME = 0.95;
export const MOST_SAME = 1.06;

/** A list of up to this many numbers is searched in a fraction of a millisecond. */
export const SHORT_LIST = 100_000;

/** This many numbers are searched in about 2 ms. No worker starts that fast. */
const LITTLE_WORK = 2_000_000;

/** Returns the kind of work that the tasks are. */
export function workOf({ size, wait, tasks, cores }: SetUp): Work {
  const isShort = size <= SHORT_LIST;
  if (wait < 1 && (isShort || tasks * size <= LITTLE_WORK)) return 'trivial';
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

/** Returns the greatest speed-up of a strategy, which it reaches if everything overlaps that can. */
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

type OneOrMore<T> = T | readonly T[];

const ANY = '*';

/** A reason, with the work, the outcome and the trait that it is for. */
type Row = readonly [
  Reason,
  OneOrMore<Work> | '*',
  OneOrMore<Outcome> | '*',
  (OneOrMore<Trait> | '*')?,
];

/** The first row that fits gives the reason. */
const REASONS: readonly Row[] = [
  ['poolWasUp', 'trivial', 'faster', 'queue'],
  ['startUpOutweighs', 'trivial', 'slower'],
  ['tooSmall', 'trivial', ANY],

  ['taskWasSplit', 'single', 'faster', 'splits'],
  ['oneTaskGainedTooMuch', 'single', ['faster', 'beyond']],
  ['splittingGainedNothing', 'single', ANY, 'splits'],
  ['nothingToOverlap', 'single', 'same'],
  ['nothingToOverlapAndStartUp', 'single', 'slower'],

  ['waitsGainedTooMuch', 'waiting', 'beyond'],
  ['loopRunsTheNext', 'waiting', 'faster', 'loop'],
  ['waitsOverlapInMemories', 'waiting', 'faster', 'memoryEach'],
  ['poolOverlapsWaits', 'waiting', 'faster', 'queue'],
  ['waitsOverlap', 'waiting', 'faster'],
  ['poolIsTooSmallForWaits', 'waiting', ANY, ['queue', 'splits']],
  ['startUpTookLonger', 'waiting', 'slower', 'workerEach'],
  ['waitsShouldOverlap', 'waiting', ANY],

  ['oneCoreGainedTooMuch', 'oneCore', ['faster', 'beyond']],
  ['oneCore', 'oneCore', 'same'],
  ['oneCoreAtACost', 'oneCore', 'slower'],

  ['lock', 'computing', 'same', 'lock'],
  ['lockAtACost', 'computing', 'slower', 'lock'],
  ['lockGainedTooMuch', 'computing', ANY, 'lock'],
  ['loop', 'computing', 'same', 'loop'],
  ['loopAtACost', 'computing', 'slower', 'loop'],
  ['loopGainedTooMuch', 'computing', ANY, 'loop'],
  ['coresGainedTooMuch', 'computing', 'beyond'],
  ['computesInMemories', 'computing', 'faster', 'memoryEach'],
  ['poolComputes', 'computing', 'faster', 'queue'],
  ['computesInOneMemory', 'computing', 'faster', 'splits'],
  ['computesAtOnce', 'computing', 'faster'],

  ['overlapGainedTooMuch', 'mixed', 'beyond'],
  ['waitsOverlapInTurns', 'mixed', 'faster', ['loop', 'lock']],
  ['allOverlaps', 'mixed', 'faster'],
  ['turnsOutweighWaits', 'mixed', ANY, ['loop', 'lock']],

  ['poolIsTooSmall', ['computing', 'mixed'], ANY, 'queue'],
  ['startUpOrBusy', ANY, ANY],
];

/** Returns the reason for the result of one strategy. */
export function reasonFor(setUp: SetUp, { strategy, outcome, isClear }: Rival): Reason {
  const work = workOf(setUp);
  // With so little work the result is chance, unless all runs agree.
  const certain = work === 'trivial' && !isClear ? 'same' : outcome;
  return pickReason(work, certain, traitsOf(setUp, strategy));
}

/** Returns the first reason that fits the work, the outcome and one of the traits. */
export function pickReason(work: Work, outcome: Outcome, traits: readonly Trait[]): Reason {
  const row = REASONS.find(
    ([, works, outcomes, wanted = ANY]) =>
      matches(works, [work]) && matches(outcomes, [outcome]) && matches(wanted, traits),
  );
  return row?.[0] ?? 'startUpOrBusy';
}

function matches(wanted: OneOrMore<string>, actual: readonly string[]): boolean {
  if (wanted === ANY) return true;
  return typeof wanted === 'string'
    ? actual.includes(wanted)
    : wanted.some((each) => actual.includes(each));
}

/** The facts about a comparison on which its reason depends. */
interface Comparison {
  work: Work;
  anyBeyond: boolean;
  anyClear: boolean;
  anyGained: boolean;
  /** Whether any of the strategies lets only one task compute at a time. */
  anyTakingTurns: boolean;
  anyTakingTurnsGained: boolean;
  allTakeTurns: boolean;
}

/** The first row whose condition holds gives the reason. */
const COMPARISON_REASONS: readonly [ComparisonReason, (found: Comparison) => boolean][] = [
  ['someGainedTooMuch', ({ work, anyBeyond }) => anyBeyond && work !== 'trivial'],
  ['startUpOutweighs', ({ work, anyClear }) => work === 'trivial' && anyClear],
  ['tooSmall', ({ work }) => work === 'trivial'],
  ['gainsByBeingSplit', ({ work, anyGained }) => work === 'single' && anyGained],
  ['nothingToOverlap', ({ work }) => work === 'single'],
  [
    'waitsOverlapEvenInTurns',
    ({ work, anyTakingTurnsGained }) => work === 'waiting' && anyTakingTurnsGained,
  ],
  ['waitsOverlap', ({ work, anyGained }) => work === 'waiting' && anyGained],
  ['waitsTooShortOrBusy', ({ work }) => work === 'waiting'],
  ['oneCore', ({ work }) => work === 'oneCore'],
  [
    'computesAtOnceUnlessInTurns',
    ({ work, anyGained, anyTakingTurns }) => work === 'computing' && anyGained && anyTakingTurns,
  ],
  ['computesAtOnce', ({ work, anyGained }) => work === 'computing' && anyGained],
  ['computesInTurns', ({ work, allTakeTurns }) => work === 'computing' && allTakeTurns],
  ['startUpOrBusy', ({ work }) => work === 'computing'],
  ['waitsOverlapInTurns', ({ anyGained, anyTakingTurns }) => anyGained && anyTakingTurns],
  ['allOverlaps', ({ anyGained }) => anyGained],
  ['overlapSavedTooLittle', () => true],
];

/** Returns the reason for a comparison. */
export function reasonForAll(setUp: SetUp, rivals: readonly Rival[]): ComparisonReason {
  const inTurns = rivals.filter(({ strategy }) => takesTurns(traitsOf(setUp, strategy)));
  const found = {
    work: workOf(setUp),
    anyBeyond: rivals.some(({ outcome }) => outcome === 'beyond'),
    anyClear: rivals.some(({ isClear }) => isClear),
    anyGained: rivals.some(hasGained),
    anyTakingTurns: inTurns.length > 0,
    anyTakingTurnsGained: inTurns.some(hasGained),
    allTakeTurns: inTurns.length === rivals.length,
  };
  return COMPARISON_REASONS.find(([, holds]) => holds(found))?.[0] ?? 'overlapSavedTooLittle';
}
