// Why a guess was off: a reason for each kind of work, given only where the measured ratio bears it out.

/**
 * @typedef {import('../../core/report.js').Options} Options
 * @typedef {import('../../core/strategies.js').StrategyName} StrategyName
 *
 * @typedef {object} Judged a guess beside what was measured
 * @property {StrategyName} strategy
 * @property {string} label
 * @property {Options} options of its run
 * @property {number} cores
 * @property {number} guessMs
 * @property {number} measuredMs
 * @property {number | null} serialMs measured, null where Serial was not run
 *
 * @typedef {(judged: Judged, gain: number, guessed: number) => string | null} Why with the speed-up
 *   that was measured and the one that was guessed
 */

/** Up to so many numbers a list is searched in a fraction of a millisecond, as the verdict has it. */
const SHORT_LIST = 100_000;
/** Up to this speed-up a strategy was no faster than Serial, as the verdict has it. */
const MOST_SAME = 1.06;

/**
 * workOf tells what the tasks spend their time on; null where it is both, or next to nothing.
 * @param {Options} options
 * @returns {'waiting' | 'computing' | null}
 */
function workOf({ size, wait, tasks }) {
  if (tasks === 1) return null;
  if (size <= SHORT_LIST) return wait >= 1 ? 'waiting' : null;
  return wait === 0 ? 'computing' : null;
}

/**
 * turnsOf says why a strategy's tasks take turns at computing, or null where they need not.
 * @param {Judged} judged
 */
function turnsOf({ strategy, options }) {
  if (strategy === 'asyncio') return 'one event loop computes for one task at a time.';
  const locked =
    strategy === 'threads' || (strategy === 'futures' && options.executor === 'threads');
  return locked ? 'computing does not overlap under a lock.' : null;
}

/** Strategies whose workers are fewer than the tasks may be. @type {readonly StrategyName[]} */
const POOLED = ['futures', 'shared'];

/**
 * roundsGain is the most to gain where so many at a time take turns at the tasks.
 * @param {number} tasks
 * @param {number} atOnce
 */
const roundsGain = (tasks, atOnce) => (tasks / Math.ceil(tasks / atOnce)) * MOST_SAME;

/** Reasons for guesses that were too short. @type {Readonly<Record<'waiting' | 'computing', Why>>} */
const whyTooShort = {
  waiting: ({ options: { tasks, workers }, strategy }, gain, guessed) => {
    const most = POOLED.includes(strategy) ? roundsGain(tasks, workers) : Infinity;
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

/** Reasons for guesses that were too long. @type {Readonly<Record<'waiting' | 'computing', Why>>} */
const whyTooLong = {
  waiting: (_judged, gain) =>
    gain > MOST_SAME ? 'while one task waits, the others wait too.' : null,
  computing: (judged, gain) =>
    gain > MOST_SAME && !turnsOf(judged)
      ? 'with no lock between them, cores compute at once.'
      : null,
};

/**
 * reasonFor says why a guess was off, or null where the numbers do not bear out a reason.
 * @param {Judged} judged
 * @returns {string | null} the end of a sentence
 */
export function reasonFor(judged) {
  const { options, guessMs, measuredMs, serialMs } = judged;
  const work = workOf(options);
  if (!work || serialMs === null) return null;
  const why = guessMs < measuredMs ? whyTooShort : whyTooLong;
  return why[work](judged, serialMs / measuredMs, serialMs / guessMs);
}
