// The panel of Set-up: presets and fields. A refused value stays in its field, with the reason below it.

import { fieldText, html, noChange, nothing } from '../../chart/template.ts';
import { attributeOf, optionRows } from '../../core/option-table.ts';
import { describePools } from './pools.ts';
import { presets } from './presets.ts';
import type { Geometry } from '../../chart/geometry.ts';
import type { OptionName, OptionRow } from '../../core/option-table.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';

export { styles } from './styles.ts';

/** The label of each option that the panel can change. */
const labels: Partial<Record<OptionName, string>> = {
  tasks: 'Tasks',
  size: 'Numbers in each list',
  wait: 'Wait of each task, ms',
  list: 'List',
  workers: 'Workers in the pool',
  executor: 'Pool made of',
  switchInterval: 'Switch interval, ms',
  seed: 'Seed',
  repeats: 'Repeats in Compare all',
};

/** The placeholders of fields whose option has no single default. */
const placeholders: Partial<Record<OptionName, string>> = { workers: 'by strategy' };

interface Field {
  option: OptionName;
  label: string;
  row: OptionRow;
}

const fields: readonly Field[] = optionRows.flatMap(([option, row]) => {
  const label = labels[option];
  return label ? [{ option, label, row }] : [];
});

/** Draws the panel. */
export function view(state: State, _geometry: Geometry, actions: Actions) {
  const { workload } = state.setUp.options;
  const busy = state.activity !== null;
  return html`<fieldset ?disabled=${busy}>
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
  </fieldset>`;
}

/** The hint below a field: the meaning of its present values. */
const hints: Partial<Record<OptionName, (state: State) => string>> = { workers: describePools };

function fieldView(field: Field, state: State, actions: Actions) {
  const name = attributeOf(field.option);
  const problem = state.fieldProblems[name];
  const hint = hints[field.option]?.(state);
  return html`<div class="option">
    <label for="option-${name}">${field.label}</label>
    ${field.row.kind.form === 'name' ? choice(field, state, actions) : input(field, state, actions)}
    <p class="field-problem" id="problem-${name}" role="status">${problem ?? nothing}</p>
    ${hint && !problem ? html`<p class="hint" id="hint-${name}">${hint}</p>` : nothing}
  </div>`;
}

const valueOf = ({ option }: Field, { setUp: { options, repeats } }: State): unknown =>
  Object.entries({ ...options, repeats }).find(([name]) => name === option)?.[1];

/** Returns the text given for an option, or an empty text for the default. */
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
    placeholder=${(given === '' && placeholders[field.option]) || valueOf(field, state)}
    aria-invalid=${problem ? 'true' : 'false'}
    aria-describedby="problem-${name} hint-${name}"
    .value=${value}
    @change=${(event: Event) => actions.setField(name, textOf(event))}
  />`;
}

function choice(field: Field, state: State, actions: Actions) {
  const name = attributeOf(field.option);
  const value = valueOf(field, state);
  return html`<select
    part="input"
    id="option-${name}"
    aria-describedby="problem-${name}"
    @change=${(event: Event) => actions.setField(name, textOf(event))}
  >
    ${field.row.kind.range.map((each) => html`<option value=${each} .selected=${each === value}>${each}</option>`)}
  </select>`;
}

const textOf = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
