// The script of embed.html: one widget, set up by the query or by the tag around the frame, with the way to the page of its own.

import './fragment.ts';
import { isolate } from './isolate.ts';
import { applyQuery } from './query.ts';
import type { RaceLane } from '../element.ts';

const query = new URLSearchParams(location.search);
applyQuery(query);

const link = document.querySelector('#alone') as HTMLAnchorElement;
query.delete('service-worker');
link.search = query.toString();

setUp();

/**
 * setUp isolates the page and answers the one around it. It is no `await` of the module itself: where a frame is taken
 * away while one of those is under way, WebKit asks for it again and again, and the page around it stands still.
 */
async function setUp() {
  // Before anything is said to a page around this one: it may take a reload.
  const reason = await isolate('./embed.html');
  if (reason) {
    const note = document.querySelector('#note') as HTMLElement;
    note.textContent = `${reason} `;
    document.documentElement.classList.add('not-isolated');
  }
  if (window.parent === window) return;
  await customElements.whenDefined('race-lane');
  const lane = document.querySelector('race-lane') as RaceLane;
  await lane.hosted();
}
