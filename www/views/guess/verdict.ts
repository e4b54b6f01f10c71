// One sentence on all guesses, computed from the guesses and the results.

import { spellCount } from '../../verdict/numbers.ts';
import { reasonFor } from './reasons.ts';
import { describeOffset, measureOffset } from './words.ts';
import type { Judged } from './reasons.ts';

/**
 * Names the closest guess and the farthest, and the reason why the farthest was off, where the numbers show it.
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
