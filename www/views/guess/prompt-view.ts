// The question above the rows: what is given, what is asked, and what to do next.

import { html, nothing } from 'lit/html.js';
import { baseline } from '../../core/strategies.ts';
import { capitalise, formatTimeFigure, spellCount } from '../../verdict/numbers.ts';
import { cleared } from './edit.ts';
import { givenOf, guessOf, guessable } from './model.ts';
import { guessTime } from './words.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';

/** promptView asks, and offers to take all guesses back. */
export function promptView(state: State, on: Actions) {
  const any = Object.keys(state.guess.times).length > 0;
  return html`<div class="guess-prompt" part="guess-prompt">
    <p>${question(state)}</p>
    ${any ? html`<button type="button" @click=${(event: Event) => clearAll(event, on)}>Clear guesses</button>` : nothing}
  </div>`;
}

/** clearAll takes back what was guessed; as its button goes away, the focus moves to where one guesses. */
function clearAll(event: Event, on: Actions) {
  const widget = (event.currentTarget as Element).closest('.widget');
  const next: HTMLElement | null | undefined = widget?.querySelector(
    '[role=slider], [aria-pressed=true]',
  );
  next?.focus();
  on.guess(cleared, true);
}

function question(state: State) {
  const models = guessable(state);
  const open = models.filter(({ report }) => !report);
  const waiting = open.filter(({ row }) => !guessOf(state, row.name));
  const guessed = models.filter(({ row }) => guessOf(state, row.name)).length;
  if (models.length === 0) return 'Serial is given, so there is nothing to guess here.';
  if (open.length === 0) return answered(guessed);
  const given = givenOf(state);
  const time = given.measured
    ? `took ${formatTimeFigure(given.ms)}`
    : `takes about ${guessTime(given.ms)}`;
  if (waiting.length === 0) {
    const made = guessed === 1 ? 'Your guess is' : `Your ${spellCount(guessed)} guesses are`;
    return html`<b>${made} made.</b> Now press Compare all, or run row by row, and see how far off
      you were.`;
  }
  const left = guessed > 0 ? ` ${capitalise(spellCount(waiting.length))} to go.` : '';
  const alone = state.rows.some(({ name }) => name === baseline)
    ? 'Serial'
    : 'One after another it';
  const which = open.length === 1 ? 'does the other one end' : 'do the others end';
  return html`<b>${alone} ${time}. Where ${which}?</b> Pull each handle there, or type a
    time.${left}`;
}

function answered(guessed: number) {
  if (guessed === 0) return 'Every row has its result. Change the set-up, and you can guess again.';
  return 'The flags are your guesses, the bars what was measured.';
}
