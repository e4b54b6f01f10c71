// The set-up panel: presets and fields. A refused value stays in its field, with the reason below it.

import { html, noChange, nothing } from '../chart/template.ts';
import { Directive, directive } from 'lit/directive.js';
import { attributeOf, optionRows } from '../core/option-table.ts';
import { describePools } from './pool.ts';
import { presets } from './set-up.ts';
import type { PropertyPart } from 'lit/directive.js';
import type { OptionName, OptionRow } from '../core/option-table.ts';
import type { Actions } from './actions.ts';
import type { State } from './state.ts';

class FieldText extends Directive {
  #before: string | undefined;

  render(text: string) {
    return text;
  }

  update({ element }: PropertyPart, [text]: [text: string]) {
    const field = element as HTMLInputElement;
    const isNew = text !== this.#before;
    this.#before = text;
    if ((isNew || !field.matches(':focus')) && field.value !== text) field.value = text;
    return noChange;
  }
}

/**
 * Writes a text into a field when the text is new, or when the field has no focus. A new result must not undo
 * what the reader is typing.
 */
export const fieldText = directive(FieldText);

interface Field {
  option: OptionName;
  row: OptionRow & { field: NonNullable<OptionRow['field']> };
}

const fields: readonly Field[] = optionRows.flatMap(([option, { field, ...row }]) =>
  field ? [{ option, row: { ...row, field } }] : [],
);

/** Draws the panel. */
export function setUpView(state: State, actions: Actions) {
  const { workload } = state.setUp.options;
  const busy = state.activity !== null;
  return html`<details class="setup" part="setup">
    <summary>Set-up</summary>
    <fieldset ?disabled=${busy}>
      <legend class="unseen">Set-up</legend>
      <div class="presets" role="group" aria-label="Presets">
        ${presets[workload].map(
          ({ title, texts }) =>
            html`<button type="button" part="button" @click=${() => actions.setFields(texts)}>
              ${title}
            </button>`,
        )}
      </div>
      <div class="fields">
        ${fields.filter(({ row }) => !row.only || row.only === workload).map((each) => fieldView(each, state, actions))}
      </div>
      ${busy ? html`<p class="note">You can change the set-up when the run has ended.</p>` : nothing}
    </fieldset>
  </details>`;
}

/** The hint below a field: the meaning of its present values. */
const hints: Partial<Record<OptionName, (state: State) => string>> = { workers: describePools };

function fieldView(field: Field, state: State, actions: Actions) {
  const name = attributeOf(field.option);
  const problem = state.fieldProblems[name];
  const hint = hints[field.option]?.(state);
  return html`<div class="option">
    <label for="option-${name}">${field.row.field.label}</label>
    ${field.row.kind.choices ? choice(field, field.row.kind.choices, state, actions) : input(field, state, actions)}
    <p class="field-problem" id="problem-${name}" role="status">${problem ?? nothing}</p>
    ${hint && !problem ? html`<p class="hint" id="hint-${name}">${hint}</p>` : nothing}
  </div>`;
}

const valueOf = ({ option }: Field, { setUp: { options, repeats } }: State): unknown =>
  Object.entries({ ...options, repeats }).find(([name]) => name === option)?.[1];

/** Returns the text given for an option, empty where its default counts. */
const givenText = ({ option }: Field, { setUp: { given } }: State): string =>
  String(Object.entries(given).find(([name]) => name === option)?.[1] ?? '');

function input(field: Field, state: State, actions: Actions) {
  const name = attributeOf(field.option);
  const given = givenText(field, state);
  const problem = state.fieldProblems[name];
  const value = problem ? noChange : fieldText(given);
  return html`<input
    part="input"
    id="option-${name}"
    type="text"
    inputmode="decimal"
    autocomplete="off"
    spellcheck="false"
    placeholder=${(given === '' && field.row.field.placeholder) || valueOf(field, state)}
    aria-invalid=${problem ? 'true' : 'false'}
    aria-describedby="problem-${name} hint-${name}"
    .value=${value}
    @change=${(event: Event) => actions.setField(name, textOf(event))}
  />`;
}

function choice(field: Field, choices: readonly string[], state: State, actions: Actions) {
  const name = attributeOf(field.option);
  const value = valueOf(field, state);
  return html`<select
    part="input"
    id="option-${name}"
    aria-describedby="problem-${name}"
    @change=${(event: Event) => actions.setField(name, textOf(event))}
  >
    ${choices.map((each) => html`<option value=${each} .selected=${each === value}>${each}</option>`)}
  </select>`;
}

const textOf = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
