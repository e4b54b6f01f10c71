// The views of the results: the track comes with the widget, the others are fetched when first asked for.

import { html } from 'lit/html.js';
import { inTime } from '../core/waits.ts';
import { trackView } from './track-view.ts';
import type { Geometry } from '../chart/geometry.ts';
import type { Actions } from './actions.ts';
import type { State, ViewName } from './state.ts';

export type View = (state: State, geometry: Geometry, on: Actions) => unknown;

/** Every view, in the order of the buttons. */
const views: Readonly<Record<ViewName, { label: string; load: () => Promise<View> }>> = {
  time: { label: 'Time', load: async () => trackView },
  memory: {
    label: 'Memory',
    load: async () => (await import('../views/memory/view.ts')).memoryView,
  },
  scaling: {
    label: 'Scaling',
    load: async () => (await import('../views/scaling/view.ts')).scalingView,
  },
  table: {
    label: 'Table',
    load: async () => (await import('../views/table/view.ts')).tableView,
  },
  share: {
    label: 'Share',
    load: async () => (await import('../views/share/view.ts')).shareView,
  },
};

const loaded: Map<ViewName, View> = new Map([['time', trackView]]);

/** loadView fetches a view, once for the page. */
export async function loadView(name: ViewName) {
  if (!loaded.has(name)) loaded.set(name, await inTime(views[name].load()));
}

/** resultsView draws the view chosen, or says that it is coming, or why it has not come. */
export function resultsView(state: State, geometry: Geometry, on: Actions) {
  const view = loaded.get(state.view);
  if (view) return view(state, geometry, on);
  return html`<p class="empty" role="status">${state.viewProblem ?? 'Loading\u2026'}</p>`;
}

/** viewSwitch draws a button for each view. */
export function viewSwitch(state: State, on: Actions) {
  const names = Object.keys(views) as ViewName[];
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
