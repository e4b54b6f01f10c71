// The views of the results: the track comes with the widget, the others are fetched when first asked for.

import { html } from 'lit/html.js';
import { inTime } from '../core/waits.js';
import { trackView } from './track-view.js';

/**
 * @typedef {import('./state.js').State} State
 * @typedef {import('./state.js').ViewName} ViewName
 * @typedef {import('./actions.js').Actions} Actions
 * @typedef {(state: State, geometry: import('../chart/geometry.js').Geometry, on: Actions) => unknown} View
 */

/** Every view, in the order of the buttons. @type {Readonly<Record<ViewName, { label: string, load: () => Promise<View> }>>} */
const views = {
  time: { label: 'Time', load: async () => trackView },
  memory: {
    label: 'Memory',
    load: async () => (await import('../views/memory/memory-view.js')).memoryView,
  },
  scaling: {
    label: 'Scaling',
    load: async () => (await import('../views/scaling/scaling-view.js')).scalingView,
  },
  table: {
    label: 'Table',
    load: async () => (await import('../views/table/table-view.js')).tableView,
  },
  share: {
    label: 'Share',
    load: async () => (await import('../views/share/share-view.js')).shareView,
  },
};

/** @type {Map<ViewName, View>} */
const loaded = new Map([['time', trackView]]);

/**
 * loadView fetches a view, once for the page.
 * @param {ViewName} name
 */
export async function loadView(name) {
  if (!loaded.has(name)) loaded.set(name, await inTime(views[name].load()));
}

/**
 * resultsView draws the view chosen, or says that it is coming, or why it has not come.
 * @param {State} state
 * @param {import('../chart/geometry.js').Geometry} geometry
 * @param {Actions} on
 */
export function resultsView(state, geometry, on) {
  const view = loaded.get(state.view);
  if (view) return view(state, geometry, on);
  return html`<p class="empty" role="status">${state.viewProblem ?? 'Loading\u2026'}</p>`;
}

/**
 * viewSwitch draws a button for each view.
 * @param {State} state
 * @param {Actions} on
 */
export function viewSwitch(state, on) {
  const names = /** @type {ViewName[]} */ (Object.keys(views));
  return html`<div class="views" part="views" role="group" aria-label="View">
    ${names.map(
      (name) =>
        html`<button
          type="button"
          aria-pressed=${state.view === name ? 'true' : 'false'}
          @click=${() => on.view(name)}
        >
          ${views[name].label}
        </button>`,
    )}
  </div>`;
}
