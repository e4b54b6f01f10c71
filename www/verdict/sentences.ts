// Every sentence of the verdict, by name. Another language would be one more file of this shape.

import {
  capitalise,
  formatCount,
  formatNumber,
  formatPercent,
  formatTime,
  listNames,
  pluralise,
} from './numbers.ts';
import { getStrategy } from '../core/strategies.ts';
import type { StrategyName } from '../core/strategies.ts';

type Strategies = readonly StrategyName[];

/** The name of a strategy in the middle of a sentence: "threads (GIL)", "the futures pool". */
function nameOf(strategy: StrategyName): string {
  const { label, article } = getStrategy(strategy);
  const name = label[0].toLowerCase() + label.slice(1);
  return article ? `${article} ${name}` : name;
}

/** The tasks in words, as the object of a sentence. */
export const tasksInWords = {
  /** "10 waits of 1 s" */
  waits: (tasks: number, waitMs: number) => `${pluralise(tasks, 'wait')} of ${formatTime(waitMs)}`,

  /** "3 lists of 100 million numbers in memory plus a wait of 1 s each" */
  lists(tasks: number, size: number, isInMemory: boolean, waitMs: number) {
    const lists = `${pluralise(tasks, 'list')} of ${pluralise(size, 'number')}`;
    const place = isInMemory ? ' in memory' : '';
    if (!(waitMs > 0)) return lists + place;
    return `${lists}${place} plus a wait of ${formatTime(waitMs)}${tasks === 1 ? '' : ' each'}`;
  },
};

/** A ratio to the baseline in words. */
export const ratios = {
  faster: (ratio: number) => `${formatNumber(ratio)} times as fast as serial`,
  same: (ratio: number) => `about as fast as serial (${formatNumber(ratio)}\u00d7)`,
  slower: (ratio: number) => `${formatNumber(1 / ratio)} times as long as serial`,
};

/** The result of one strategy. */
export const results = {
  untimed: (strategy: StrategyName, tasks: string) =>
    `${begin([strategy])} could not be timed on ${tasks}.`,

  baseline: (finished: string) => `${finished}, one after another.`,

  alone: (finished: string) => `${finished}.`,

  compared: (finished: string, ratio: string, reason: string) => `${finished}: ${ratio}. ${reason}`,

  /** The beginning of every result but `untimed`. */
  finished(strategy: StrategyName, tasks: string, medianMs: number, count: number) {
    const runs = count > 1 ? ` (the median of ${formatCount(count)} runs)` : '';
    return `${begin([strategy])} finished ${tasks} in ${formatTime(medianMs)}${runs}`;
  },
};

/** The result of a comparison. */
export const comparisons = {
  nothing: 'Nothing was measured.',

  noneFaster: (tasks: string) => `No strategy was faster than serial on ${tasks}.`,

  /** `cores` is null where they make no difference. */
  faster(strategies: Strategies, tasks: string, ratio: Range, cores: number | null) {
    const withCores = cores === null ? '' : `, with ${pluralise(cores, 'core')}`;
    return (
      `${begin(strategies)} ${be(strategies)} faster than serial on ${tasks}: ` +
      `${formatRange(ratio)} times as fast${withCores}.`
    );
  },

  same: (same: Strategies) => `${begin(same)} ${be(same)} about as fast as serial.`,

  slower: (slower: Strategies, ratio: Range) =>
    `${begin(slower)} took ${formatInverse(ratio)} times as long as serial.`,

  sameAndSlower: (same: Strategies, slower: Strategies, ratio: Range) =>
    `${begin(same)} ${be(same)} about as fast as serial; ` +
    `${listSubjects(slower)} took ${formatInverse(ratio)} times as long.`,

  withoutBaseline: (count: number, tasks: string, first: Timed, last: Timed) =>
    `Of ${formatCount(count)} strategies on ${tasks}, ${formatTimed(first)} came first and ` +
    `${formatTimed(last)} last. There is no serial run to compare with.`,

  notCounted: (labels: readonly string[]) =>
    `Not counted, as every run was disturbed: ${labels.join(', ')}.`,
};

/** The reason for the result of one strategy. */
export const reasons = {
  tooSmall: 'The tasks are too small to judge by.',
  startUpOutweighs: 'Start-up outweighs work this small.',
  poolWasUp: 'Its workers were up already, and start-up outweighs work this small.',

  taskWasSplit: 'The task is split, and its parts run side by side.',
  oneTaskGainedTooMuch: 'One task cannot explain such a gain: run it again.',
  splittingGainedNothing: 'Splitting the one task gained nothing.',
  nothingToOverlap: 'One task has nothing to overlap with.',
  nothingToOverlapAndStartUp: 'One task has nothing to overlap with, and start-up takes time.',

  waitsGainedTooMuch: 'Overlapping these waits cannot explain such a gain: run it again.',
  loopRunsTheNext: 'While one task waits, the loop runs the next.',
  waitsOverlapInMemories: 'They overlap waiting, each in a memory of its own.',
  poolOverlapsWaits: 'The pool overlaps waiting.',
  waitsOverlap: 'They overlap waiting.',
  poolIsTooSmallForWaits:
    'No gain: a pool overlaps only as many waits as it has workers, and start-up takes time.',
  startUpTookLonger: 'No gain: start-up took more time than overlapping such waits saved.',
  waitsShouldOverlap: 'Overlapping waits should have been faster: run it again.',

  oneCoreGainedTooMuch: 'One core cannot explain such a gain: run it again.',
  oneCore: 'No gain: one core computes one thing at a time.',
  oneCoreAtACost: 'No gain, only cost: one core computes one thing at a time.',

  lock: 'No gain: the lock lets only one thread compute at a time.',
  lockAtACost: 'No gain, only cost: the lock lets only one thread compute at a time.',
  lockGainedTooMuch: 'The lock rules out such a gain: run it again.',
  loop: 'No gain: while one task computes, the loop runs no other.',
  loopAtACost: 'No gain, only cost: while one task computes, the loop runs no other.',
  loopGainedTooMuch: 'One event loop rules out such a gain: run it again.',
  coresGainedTooMuch: 'The reported cores cannot explain such a gain.',
  computesInMemories: 'They compute side by side, each in a memory of its own.',
  poolComputes: 'The pool\u2019s workers compute side by side.',
  computesInOneMemory: 'They compute side by side: one memory, no lock.',
  computesAtOnce: 'The tasks compute side by side.',

  overlapGainedTooMuch: 'Overlapping cannot explain such a gain: run it again.',
  waitsOverlapInTurns: 'Waiting overlaps; computing takes turns.',
  allOverlaps: 'Waiting overlaps, and so does computing, as far as there are cores.',
  turnsOutweighWaits: 'No gain: computing takes turns, and outweighs the waits.',

  poolIsTooSmall:
    'No gain here: a pool runs only as many tasks at once as it has workers and cores.',
  startUpOrBusy:
    'No gain here: start-up or a busy machine took the time that working side by side saves.',
};

/** The reason for the result of a comparison. */
export const comparisonReasons = {
  someGainedTooMuch: 'Tasks and cores cannot explain all of this gain: run it again.',
  tooSmall: reasons.tooSmall,
  startUpOutweighs:
    'Start-up outweighs work this small: in Scaling, What does size cost? shows where that ends.',
  gainsByBeingSplit: 'One task gains only by being split.',
  nothingToOverlap: reasons.nothingToOverlap,
  waitsOverlapEvenInTurns: 'Waiting needs no core: it overlaps even under a lock or on one loop.',
  waitsOverlap: 'Waiting needs no core, so waits overlap.',
  waitsTooShortOrBusy: 'The waits were too short to pay for start-up, or the machine was busy.',
  oneCore: 'One core computes one thing at a time.',
  computesAtOnceUnlessInTurns:
    'Computing overlaps on several cores, unless a lock or a loop makes it take turns.',
  computesAtOnce: 'Computing overlaps on several cores.',
  computesInTurns: 'A lock or a single loop makes computing take turns.',
  startUpOrBusy: 'Start-up or a busy machine took the time that computing side by side saves.',
  waitsOverlapInTurns: 'Waits overlap everywhere; computing takes turns under a lock or on a loop.',
  allOverlaps: reasons.allOverlaps,
  overlapSavedTooLittle: 'Overlapping saved less time than start-up took.',
};

/** Why a run was disturbed and is not counted. */
export const disturbances = {
  hidden: 'The tab was hidden during the run: browsers slow hidden tabs down.',
  clocksApart: (ms: number) =>
    `Two clocks went ${formatTime(ms)} apart: the machine slept, or its time was set.`,
  pageStoodStill: (ms: number) => `The page stood still for ${formatTime(ms)}.`,
  timerLate: (ms: number) =>
    `A timer was late by ${formatTime(ms)}: the browser or the machine was busy or saving power.`,
  machineBusy: (share: number) =>
    `The machine was busy: for ${formatPercent(share)} of its time this run waited for a core.`,
  unknown: 'The run was disturbed. The code that says how did not load.',
};

export type Reason = keyof typeof reasons;
export type ComparisonReason = keyof typeof comparisonReasons;

/** The least and the most of some ratios. */
export interface Range {
  least: number;
  most: number;
}

export interface Timed {
  strategy: StrategyName;
  medianMs: number;
}

const listSubjects = (strategies: Strategies) => listNames(strategies.map(nameOf));

/** Names strategies at the beginning of a sentence. A label such as asyncio stays in lower case there too. */
function begin(strategies: Strategies) {
  const names = listSubjects(strategies);
  const { label } = getStrategy(strategies[0]);
  return label === capitalise(label) ? capitalise(names) : names;
}

const be = (strategies: Strategies) =>
  strategies.length > 1 || getStrategy(strategies[0]).isPlural ? 'were' : 'was';

/** One figure where both read alike, otherwise "1.84 to 1.92". */
function formatRange({ least, most }: Range) {
  const [low, high] = [formatNumber(least), formatNumber(most)];
  return low === high ? low : `${low} to ${high}`;
}

const formatInverse = ({ least, most }: Range) => formatRange({ least: 1 / most, most: 1 / least });

const formatTimed = ({ strategy, medianMs }: Timed) =>
  `${nameOf(strategy)} in ${formatTime(medianMs)}`;
