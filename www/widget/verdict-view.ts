// The verdict, and beside it the article's figures of 2020 with the reader's own.

import { html } from '../chart/template.ts';
import { articleView } from './article-view.ts';
import { overlaysOf } from './view.ts';
import type { State } from './state.ts';

/** The text in place of the verdict before the first run. */
const QUESTION =
  'Guess first: which strategy will be done first, and how many times as fast as Serial?';

/** Draws the verdict and the article's figures. */
export function verdictView(state: State) {
  const verdict = state.verdict || QUESTION;
  return html`<div class="verdict" part="verdict">
    <div>
      <p class=${state.verdict ? 'words-of-verdict' : 'words-of-verdict guess'}>${verdict}</p>
      ${overlaysOf(state).map((each) => each.verdictView?.(state))}
    </div>
    ${articleView(state)}
  </div>`;
}
