// The question above the rows: the given time, the rows to guess, and the next step.

import { html, nothing } from '../../chart/template.ts';
import { baseline } from '../../core/strategies.ts';
import { capitalise, formatTimeFigure, spellCount } from '../../verdict/numbers.ts';
import { clearGuesses } from './edit.ts';
import { givenTime, guessOf, guessableRows } from './model.ts';
import { writeGuess } from './words.ts';
import type { Geometry } from '../../chart/geometry.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';

/** Draws the question above the track, with a button that takes all guesses back. */
export function view(state: State, _geometry: Geometry, actions: Actions) {
  if (state.view !== 'time') return nothing;
  const hasGuesses = Object.keys(state.guess.times).length > 0;
  return html`<div class="guess-prompt" part="guess-prompt">
    <p>${describeQuestion(state)}</p>
    ${hasGuesses ? html`<button type="button" @click=${(event: Event) => clearAll(event, actions)}>Clear guesses</button>` : nothing}
  </div>`;
}

/** Takes all guesses back. Its button disappears, so the focus moves to the first handle. */
function clearAll(event: Event, actions: Actions) {
  const widget = (event.currentTarget as Element).closest('.widget');
  const next: HTMLElement | null | undefined = widget?.querySelector(
    '[role=slider], [part~=guess-button]',
  );
  next?.focus();
  actions.guess(clearGuesses, true);
}

function describeQuestion(state: State) {
  const models = guessableRows(state);
  const open = models.filter(({ report }) => !report);
  const waiting = open.filter(({ row }) => !guessOf(state, row.name));
  const guessed = models.filter(({ row }) => guessOf(state, row.name)).length;
  if (models.length === 0) return 'Serial is given, so there is nothing to guess here.';
  if (open.length === 0) return describeAnswers(guessed);
  const given = givenTime(state);
  const time = given.measured
    ? `took ${formatTimeFigure(given.ms)}`
    : `takes about ${writeGuess(given.ms)}`;
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

function describeAnswers(guessed: number) {
  if (guessed === 0) return 'Every row has its result. Change the set-up, and you can guess again.';
  return 'The flags are your guesses, the bars what was measured.';
}
