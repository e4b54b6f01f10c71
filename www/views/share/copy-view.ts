// One text to copy: its field, its button, and what became of the press.

import { html } from 'lit/html.js';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';

export interface Copy {
  state: State;
  on: Actions;
  key: string;
  label: string;
  text: string;
}

const MOST_ROWS = 6;

const SELECTED =
  'This page may not copy. The text is selected: press Ctrl and C, or Command and C.';

/** copyView draws it. */
export function copyView({ state: { share }, on, key, label, text }: Copy) {
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
      @click=${(event: Event) => text !== '' && copyText(event, { key, label, on })}
    >
      ${copied ? 'Copied' : 'Copy'}
    </button>
    <p class="field-problem">${failed ? SELECTED : ''}</p>
  </div>`;
}

/** copyText copies the field of a button; where that is denied, it selects the text, for the reader to copy. */
async function copyText(event: Event, { key, label, on }: Pick<Copy, 'key' | 'label' | 'on'>) {
  const field = fieldOf(event);
  try {
    await navigator.clipboard.writeText(field.value);
    on.share({ copied: key, failed: null });
    on.announce(`Copied: ${label}.`);
  } catch {
    field.focus();
    field.select();
    on.share({ copied: null, failed: key });
    on.announce(SELECTED);
  }
}

const fieldOf = (event: Event) =>
  (event.currentTarget as Element).parentElement?.querySelector('textarea') as HTMLTextAreaElement;
