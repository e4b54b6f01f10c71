// The set-up panel: presets and fields, each with the sentence that refused its value beside it.

import { html, noChange, nothing } from 'lit/html.js';
import { attributeOf, presets } from './set-up.ts';
import { settled } from './field-text.ts';
import type { Actions } from './actions.ts';
import type { State } from './state.ts';

export interface Field {
  option: string;
  label: string;
  choices?: readonly string[];
  /** The workload that has it. */
  only?: 'io' | 'cpu';
}

const fields: readonly Field[] = [
  { option: 'tasks', label: 'Tasks' },
  { option: 'size', label: 'Numbers in each list' },
  { option: 'wait', label: 'Wait of each task, ms' },
  { option: 'list', label: 'List', choices: ['stream', 'memory'], only: 'cpu' },
  { option: 'workers', label: 'Workers in the pool' },
  { option: 'executor', label: 'Pool made of', choices: ['processes', 'threads'] },
  { option: 'switchInterval', label: 'Switch interval, ms' },
  { option: 'seed', label: 'Seed' },
  { option: 'repeats', label: 'Repeats in Compare all' },
];

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
        ${fields.filter(({ only }) => !only || only === workload).map((each) => fieldView(each, state, on))}
      </div>
      ${busy ? html`<p class="note">The set-up can be changed when the run has ended.</p>` : nothing}
    </fieldset>
  </details>`;
}

function fieldView(field: Field, state: State, on: Actions) {
  const name = attributeOf(field.option);
  const problem = state.fieldProblems[name];
  return html`<div class="option">
    <label for="option-${name}">${field.label}</label>
    ${field.choices ? choice(field, field.choices, state, on) : input(field, state, on)}
    <p class="field-problem" id="problem-${name}" role="status">${problem ?? nothing}</p>
  </div>`;
}

const valueOf = ({ option }: Field, { setUp }: State) =>
  option === 'repeats' ? setUp.repeats : (setUp.options as any)[option];

function input(field: Field, state: State, on: Actions) {
  const name = attributeOf(field.option);
  const given = state.setUp.given[field.option];
  const problem = state.fieldProblems[name];
  // What was refused stays, to be mended.
  const bind = problem ? noChange : settled(given === undefined ? '' : String(given));
  return html`<input
    part="input"
    id="option-${name}"
    type="text"
    inputmode="decimal"
    autocomplete="off"
    spellcheck="false"
    placeholder=${field.option === 'workers' && given === undefined ? 'by strategy' : valueOf(field, state)}
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
