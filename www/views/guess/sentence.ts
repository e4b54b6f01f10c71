// One sentence on all guesses, computed from them and from what was measured.

import { spellCount } from '../../verdict/numbers.ts';
import { reasonFor } from './reasons.ts';
import { offBy, offText } from './words.ts';
import type { Judged } from './reasons.ts';

/**
 * sentenceOn names the closest guess and the farthest, and says why that one was off where the numbers say why.
 * @returns empty where there is no guess with a result
 */
export function sentenceOn(judged: readonly Judged[]): string {
  const byDistance = judged.toSorted((a, b) => ratioOf(a) - ratioOf(b));
  const closest = byDistance[0];
  const farthest = byDistance.at(-1);
  if (!closest || !farthest) return '';
  if (byDistance.length === 1) {
    return `Your guess for ${closest.label} was ${offOf(closest)}${ending(closest)}`;
  }
  const count = byDistance.length === 2 ? 'Both' : `All ${spellCount(byDistance.length)}`;
  if (sideOf(farthest) === 'right') return `${count} guesses were right.`;
  return (
    `Of ${spellCount(byDistance.length)} guesses the closest was ${closest.label}, ${offOf(closest)}, ` +
    `and the farthest ${farthest.label}, ${offOf(farthest)}${ending(farthest)}`
  );
}

const ratioOf = ({ guessMs, measuredMs }: Judged) => offBy(guessMs, measuredMs).ratio;

const sideOf = ({ guessMs, measuredMs }: Judged) => offBy(guessMs, measuredMs).side;

const offOf = ({ guessMs, measuredMs }: Judged) => offText(guessMs, measuredMs);

function ending(judged: Judged) {
  const reason = sideOf(judged) === 'right' ? null : reasonFor(judged);
  return reason ? `: ${reason}` : '.';
}
