// All that guessing adds to a widget, in a chunk of its own: fetched when a reader asks to guess first.

import { html, nothing } from 'lit/html.js';
import { guessOf, judgedOf, leastDomainMs } from './model.js';
import { sentenceOn } from './sentence.js';
import { guessTime, offText } from './words.js';

/**
 * @typedef {import('../../widget/state.js').State} State
 * @typedef {import('../../core/strategies.js').StrategyName} StrategyName
 */

export { guessMark } from './marks.js';
export { leastDomainMs };
export { promptView } from './prompt-view.js';
export { guessEnd, guessField, guessWords } from './row-view.js';
export { guessStyles } from './styles.js';

/**
 * guessVerdict is the sentence on all guesses, under the verdict.
 * @param {State} state
 */
export function guessVerdict(state) {
  const sentence = sentenceOn(judgedOf(state));
  return sentence ? html`<p class="on-guesses" part="guess-verdict">${sentence}</p>` : nothing;
}

/**
 * buttonWords stands in a run button's name for the estimate, which would give the answer away.
 * @param {State} state
 * @param {StrategyName} name
 * @returns {string | null} null where there is nothing to hide
 */
export function buttonWords(state, name) {
  const row = state.rows.find((each) => each.name === name);
  if (name === 'serial' || !row || row.reports.length > 0) return null;
  const guess = guessOf(state, name);
  return guess ? `your guess is ${guessTime(guess.ms)}` : 'no guess yet';
}

/**
 * changesIn gives the details of `race-guess` for what was guessed or taken back.
 * @param {State['guess']['times']} before
 * @param {State['guess']['times']} now
 * @returns {{ strategy: StrategyName, ms: number | null }[]}
 */
export function changesIn(before, now) {
  const names = /** @type {StrategyName[]} */ (Object.keys({ ...before, ...now }));
  return names
    .map((strategy) => ({ strategy, ms: now[strategy]?.ms ?? null }))
    .filter(({ strategy, ms }) => ms !== (before[strategy]?.ms ?? null));
}

/** What the table gains: two cells a row. @type {readonly string[]} */
export const tableHeads = ['Your guess', 'It was'];

/**
 * tableCells gives them.
 * @param {State} state
 * @param {StrategyName} name
 * @returns {string[]}
 */
export function tableCells(state, name) {
  const guess = name === 'serial' ? null : guessOf(state, name);
  const judged = judgedOf(state).find(({ strategy }) => strategy === name);
  if (!guess) return [name === 'serial' ? 'given' : '', ''];
  return [
    guessTime(guess.ms, guess.moved ? 2 : 3),
    judged ? offText(judged.guessMs, judged.measuredMs) : '',
  ];
}

/**
 * spoken is what a screen reader hears after a run: of its own guess, or of all after a comparison.
 * @param {State} state
 * @param {StrategyName | null} name
 */
export function spoken(state, name) {
  const judged = judgedOf(state).filter(({ strategy }) => !name || strategy === name);
  if (!name) return sentenceOn(judged);
  const own = judged[0];
  if (!own) return '';
  return `You guessed ${guessTime(own.guessMs)}: ${offText(own.guessMs, own.measuredMs)}.`;
}
