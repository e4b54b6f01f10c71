// Why a guess was off: a reason for each kind of work, given only where the measured ratio bears it out.

import { getStrategy } from '../../core/strategies.ts';
import type { Options } from '../../core/report.ts';
import type { StrategyName } from '../../core/strategies.ts';

/** A guess beside what was measured. */
export interface Judged {
  strategy: StrategyName;
  label: string;
  /** Of its run. */
  options: Options;
  cores: number;
  guessMs: number;
  measuredMs: number;
  /** Measured, null where Serial was not run. */
  serialMs: number | null;
}

/**
 * With the speed-up
 * that was measured and the one that was guessed.
 */
export type Why = (judged: Judged, gain: number, guessed: number) => string | null;

/** Up to so many numbers a list is searched in a fraction of a millisecond, as the verdict has it. */
const SHORT_LIST = 100_000;
/** Up to this speed-up a strategy was no faster than Serial, as the verdict has it. */
const MOST_SAME = 1.06;

/** workOf tells what the tasks spend their time on; null where it is both, or next to nothing. */
function workOf({ size, wait, tasks }: Options): 'waiting' | 'computing' | null {
  if (tasks === 1) return null;
  if (size <= SHORT_LIST) return wait >= 1 ? 'waiting' : null;
  return wait === 0 ? 'computing' : null;
}

/** turnsOf says why a strategy's tasks take turns at computing, or null where they need not. */
function turnsOf({ strategy, options }: Judged) {
  const traits = getStrategy(strategy).traits(options);
  if (traits.includes('loop')) return 'one event loop computes for one task at a time.';
  return traits.includes('lock') ? 'computing does not overlap under a lock.' : null;
}

/** roundsGain is the most to gain where so many at a time take turns at the tasks. */
const roundsGain = (tasks: number, atOnce: number) =>
  (tasks / Math.ceil(tasks / atOnce)) * MOST_SAME;

/** Reasons for guesses that were too short. */
const whyTooShort: Readonly<Record<'waiting' | 'computing', Why>> = {
  waiting: ({ options: { tasks, workers }, strategy }, gain, guessed) => {
    const most = getStrategy(strategy).hasPool ? roundsGain(tasks, workers) : Infinity;
    if (gain > most || guessed <= most) return null;
    return `${tasks} tasks queue for ${workers === 1 ? 'one worker' : `${workers} workers`}.`;
  },
  computing: (judged, gain, guessed) => {
    const turns = turnsOf(judged);
    if (turns) return gain <= MOST_SAME ? turns : null;
    const { cores } = judged;
    if (gain > cores * MOST_SAME || guessed <= cores * MOST_SAME) return null;
    return `there ${cores === 1 ? 'is one core' : `are ${cores} cores`} to compute on.`;
  },
};

/** Reasons for guesses that were too long. */
const whyTooLong: Readonly<Record<'waiting' | 'computing', Why>> = {
  waiting: (_judged, gain) =>
    gain > MOST_SAME ? 'while one task waits, the others wait too.' : null,
  computing: (judged, gain) =>
    gain > MOST_SAME && !turnsOf(judged)
      ? 'with no lock between them, cores compute at once.'
      : null,
};

/**
 * reasonFor says why a guess was off, or null where the numbers do not bear out a reason.
 * @returns the end of a sentence
 */
export function reasonFor(judged: Judged): string | null {
  const { options, guessMs, measuredMs, serialMs } = judged;
  const work = workOf(options);
  if (!work || serialMs === null) return null;
  const why = guessMs < measuredMs ? whyTooShort : whyTooLong;
  return why[work](judged, serialMs / measuredMs, serialMs / guessMs);
}
