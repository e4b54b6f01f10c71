// All that guessing adds to a widget, in a chunk of its own: fetched when a reader asks to guess first.

import { html, nothing } from 'lit/html.js';
import { baseline } from '../../core/strategies.ts';
import { guessOf, judgedOf, leastDomainMs } from './model.ts';
import { sentenceOn } from './sentence.ts';
import { guessTime, offText } from './words.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { State } from '../../widget/state.ts';

export { guessMark } from './marks.ts';
export { leastDomainMs };
export { promptView } from './prompt-view.ts';
export { guessEnd, guessField, guessWords } from './row-view.ts';
export { guessStyles } from './styles.ts';

/** guessVerdict is the sentence on all guesses, under the verdict. */
export function guessVerdict(state: State) {
  const sentence = sentenceOn(judgedOf(state));
  return sentence ? html`<p class="on-guesses" part="guess-verdict">${sentence}</p>` : nothing;
}

/**
 * buttonWords stands in a run button's name for the estimate, which would give the answer away.
 * @returns null where there is nothing to hide
 */
export function buttonWords(state: State, name: StrategyName): string | null {
  const row = state.rows.find((each) => each.name === name);
  if (name === baseline || !row || row.reports.length > 0) return null;
  const guess = guessOf(state, name);
  return guess ? `your guess is ${guessTime(guess.ms)}` : 'no guess yet';
}

/** changesIn gives the details of `race-guess` for what was guessed or taken back. */
export function changesIn(
  before: State['guess']['times'],
  now: State['guess']['times'],
): { strategy: StrategyName; ms: number | null }[] {
  const names = Object.keys({ ...before, ...now }) as StrategyName[];
  return names
    .map((strategy) => ({ strategy, ms: now[strategy]?.ms ?? null }))
    .filter(({ strategy, ms }) => ms !== (before[strategy]?.ms ?? null));
}

/** What the table gains: two cells a row. */
export const tableHeads: readonly string[] = ['Your guess', 'It was'];

/** tableCells gives them. */
export function tableCells(state: State, name: StrategyName): string[] {
  const guess = name === baseline ? null : guessOf(state, name);
  const judged = judgedOf(state).find(({ strategy }) => strategy === name);
  if (!guess) return [name === baseline ? 'given' : '', ''];
  return [
    guessTime(guess.ms, guess.moved ? 2 : 3),
    judged ? offText(judged.guessMs, judged.measuredMs) : '',
  ];
}

/** spoken is what a screen reader hears after a run: of its own guess, or of all after a comparison. */
export function spoken(state: State, name: StrategyName | null) {
  const judged = judgedOf(state).filter(({ strategy }) => !name || strategy === name);
  if (!name) return sentenceOn(judged);
  const own = judged[0];
  if (!own) return '';
  return `You guessed ${guessTime(own.guessMs)}: ${offText(own.guessMs, own.measuredMs)}.`;
}
