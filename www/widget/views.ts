// The views of the results: the track comes with the widget, the others are fetched when first asked for.

import { html } from 'lit/html.js';
import { lazy } from '../core/lazy.ts';
import { trackView } from './track-view.ts';
import type { Part } from '../core/lazy.ts';
import type { Geometry } from '../chart/geometry.ts';
import type { Actions } from './actions.ts';
import type { State, ViewName } from './state.ts';

export type View = (state: State, geometry: Geometry, on: Actions) => unknown;

const view = (importView: () => Promise<View>): Part<View> =>
  lazy('This view', importView, 'press its button again');

/** Every view, in the order of the buttons. */
const views: Readonly<Record<ViewName, { label: string; part: Part<View> }>> = {
  time: { label: 'Time', part: { load: async () => trackView, loaded: trackView } },
  memory: {
    label: 'Memory',
    part: view(async () => (await import('../views/memory/view.ts')).memoryView),
  },
  scaling: {
    label: 'Scaling',
    part: view(async () => (await import('../views/scaling/view.ts')).scalingView),
  },
  table: {
    label: 'Table',
    part: view(async () => (await import('../views/table/view.ts')).tableView),
  },
  share: {
    label: 'Share',
    part: view(async () => (await import('../views/share/view.ts')).shareView),
  },
};

/** Loads a view, once for the page. */
export const loadView = (name: ViewName) => views[name].part.load();

/** resultsView draws the view chosen, or says that it is coming, or why it has not come. */
export function resultsView(state: State, geometry: Geometry, on: Actions) {
  const view = views[state.view].part.loaded;
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
