// On a page that is not isolated: the two ways to all six strategies, a frame and Racelane's own page.

import { html } from 'lit/html.js';
import { assetUrls } from '../assets.js';
import { attributeOf } from './setup-model.js';
import { rowModel } from './view-model.js';

/** Set once a frame on this page has brought no shared memory: only a try can tell. */
const NO_HELP = Symbol.for('racelane.frames-do-not-help');

/**
 * offerView draws the offer, or nothing: where all rows can run, where isolation is not what is missing, and on
 * Racelane's own pages, which say it themselves.
 * @param {import('./state.js').State} state
 */
export function offerView(state) {
  const missing = state.rows.some((row) => rowModel(state, row).unavailable !== null);
  if (!missing || globalThis.crossOriginIsolated) return '';
  if (document.documentElement.hasAttribute('data-race-lane-page')) return '';
  const tried = NO_HELP in globalThis;
  return html`<p class="note offer" part="note">
    ${
      tried
        ? 'A frame did not help here. '
        : html`What shares a memory cannot run in this page. In a frame it may.
            <button
              type="button"
              part="button"
              @click=${(/** @type {Event} */ event) => openFrame(state, event)}
            >
              Run all six in a frame
            </button> `
    }
    <a href=${pageAddress(state)} target="_blank" rel="noopener">Open Racelane’s own page</a>
  </p>`;
}

/** @param {import('./state.js').State} state @returns {[string, string][]} the set-up as attributes */
const textsOf = ({ setUp }) =>
  Object.entries(setUp.given).map(([option, value]) => [
    attributeOf(option),
    Array.isArray(value) ? value.join(' ') : String(value),
  ]);

/** @param {import('./state.js').State} state */
const pageAddress = (state) => `${assetUrls.page}?${new URLSearchParams(textsOf(state))}`;

/**
 * openFrame takes along what the reader has set, and the focus.
 * @param {import('./state.js').State} state
 * @param {Event} event
 */
function openFrame(state, event) {
  const root = /** @type {ShadowRoot} */ (/** @type {Element} */ (event.target).getRootNode());
  const host = /** @type {import('../element.js').RaceLane} */ (root.host);
  for (const [name, text] of textsOf(state)) host.setAttribute(name, text);
  host.setAttribute('isolate', 'frame');
  // What fails is told by the element.
  host.load().then(
    () => root.querySelector('iframe')?.focus(),
    () => {},
  );
}
