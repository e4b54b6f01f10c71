// The keys of the editor: Enter keeps the indentation, and Tab indents once the reader has typed. Else it leaves the
// field, so that a walk through the page by Tab goes on.

import { isModified } from '../../widget/keys.ts';

const INDENT = '    ';

/** The fields in which the reader has typed since the field got the focus, and pressed no Escape since. */
const typedIn: WeakSet<EventTarget> = new WeakSet();

/** Called when the reader types in a field. */
export const noteTyping = (field: EventTarget) => void typedIn.add(field);

/** Called when a field loses the focus. */
export const noteLeaving = ({ currentTarget }: Event) => void typedIn.delete(currentTarget!);

/** Carries out a key that is pressed in the editor. */
export function pressEditorKey(event: KeyboardEvent) {
  const field = event.currentTarget as HTMLTextAreaElement;
  if (event.isComposing || isModified(event)) return;
  if (event.key === 'Escape') {
    typedIn.delete(field);
    // In the editor Escape does not stop a run.
    event.stopPropagation();
  } else if (event.key === 'Tab' && !event.shiftKey && typedIn.has(field)) {
    event.preventDefault();
    indent(field);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    type(field, `\n${indentAfter(field.value.slice(0, field.selectionStart))}`);
  }
}

/** Indents the selected lines or, without a selection, fills up to the next stop. */
function indent(field: HTMLTextAreaElement) {
  const { value, selectionStart: from, selectionEnd: to } = field;
  const lineFrom = value.lastIndexOf('\n', from - 1) + 1;
  if (from === to) return type(field, INDENT.slice((from - lineFrom) % INDENT.length));
  field.setSelectionRange(lineFrom, to);
  const indented = value.slice(lineFrom, to).replace(/^(?=[^\n])/gm, INDENT);
  type(field, indented);
  field.setSelectionRange(lineFrom, lineFrom + indented.length);
}

/** Returns the indentation of the line after a text. A line that ends with a colon opens a block. */
function indentAfter(before: string) {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const own = /^[ \t]*/.exec(line)?.[0] ?? '';
  return /:\s*(?:#.*)?$/.test(line) ? own + INDENT : own;
}

/** Chromium types 20 KB in a second, but 100 KB in half a minute. Longer texts are set, and undo does not know them. */
const LONGEST_TYPED = 20_000;

/** Types a text as the reader would, so that undo takes it back. */
function type(field: HTMLTextAreaElement, text: string) {
  // No other way to change a field keeps the history for undo.
  const isTyped =
    text.length <= LONGEST_TYPED && field.ownerDocument.execCommand('insertText', false, text);
  if (isTyped) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
