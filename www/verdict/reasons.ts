// Why a result is as it is: one table for a single strategy, one for a comparison.
//
// A reason is given only where the measured ratio bears it out. Where the ratio contradicts the reason, or exceeds
// what tasks and cores allow, the sentence says that instead.

import { hasGained, takesTurns, traitsOf, workOf } from './outcomes.ts';
import type { Outcome, Rival, SetUp, Work } from './outcomes.ts';
import type { ComparisonReason, Reason } from './sentences.ts';
import type { Trait } from '../core/strategies.ts';

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
export const reasonFor = (setUp: SetUp, { strategy, outcome }: Rival): Reason =>
  pickReason(workOf(setUp), outcome, traitsOf(setUp, strategy));

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

/** What a comparison comes to, as far as its reason depends on it. */
interface Comparison {
  work: Work;
  anyBeyond: boolean;
  anyGained: boolean;
  /** Of the strategies that let one task compute at a time. */
  anyTakingTurns: boolean;
  anyTakingTurnsGained: boolean;
  allTakeTurns: boolean;
}

/** The first row whose condition holds gives the reason. */
const COMPARISON_REASONS: readonly [ComparisonReason, (found: Comparison) => boolean][] = [
  ['someGainedTooMuch', ({ work, anyBeyond }) => anyBeyond && work !== 'trivial'],
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
    anyGained: rivals.some(hasGained),
    anyTakingTurns: inTurns.length > 0,
    anyTakingTurnsGained: inTurns.some(hasGained),
    allTakeTurns: inTurns.length === rivals.length,
  };
  return COMPARISON_REASONS.find(([, holds]) => holds(found))?.[0] ?? 'overlapSavedTooLittle';
}
