// Notes on unreliable figures: a mark in each row that has a note, and one line for all rows beneath the track.

import { html } from '../../chart/template.ts';
import { describeCores, noteOf, summariseNotes } from './words.ts';
import type { Actions } from '../../widget/actions.ts';
import type { RowModel } from '../../widget/row-model.ts';
import type { State } from '../../widget/state.ts';

export { styles } from './styles.ts';

export const isShown = () => true;

/** Draws nothing above the track. */
export const view = () => '';

const glyph = () =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6.5" />
    <path d="M8 4.5v4.2M8 10.4v1.4" />
  </svg>`;

/** Draws the mark of a row's note. Its words appear on hover, focus and tap. */
export function noteView(model: RowModel, { note: open }: State, actions: Actions) {
  const { name } = model.row;
  const note = noteOf(model);
  if (!note) return null;
  return html`<div
    class="note-mark"
    @pointerenter=${() => actions.note(name)}
    @pointerleave=${(event: PointerEvent) => keepsFocus(event) || actions.note(null)}
  >
    <button
      part="button"
      type="button"
      aria-label="${model.label}: note. ${note}"
      @focus=${() => actions.note(name)}
      @blur=${() => actions.note(null)}
      @click=${(event: Event) => {
        // Safari does not focus a button on a press.
        (event.currentTarget as HTMLElement).focus();
        actions.note(name);
      }}
    >
      ${glyph()}
    </button>
    <div class="tooltip" part="tooltip" ?hidden=${open !== name}>${note}</div>
  </div>`;
}

const keepsFocus = ({ currentTarget }: PointerEvent) =>
  (currentTarget as Element).querySelector(':focus') !== null;

/** Draws the line under the track. On paper, where no mark can be pressed, the notes follow. */
export function footView(state: State, models: readonly RowModel[]) {
  // A line that appears during a comparison would move the button Stop.
  const words = state.activity?.kind === 'compare' ? '' : summariseNotes(models);
  const line = [describeCores(state), words].filter(Boolean).join(' ');
  if (!line) return null;
  return html`<p class="note" part="note">${words ? glyph() : ''} ${line}</p>
    <div class="on-paper">
      ${models
        .filter(noteOf)
        .map((model) => html`<p class="note">${model.label}: ${noteOf(model)}</p>`)}
    </div>`;
}
