// The script of embed.html: one widget, set up by the query or by the page around the frame, and a link to Racelane's
// own page.

import { sendHere } from '../frame/greeting.ts';
import { applyQuery, queryNames, watchFragment } from './query.ts';
import { isolate } from './isolate.ts';
import type { RaceLane } from '../element.ts';

if (window.parent !== window) sendHere();

const query = new URLSearchParams(location.search);
applyQuery(query, queryNames());
watchFragment();

const link = document.querySelector('#alone') as HTMLAnchorElement;
query.delete('service-worker');
link.search = query.toString();

setUp();

/**
 * Isolates the page and answers the page around it. The module itself must not `await` this: when a frame is removed
 * during such an `await`, WebKit requests it again and again, and the page around it freezes.
 */
async function setUp() {
  // Isolation comes first, because it may reload this page.
  const reason = await isolate();
  if (reason) {
    const note = document.querySelector('#note') as HTMLElement;
    note.textContent = `${reason} `;
    document.documentElement.classList.add('not-isolated');
  }
  if (window.parent === window) return;
  await customElements.whenDefined('race-lane');
  const lane = document.querySelector('race-lane') as RaceLane;
  // If this code does not load, the page around this one draws the widget itself.
  await lane.hosted().catch(() => {});
}
