// The view Python: a program for each strategy, to edit, to copy, and to run here in CPython.

import { html, nothing } from '../../chart/template.ts';
import { textOf } from '../../core/near-names.ts';
import { DENIED, copyField } from '../share/copy-view.ts';
import { download } from '../share/download.ts';
import { EDITOR, copyKey, editorView } from './editor-view.ts';
import { readOwnProgram } from './own-program.ts';
import { chosenProgram, programsOf } from './programs.ts';
import { pythonOf } from './result.ts';
import { resultView } from './result-view.ts';
import { pythonStudy } from './run.ts';
import { describeHost, describePrice, describeProgram } from './words.ts';
import type { Geometry } from '../../chart/geometry.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';
import type { Program } from './programs.ts';

export { styles } from './styles.ts';

/** Takes the post's own program, where there is one. */
export const open = (element: HTMLElement, actions: Actions) =>
  actions.python({ own: readOwnProgram(element) });

/** Draws the programs at the left, and the run of the chosen one at the right. */
export function view(state: State, { trackPx }: Geometry, actions: Actions) {
  const program = chosenProgram(state);
  const shown = resultView(program, state, trackPx, actions);
  return html`<div class="python" part="python">
    <div class="program">
      ${choiceView(program, state, actions)} ${editorView(program, state, actions, shown.wrongLine)}
      ${editButtons(program, state, actions)}
    </div>
    <div class="run-column">
      ${runButtons(program, state, actions)}
      ${[describeProgram(program), describeHost(program)].map((words) => (words ? html`<p class="note">${words}</p>` : nothing))}
      ${shown.drawing}
    </div>
  </div>`;
}

function choiceView(program: Program, state: State, actions: Actions) {
  return html`<fieldset class="programs">
    <legend class="unseen">Program</legend>
    ${programsOf(state).map(
      ({ name, label, isEdited }) =>
        html`<label>
          <input
            type="radio"
            name="program"
            .checked=${name === program.name}
            @change=${() => actions.python({ chosen: name })}
          />
          <span>${label}${isEdited ? html`<small>, edited</small>` : nothing}</span>
        </label>`,
    )}
  </fieldset>`;
}

const buttonView = (
  words: string,
  isAble: boolean,
  press: (event: Event) => void,
  kind = 'secondary',
) =>
  html`<button
    type="button"
    class=${kind}
    part="button"
    aria-disabled=${isAble ? 'false' : 'true'}
    @click=${(event: Event) => isAble && press(event)}
  >
    ${words}
  </button>`;

/** Draws Run and Stop. Before the first run, Run says what it loads. */
function runButtons(program: Program, state: State, actions: Actions) {
  const study = pythonOf(state);
  const isLoaded = (study?.result.runs.length ?? 0) > 0;
  const words = isLoaded ? 'Run here' : `Run here: ${describePrice()}`;
  const start = (event: Event) => {
    const { host } = (event.currentTarget as Element).getRootNode() as ShadowRoot;
    const folder = textOf(host, 'python') ?? undefined;
    actions.study(pythonStudy(state, program, folder));
  };
  return html`<div class="buttons">
    ${buttonView(words, state.activity === null, start, 'primary')}
    ${buttonView('Stop', study?.status === 'running', () => actions.stop())}
  </div>`;
}

/** Draws Reset, Copy and Save, and how to run the program at home. */
function editButtons(program: Program, state: State, actions: Actions) {
  const { label, name, text, isEdited, fileName } = program;
  const reset = () => {
    const { [name]: _dropped, ...edits } = state.python.edits ?? {};
    actions.python({ edits });
    actions.announce(`${label}: the program is as it was.`);
  };
  const key = copyKey(name);
  const copy = (event: Event) =>
    void copyField(fieldNear(event), { key, label: `${label}, program`, actions });
  const save = (event: Event) =>
    download(event.currentTarget as Element, fileName, 'text/x-python', text);
  return html`<div class="buttons">
      ${buttonView('Reset', isEdited, reset)}
      ${buttonView(state.share.copied === key ? 'Copied' : 'Copy', true, copy)}
      ${buttonView('Save as a file', true, save)}
    </div>
    ${state.share.failed === key ? html`<p class="field-problem">${DENIED}</p>` : nothing}
    <p class="note">Or at home: <code translate="no">python3 ${fileName}</code></p>`;
}

const fieldNear = (event: Event) =>
  (event.currentTarget as Element)
    .closest('.python')
    ?.querySelector(`#${EDITOR}`) as HTMLTextAreaElement;
