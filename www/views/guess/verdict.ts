// One sentence on all guesses, computed from the guesses and the results.

import { getStrategy } from '../../core/strategies.ts';
import { MOST_SAME, SHORT_LIST } from '../../verdict/reasons.ts';
import { spellCount } from '../../verdict/numbers.ts';
import { describeOffset, measureOffset } from './words.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { Options } from '../../core/report.ts';

/** A guess beside its result. */
export interface Judged {
  strategy: StrategyName;
  label: string;
  /** The options of the measured run. */
  options: Options;
  cores: number;
  guessMs: number;
  measuredMs: number;
  /** Serial's measured time, or null. */
  serialMs: number | null;
}

/** Returns a reason that the measured and the guessed speed-up confirm, or null. */
type Reason = (judged: Judged, measured: number, guessed: number) => string | null;

/** Returns whether the tasks wait or compute; null if they do both, or next to nothing. */
function kindOfWork({ size, wait, tasks }: Options): 'waiting' | 'computing' | null {
  if (tasks === 1) return null;
  if (size <= SHORT_LIST) return wait >= 1 ? 'waiting' : null;
  return wait === 0 ? 'computing' : null;
}

/** Says why the tasks of a strategy take turns at computing, or returns null where they do not. */
function reasonForTurns({ strategy, options }: Judged) {
  const traits = getStrategy(strategy).traits(options);
  if (traits.includes('loop')) return 'one event loop computes for one task at a time.';
  return traits.includes('lock') ? 'computing does not overlap under a lock.' : null;
}

/** Returns the greatest possible speed-up if only `atOnce` tasks wait at the same time. */
const mostSpeedup = (tasks: number, atOnce: number) =>
  (tasks / Math.ceil(tasks / atOnce)) * MOST_SAME;

/** Reasons for guesses that were too short. */
const reasonsTooShort: Readonly<Record<'waiting' | 'computing', Reason>> = {
  waiting: ({ options: { tasks, workers }, strategy }, measured, guessed) => {
    const most = getStrategy(strategy).hasPool ? mostSpeedup(tasks, workers) : Infinity;
    if (measured > most || guessed <= most) return null;
    return `${tasks} tasks queue for ${workers === 1 ? 'one worker' : `${workers} workers`}.`;
  },
  computing: (judged, measured, guessed) => {
    const turns = reasonForTurns(judged);
    if (turns) return measured <= MOST_SAME ? turns : null;
    const { cores } = judged;
    if (measured > cores * MOST_SAME || guessed <= cores * MOST_SAME) return null;
    return `there ${cores === 1 ? 'is one core' : `are ${cores} cores`} to compute on.`;
  },
};

/** Reasons for guesses that were too long. */
const reasonsTooLong: Readonly<Record<'waiting' | 'computing', Reason>> = {
  waiting: (_judged, measured) =>
    measured > MOST_SAME ? 'while one task waits, the others wait too.' : null,
  computing: (judged, measured) =>
    measured > MOST_SAME && !reasonForTurns(judged)
      ? 'with no lock between the tasks, the cores compute at once.'
      : null,
};

/** Says why a guess was off, as the end of a sentence, or returns null where the numbers confirm no reason. */
export function reasonFor(judged: Judged): string | null {
  const { options, guessMs, measuredMs, serialMs } = judged;
  const work = kindOfWork(options);
  if (!work || serialMs === null) return null;
  const reasons = guessMs < measuredMs ? reasonsTooShort : reasonsTooLong;
  return reasons[work](judged, serialMs / measuredMs, serialMs / guessMs);
}

/**
 * Names the closest and the farthest guess, and why the farthest was off, if the numbers show the reason.
 * @returns an empty text where no guess has a result
 */
export function judgeInWords(judged: readonly Judged[]): string {
  const byDistance = judged.toSorted((a, b) => ratioOf(a) - ratioOf(b));
  const closest = byDistance[0];
  const farthest = byDistance.at(-1);
  if (!closest || !farthest) return '';
  if (byDistance.length === 1) {
    return `Your guess for ${closest.label} was ${describe(closest)}${ending(closest)}`;
  }
  const count = byDistance.length === 2 ? 'Both' : `All ${spellCount(byDistance.length)}`;
  if (sideOf(farthest) === 'right') return `${count} guesses were right.`;
  return (
    `Of ${spellCount(byDistance.length)} guesses the closest was ${closest.label}, ${describe(closest)}, ` +
    `and the farthest ${farthest.label}, ${describe(farthest)}${ending(farthest)}`
  );
}

const ratioOf = ({ guessMs, measuredMs }: Judged) => measureOffset(guessMs, measuredMs).ratio;

const sideOf = ({ guessMs, measuredMs }: Judged) => measureOffset(guessMs, measuredMs).side;

const describe = ({ guessMs, measuredMs }: Judged) => describeOffset(guessMs, measuredMs);

function ending(judged: Judged) {
  const reason = sideOf(judged) === 'right' ? null : reasonFor(judged);
  return reason ? `: ${reason}` : '.';
}
