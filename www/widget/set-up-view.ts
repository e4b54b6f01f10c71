// The set-up panel: presets and fields, each with the sentence that refused its value beside it.

import { html, noChange, nothing } from 'lit/html.js';
import { attributeOf, optionRows } from '../core/option-table.ts';
import { presets } from './set-up.ts';
import { settled } from './field-text.ts';
import type { Actions } from './actions.ts';
import type { OptionName, OptionRow } from '../core/option-table.ts';
import type { State } from './state.ts';

interface Field {
  option: OptionName;
  row: OptionRow & { field: NonNullable<OptionRow['field']> };
}

const fields: readonly Field[] = optionRows.flatMap(([option, { field, ...row }]) =>
  field ? [{ option, row: { ...row, field } }] : [],
);

/** setUpView draws the panel. */
export function setUpView(state: State, on: Actions) {
  const { workload } = state.setUp.options;
  const busy = state.activity !== null;
  return html`<details class="setup" part="setup">
    <summary>Set-up</summary>
    <fieldset ?disabled=${busy}>
      <legend class="unseen">Set-up</legend>
      <div class="presets" role="group" aria-label="Presets">
        ${presets[workload].map(
          ({ title, texts }) =>
            html`<button type="button" part="button" @click=${() => on.preset(texts)}>
              ${title}
            </button>`,
        )}
      </div>
      <div class="fields">
        ${fields.filter(({ row }) => !row.only || row.only === workload).map((each) => fieldView(each, state, on))}
      </div>
      ${busy ? html`<p class="note">The set-up can be changed when the run has ended.</p>` : nothing}
    </fieldset>
  </details>`;
}

function fieldView(field: Field, state: State, on: Actions) {
  const name = attributeOf(field.option);
  const problem = state.fieldProblems[name];
  return html`<div class="option">
    <label for="option-${name}">${field.row.field.label}</label>
    ${field.row.kind.choices ? choice(field, field.row.kind.choices, state, on) : input(field, state, on)}
    <p class="field-problem" id="problem-${name}" role="status">${problem ?? nothing}</p>
  </div>`;
}

const valueOf = ({ option }: Field, { setUp: { options, repeats } }: State): unknown =>
  Object.entries({ ...options, repeats }).find(([name]) => name === option)?.[1];

/** Returns what was given for an option, as text; empty where its default counts. */
const givenText = ({ option }: Field, { setUp: { given } }: State): string =>
  String(Object.entries(given).find(([name]) => name === option)?.[1] ?? '');

function input(field: Field, state: State, on: Actions) {
  const name = attributeOf(field.option);
  const given = givenText(field, state);
  const problem = state.fieldProblems[name];
  // What was refused stays, to be mended.
  const bind = problem ? noChange : settled(given);
  return html`<input
    part="input"
    id="option-${name}"
    type="text"
    inputmode="decimal"
    autocomplete="off"
    spellcheck="false"
    placeholder=${(given === '' && field.row.field.placeholder) || valueOf(field, state)}
    aria-invalid=${problem ? 'true' : 'false'}
    aria-describedby="problem-${name}"
    .value=${bind}
    @change=${(event: Event) => on.field(name, textOf(event))}
  />`;
}

function choice(field: Field, choices: readonly string[], state: State, on: Actions) {
  const name = attributeOf(field.option);
  const value = valueOf(field, state);
  return html`<select
    part="input"
    id="option-${name}"
    aria-describedby="problem-${name}"
    @change=${(event: Event) => on.field(name, textOf(event))}
  >
    ${choices.map((each) => html`<option value=${each} .selected=${each === value}>${each}</option>`)}
  </select>`;
}

const textOf = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
