// On a page that is not isolated: the two ways to all six strategies, a frame and Racelane's own page.

import { html } from '../chart/template.ts';
import { assetUrls, isCopy } from '../core/asset-urls.ts';
import { mayFrameHelp } from '../frame/failure.ts';
import { portableNames } from '../core/option-table.ts';
import { rowModel } from './row-model.ts';
import { writeLink, writeTexts } from './set-up.ts';
import type { Chosen } from '../core/near-names.ts';
import type { State } from './state.ts';

/**
 * Draws the offer if a strategy cannot run because the page is not isolated. Racelane's own pages have a sentence of
 * their own. An app that bundles Racelane has neither embed.html nor a page to link to.
 */
export function offerView(state: State) {
  const missing = state.rows.some((row) => rowModel(state, row).unavailable !== null);
  if (!isCopy || !missing || globalThis.crossOriginIsolated) return '';
  if (document.documentElement.hasAttribute('data-race-lane-page')) return '';
  const wasTried = !mayFrameHelp();
  return html`<p class="note offer" part="note">
    ${
      wasTried
        ? 'A frame did not help here. '
        : html`Threads cannot share memory in this page. A frame may allow it.
            <button type="button" part="button" @click=${(event: Event) => openFrame(state, event)}>
              Run all six in a frame
            </button> `
    }
    <a href=${pageAddress(state)} target="_blank" rel="noopener">Open Racelane’s own page</a>
  </p>`;
}

/** Writes the set-up as the reader sees it now, guessing included. */
const presentTexts = ({ setUp: { given }, guess }: State) => writeTexts({ given, guess: guess.on });

const pageAddress = (state: State) =>
  writeLink(assetUrls.page, presentTexts(state), state.recorded?.text);

/** The element, as far as the offer needs it. */
type Shell = HTMLElement & { openFrame: (chosen: Chosen) => Promise<void> };

/** Attributes that the reader can change in the widget. */
const READER_NAMES = portableNames.filter((name) => name !== 'theme');

/** Puts the element into a frame, with the reader's set-up and the focus. */
function openFrame(state: State, event: Event) {
  const root = (event.target as Element).getRootNode() as ShadowRoot;
  const host = root.host as Shell;
  const texts = new Map(presentTexts(state));
  // The author may have set an attribute that the reader put back to its default.
  const chosen = new Map(READER_NAMES.map((name) => [name, texts.get(name) ?? null]));
  // Results of an earlier set-up would bring that set-up back.
  if (!state.recorded) chosen.set('results', null);
  // The element itself shows a failure.
  host.openFrame(chosen).then(
    () => root.querySelector('iframe')?.focus(),
    () => {},
  );
}
