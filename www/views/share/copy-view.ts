// One text to copy: its field, its button, and whether the copy succeeded.

import { html } from '../../chart/template.ts';
import { writeLink } from '../../widget/set-up.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';
import type { Texts } from '../../widget/set-up.ts';

export interface Copy {
  state: State;
  actions: Actions;
  /** Names the text in the state. */
  key: string;
  label: string;
  text: string;
}

const MOST_ROWS = 6;

export const DENIED =
  'This page may not copy. The text is selected: press Ctrl and C, or Command and C.';

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
      @click=${(event: Event) => text !== '' && copyField(fieldOf(event), { key, label, actions })}
    >
      ${copied ? 'Copied' : 'Copy'}
    </button>
    <p class="field-problem">${failed ? DENIED : ''}</p>
  </div>`;
}

/** Copies the text of a field. Where the page may not copy, selects the text for the reader to copy. */
export async function copyField(
  field: HTMLTextAreaElement,
  { key, label, actions }: Pick<Copy, 'key' | 'label' | 'actions'>,
) {
  try {
    // Only the window that has the focus may copy, which can be a pop-out.
    const { navigator } = field.ownerDocument.defaultView ?? window;
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

const FALLBACK = 'Ways to run the same tasks, raced and measured in your own browser';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes a text safe inside a quoted attribute and between tags. */
export const escapeMarkup = (text: string) =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character]);

const writeAttribute = (name: string, text: string) => ` ${name}="${escapeMarkup(text)}"`;

/** Writes the tag with its script. Feeds, and readers without JavaScript, get the link. */
export function writeTag(
  { module, embed }: { module: string; embed: string },
  texts: Texts,
  { isolate, results }: { isolate?: boolean; results?: string | null },
) {
  const own = texts.map(([name, text]) => writeAttribute(name, text)).join('');
  const frame = isolate ? writeAttribute('isolate', 'frame') : '';
  const shown = results ? writeAttribute('results', results) : '';
  return [
    `<script type="module"${writeAttribute('src', module)}></script>`,
    `<race-lane${own}${frame}${shown}>`,
    `  <a${writeAttribute('href', writeLink(embed, texts))}>${FALLBACK}</a>`,
    '</race-lane>',
  ].join('\n');
}

/** Height of the frame in px: around the rows, and of each row, as the element reserves. */
const FRAME_PX = Object.freeze({ around: 472, row: 51 });

/** Writes an iframe of embed.html. */
export function writeFrame(
  { embed }: { embed: string },
  texts: Texts,
  { rows, results }: { rows: number; results?: string | null },
) {
  const height = String(FRAME_PX.around + rows * FRAME_PX.row);
  const attributes = [
    ['src', writeLink(embed, texts, results)],
    ['title', `Racelane: ${FALLBACK}`],
    ['width', '100%'],
    ['height', height],
    ['style', 'border:0'],
    ['loading', 'lazy'],
    ['allow', 'cross-origin-isolated; clipboard-write'],
  ];
  return `<iframe${attributes.map(([name, text]) => writeAttribute(name, text)).join('')}></iframe>`;
}
