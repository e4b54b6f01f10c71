// The script of embed.html: one widget, set up by the query or by the tag around the frame, with the way to the page of its own.

import { seekIsolation } from './isolation.js';
import { applyQuery } from './query.js';
import './recorded.js';

const query = new URLSearchParams(location.search);
applyQuery(query);

const link = /** @type {HTMLAnchorElement} */ (document.querySelector('#alone'));
query.delete('service-worker');
link.search = query.toString();

// Before anything is said to a page around this one: it may take a reload.
const reason = await seekIsolation('./embed.html');
if (reason) {
  const note = /** @type {HTMLElement} */ (document.querySelector('#note'));
  note.textContent = `${reason} `;
  document.documentElement.classList.add('not-isolated');
}
if (window.parent !== window) {
  const { answer } = await import('../frame/guest.js');
  await customElements.whenDefined('race-lane');
  answer(/** @type {import('../element.js').RaceLane} */ (document.querySelector('race-lane')));
}
