// One sentence on all guesses, computed from them and from what was measured.

import { inWords } from '../../verdict/format.js';
import { reasonFor } from './reasons.js';
import { offBy, offText } from './words.js';

/** @typedef {import('./reasons.js').Judged} Judged */

/**
 * sentenceOn names the closest guess and the farthest, and says why that one was off where the numbers say why.
 * @param {readonly Judged[]} judged
 * @returns {string} empty where there is no guess with a result
 */
export function sentenceOn(judged) {
  const byDistance = judged.toSorted((a, b) => ratioOf(a) - ratioOf(b));
  const closest = byDistance[0];
  const farthest = byDistance.at(-1);
  if (!closest || !farthest) return '';
  if (byDistance.length === 1) {
    return `Your guess for ${closest.label} was ${offOf(closest)}${ending(closest)}`;
  }
  const count = byDistance.length === 2 ? 'Both' : `All ${inWords(byDistance.length)}`;
  if (sideOf(farthest) === 'right') return `${count} guesses were right.`;
  return (
    `Of ${inWords(byDistance.length)} guesses the closest was ${closest.label}, ${offOf(closest)}, ` +
    `and the farthest ${farthest.label}, ${offOf(farthest)}${ending(farthest)}`
  );
}

/** @param {Judged} judged */
const ratioOf = ({ guessMs, measuredMs }) => offBy(guessMs, measuredMs).ratio;

/** @param {Judged} judged */
const sideOf = ({ guessMs, measuredMs }) => offBy(guessMs, measuredMs).side;

/** @param {Judged} judged */
const offOf = ({ guessMs, measuredMs }) => offText(guessMs, measuredMs);

/** @param {Judged} judged */
function ending(judged) {
  const reason = sideOf(judged) === 'right' ? null : reasonFor(judged);
  return reason ? `: ${reason}` : '.';
}
