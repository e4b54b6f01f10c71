// On a page that is not isolated: the two ways to all six strategies, a frame and Racelane's own page.

import { html } from 'lit/html.js';
import { assetUrls, isCopy } from '../core/asset-urls.ts';
import { NO_HELP } from '../frame/no-help.ts';
import { portableNames } from '../core/option-table.ts';
import { linkTo, textsOf } from './set-up-texts.ts';
import { rowModel } from './row-model.ts';
import type { RaceLane } from '../element.ts';
import type { State } from './state.ts';

/**
 * offerView draws the offer, or nothing: where all rows can run, where isolation is not what is missing, on
 * Racelane's own pages, which say it themselves, and in apps, which have none of these pages.
 */
export function offerView(state: State) {
  const missing = state.rows.some((row) => rowModel(state, row).unavailable !== null);
  if (!isCopy || !missing || globalThis.crossOriginIsolated) return '';
  if (document.documentElement.hasAttribute('data-race-lane-page')) return '';
  const tried = NO_HELP in globalThis;
  return html`<p class="note offer" part="note">
    ${
      tried
        ? 'A frame did not help here. '
        : html`What shares a memory cannot run in this page. In a frame it may.
            <button type="button" part="button" @click=${(event: Event) => openFrame(state, event)}>
              Run all six in a frame
            </button> `
    }
    <a href=${pageAddress(state)} target="_blank" rel="noopener">Open Racelane’s own page</a>
  </p>`;
}

/** textsHere writes the set-up as the reader sees it now, guessing included. */
const textsHere = ({ setUp: { given }, guess }: State) => textsOf({ given, guess: guess.on });

const pageAddress = (state: State) =>
  linkTo(assetUrls.page, textsHere(state), state.recorded?.text);

/** What the reader may have set in the widget; the rest is the author's alone. */
const FREE = portableNames.filter((name) => name !== 'theme');

/** openFrame takes along what the reader has set, and the focus. */
function openFrame(state: State, event: Event) {
  const root = (event.target as Element).getRootNode() as ShadowRoot;
  const host = root.host as RaceLane;
  const texts = new Map(textsHere(state));
  // Results of another set-up than the present one would bring theirs back.
  if (!state.recorded) host.removeAttribute('results');
  host.setAttribute('isolate', 'frame');
  // What stands at its default was perhaps set otherwise by the author.
  for (const name of FREE) {
    const text = texts.get(name);
    if (text === undefined) host.removeAttribute(name);
    else host.setAttribute(name, text);
  }
  // What fails is told by the element.
  host.load().then(
    () => root.querySelector('iframe')?.focus(),
    () => {},
  );
}
