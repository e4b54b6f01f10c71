// The editor: a field over a drawing of the same text, in which keywords, comments and strings stand out.

import { fieldText, html } from '../../chart/template.ts';
import { linesOf } from './highlight.ts';
import { noteLeaving, noteTyping, pressEditorKey } from './editor-keys.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';
import type { Program } from './programs.ts';
import type { Token } from './highlight.ts';

export const EDITOR = 'python-editor';
const HELP = 'python-editor-help';

/** Names a program among the texts that can be copied. */
export const copyKey = (name: string) => `python-${name}`;

/**
 * Draws the editor.
 * @param wrongLine the line that a traceback names, or null
 */
export function editorView(
  program: Program,
  state: State,
  actions: Actions,
  wrongLine: number | null,
) {
  const { name, label, text } = program;
  const edit = (event: Event) => {
    const field = event.target as HTMLTextAreaElement;
    const { value } = field;
    noteTyping(field);
    actions.python({ edits: { ...state.python.edits, [name]: value } });
    // The copy is no longer the text.
    if (state.share.copied === copyKey(name)) actions.share({ copied: null });
  };
  return html`<label class="unseen" for=${EDITOR}>Program: ${label}</label>
    <div class="editor" translate="no">
      <pre class="code" aria-hidden="true">
${linesOf(text).map((line, index) => lineView(line, index + 1 === wrongLine))}</pre>
      <textarea
        id=${EDITOR}
        part="code"
        dir="ltr"
        wrap="soft"
        spellcheck="false"
        autocomplete="off"
        autocapitalize="off"
        autocorrect="off"
        aria-describedby=${HELP}
        .value=${fieldText(text)}
        @input=${edit}
        @keydown=${pressEditorKey}
        @blur=${noteLeaving}
      ></textarea>
    </div>
    <p class="unseen" id=${HELP}>
      Once you have typed, Tab indents. Press Escape, then Tab, to leave the field.
    </p>`;
}

const lineView = (line: readonly Token[], isWrong: boolean) =>
  html`<span class=${isWrong ? 'line wrong' : 'line'}
    >${line.map(({ kind, text }) => (kind === 'plain' ? text : html`<span class=${kind}>${text}</span>`))}${'\n'}</span
  >`;

/** Moves the focus to a line of the editor. */
export function goToLine(root: ParentNode, line: number) {
  const field = root.querySelector<HTMLTextAreaElement>(`#${EDITOR}`);
  if (!field) return;
  const lines = field.value.split('\n');
  const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  field.focus();
  field.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  field.parentElement?.querySelectorAll('.line')[line - 1]?.scrollIntoView({ block: 'nearest' });
}
