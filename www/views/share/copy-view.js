// One text to copy: its field, its button, and what became of the press.

import { html } from 'lit/html.js';

/**
 * @typedef {object} Copy
 * @property {import('../../widget/state.js').State} state
 * @property {import('../../widget/actions.js').Actions} on
 * @property {string} key
 * @property {string} label
 * @property {string} text
 */

const MOST_ROWS = 6;

const SELECTED =
  'This page may not copy. The text is selected: press Ctrl and C, or Command and C.';

/**
 * copyView draws it.
 * @param {Copy} copy
 */
export function copyView({ state: { share }, on, key, label, text }) {
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
      @focus=${(/** @type {Event} */ event) => fieldOf(event).select()}
    ></textarea>
    <button
      type="button"
      part="button copy-button"
      aria-label="${copied ? 'Copied' : 'Copy'}: ${label}"
      aria-disabled=${text === '' ? 'true' : 'false'}
      @click=${(/** @type {Event} */ event) => text !== '' && copyText(event, { key, label, on })}
    >
      ${copied ? 'Copied' : 'Copy'}
    </button>
    <p class="field-problem">${failed ? SELECTED : ''}</p>
  </div>`;
}

/**
 * copyText copies the field of a button; where that is denied, it selects the text, for the reader to copy.
 * @param {Event} event
 * @param {Pick<Copy, 'key' | 'label' | 'on'>} what
 */
async function copyText(event, { key, label, on }) {
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

/** @param {Event} event */
const fieldOf = (event) =>
  /** @type {HTMLTextAreaElement} */ (
    /** @type {Element} */ (event.currentTarget).parentElement?.querySelector('textarea')
  );
