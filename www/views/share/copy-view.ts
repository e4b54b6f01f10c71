// One text to copy: its field, its button, and whether the copy succeeded.

import { html } from 'lit/html.js';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';

export interface Copy {
  state: State;
  actions: Actions;
  /** Names the text in the state. */
  key: string;
  label: string;
  text: string;
}

const MOST_ROWS = 6;

const DENIED = 'This page may not copy. The text is selected: press Ctrl and C, or Command and C.';

/** Draws the text with its label and button. */
export function copyView({ state: { share }, actions, key, label, text }: Copy) {
  const copied = share.copied === key;
  const failed = share.failed === key;
  const rows = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 100), 0);
  return html`<div class="copy">
    <label for="share-${key}">${label}</label>
    <textarea
      id="share-${key}"
      part="code"
      rows=${Math.min(rows, MOST_ROWS)}
      readonly
      spellcheck="false"
      .value=${text}
      @focus=${(event: Event) => fieldOf(event).select()}
    ></textarea>
    <button
      type="button"
      part="button copy-button"
      aria-label="${copied ? 'Copied' : 'Copy'}: ${label}"
      aria-disabled=${text === '' ? 'true' : 'false'}
      @click=${(event: Event) => text !== '' && copyText(event, { key, label, actions })}
    >
      ${copied ? 'Copied' : 'Copy'}
    </button>
    <p class="field-problem">${failed ? DENIED : ''}</p>
  </div>`;
}

/** Copies the text of a button's field. Where the page may not copy, selects the text for the reader to copy. */
async function copyText(
  event: Event,
  { key, label, actions }: Pick<Copy, 'key' | 'label' | 'actions'>,
) {
  const field = fieldOf(event);
  try {
    await navigator.clipboard.writeText(field.value);
    actions.share({ copied: key, failed: null });
    actions.announce(`Copied: ${label}.`);
  } catch {
    field.focus();
    field.select();
    actions.share({ copied: null, failed: key });
    actions.announce(DENIED);
  }
}

const fieldOf = (event: Event) =>
  (event.currentTarget as Element).parentElement?.querySelector('textarea') as HTMLTextAreaElement;
