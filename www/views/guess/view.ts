// Guessing, laid over the rows: the question above them, a handle in each, and how far off every guess was.

import { html } from '../../chart/template.ts';
import { guessOf, judgeGuesses } from './model.ts';
import { judgeInWords } from './verdict.ts';
import { describeOffset, writeGuess } from './words.ts';
import { isGiven } from '../../widget/rows.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { State } from '../../widget/state.ts';
import type { Column } from '../../widget/view.ts';

export { markView } from './row-view.ts';
export { reachMs } from './model.ts';
export { view } from './prompt-view.ts';
export { captionView, fieldView, resultView } from './row-view.ts';
export { styles } from './styles.ts';

export const isShown = ({ guess }: State) => guess.on;

/** Draws the sentence on all guesses. */
export function verdictView(state: State) {
  const sentence = judgeInWords(judgeGuesses(state));
  return sentence ? html`<p class="on-guesses" part="guess-verdict">${sentence}</p>` : null;
}

/** Returns the guess, because the estimate on a run button would give the answer away. */
export function describeButton(state: State, name: StrategyName): string | null {
  const row = state.rows.find((each) => each.name === name);
  if (!row || isGiven(row) || row.reports.length > 0) return null;
  const guess = guessOf(state, name);
  return guess ? `your guess is ${writeGuess(guess.ms)}` : 'no guess yet';
}

/** Returns the columns with the guesses and their distance from the results. */
export function tableColumns(state: State): Column[] {
  if (Object.keys(state.guess.times).length === 0) return [];
  const judged = judgeGuesses(state);
  return [
    [
      'Your guess',
      (name) => {
        const guess = guessOf(state, name);
        if (isGiven({ name })) return 'given';
        return guess ? writeGuess(guess.ms, guess.moved ? 2 : 3) : '';
      },
    ],
    [
      'It was',
      (name) => {
        const own = judged.find(({ strategy }) => strategy === name);
        return own ? describeOffset(own.guessMs, own.measuredMs) : '';
      },
    ],
  ];
}

/** Returns what a screen reader hears of the guess for a run, or of all guesses after a comparison. */
export function describeResult(state: State, name: StrategyName | null) {
  const judged = judgeGuesses(state);
  if (!name) return judgeInWords(judged);
  const own = judged.find(({ strategy }) => strategy === name);
  if (!own) return '';
  return `You guessed ${writeGuess(own.guessMs)}: ${describeOffset(own.guessMs, own.measuredMs)}.`;
}
