// The set-up panel: presets and fields, each with the sentence that refused its value beside it.

import { html, noChange, nothing } from 'lit/html.js';
import { attributeOf, presets } from './setup-model.js';
import { settled } from './settled.js';

/**
 * @typedef {import('./state.js').State} State
 * @typedef {import('./actions.js').Actions} Actions
 *
 * @typedef {object} Field
 * @property {string} option
 * @property {string} label
 * @property {readonly string[]} [choices]
 * @property {'io' | 'cpu'} [only] the workload that has it
 */

/** @type {readonly Field[]} */
const fields = [
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

/**
 * setUpView draws the panel.
 * @param {State} state
 * @param {Actions} on
 */
export function setUpView(state, on) {
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

/**
 * @param {Field} field
 * @param {State} state
 * @param {Actions} on
 */
function fieldView(field, state, on) {
  const name = attributeOf(field.option);
  const problem = state.fieldProblems[name];
  return html`<div class="option">
    <label for="option-${name}">${field.label}</label>
    ${field.choices ? choice(field, field.choices, state, on) : input(field, state, on)}
    <p class="field-problem" id="problem-${name}" role="status">${problem ?? nothing}</p>
  </div>`;
}

/**
 * @param {Field} field
 * @param {State} state
 */
const valueOf = ({ option }, { setUp }) =>
  option === 'repeats' ? setUp.repeats : /** @type {any} */ (setUp.options)[option];

/**
 * @param {Field} field
 * @param {State} state
 * @param {Actions} on
 */
function input(field, state, on) {
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
    @change=${(/** @type {Event} */ event) => on.field(name, textOf(event))}
  />`;
}

/**
 * @param {Field} field
 * @param {readonly string[]} choices
 * @param {State} state
 * @param {Actions} on
 */
function choice(field, choices, state, on) {
  const name = attributeOf(field.option);
  const value = valueOf(field, state);
  return html`<select
    part="input"
    id="option-${name}"
    aria-describedby="problem-${name}"
    @change=${(/** @type {Event} */ event) => on.field(name, textOf(event))}
  >
    ${choices.map((each) => html`<option value=${each} .selected=${each === value}>${each}</option>`)}
  </select>`;
}

/** @param {Event} event */
const textOf = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;
