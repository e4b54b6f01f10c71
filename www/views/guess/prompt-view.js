// The question above the rows: what is given, what is asked, and what to do next.

import { html, nothing } from 'lit/html.js';
import { capital, duration, inWords } from '../../verdict/format.js';
import { cleared } from './edit.js';
import { givenOf, guessOf, guessable } from './model.js';
import { guessTime } from './words.js';

/**
 * @typedef {import('../../widget/state.js').State} State
 * @typedef {import('../../widget/actions.js').Actions} Actions
 */

/**
 * promptView asks, and offers to take all guesses back.
 * @param {State} state
 * @param {Actions} on
 */
export function promptView(state, on) {
  const any = Object.keys(state.guess.times).length > 0;
  return html`<div class="guess-prompt" part="guess-prompt">
    <p>${question(state)}</p>
    ${any ? html`<button type="button" @click=${(/** @type {Event} */ event) => clearAll(event, on)}>Clear guesses</button>` : nothing}
  </div>`;
}

/**
 * clearAll takes back what was guessed; as its button goes away, the focus moves to where one guesses.
 * @param {Event} event
 * @param {Actions} on
 */
function clearAll(event, on) {
  const widget = /** @type {Element} */ (event.currentTarget).closest('.widget');
  /** @type {HTMLElement | null | undefined} */
  const next = widget?.querySelector('[role=slider], [aria-pressed=true]');
  next?.focus();
  on.guess(cleared, true);
}

/** @param {State} state */
function question(state) {
  const models = guessable(state);
  const open = models.filter(({ report }) => !report);
  const waiting = open.filter(({ row }) => !guessOf(state, row.name));
  const guessed = models.filter(({ row }) => guessOf(state, row.name)).length;
  if (models.length === 0) return 'Serial is given, so there is nothing to guess here.';
  if (open.length === 0) return answered(guessed);
  const given = givenOf(state);
  const time = given.measured ? `took ${duration(given.ms)}` : `takes about ${guessTime(given.ms)}`;
  if (waiting.length === 0) {
    const made = guessed === 1 ? 'Your guess is' : `Your ${inWords(guessed)} guesses are`;
    return html`<b>${made} made.</b> Now press Compare all, or run row by row, and see how far off
      you were.`;
  }
  const left = guessed > 0 ? ` ${capital(inWords(waiting.length))} to go.` : '';
  const alone = state.rows.some(({ name }) => name === 'serial')
    ? 'Serial'
    : 'One after another it';
  const which = open.length === 1 ? 'does the other one end' : 'do the others end';
  return html`<b>${alone} ${time}. Where ${which}?</b> Pull each handle there, or type a
    time.${left}`;
}

/** @param {number} guessed */
function answered(guessed) {
  if (guessed === 0) return 'Every row has its result. Change the set-up, and you can guess again.';
  return 'The flags are your guesses, the bars what was measured.';
}
