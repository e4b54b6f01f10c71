// The table of all views. The track comes with the widget; import() fetches every other view when it is first needed.

import { html } from '../chart/template.ts';
import { lazy } from '../core/lazy.ts';
import * as track from './track-view.ts';
import { keepView, loadedView } from './view.ts';
import type { Geometry } from '../chart/geometry.ts';
import type { Part } from '../core/lazy.ts';
import type { Actions } from './actions.ts';
import type { State, ViewName } from './state.ts';
import type { Overlay, OverlayName, View } from './view.ts';

const view = <Loaded extends View>(importView: () => Promise<Loaded>): Part<Loaded> =>
  lazy('This view', importView);

/** Every view. A view with a label has a button; an overlay appears with the state. */
const views = {
  time: { label: 'Time', part: { load: async () => track } },
  memory: { label: 'Memory', part: view(() => import('../views/memory/view.ts')) },
  scaling: { label: 'Scaling', part: view(() => import('../views/scaling/view.ts')) },
  table: { label: 'Table', part: view(() => import('../views/table/view.ts')) },
  share: { label: 'Share', part: view(() => import('../views/share/view.ts')) },
  recorded: {
    label: null,
    part: lazy('The reader of recorded results', () => import('../views/recorded/view.ts')),
  },
  guess: {
    label: null,
    part: lazy('Guessing', () => import('../views/guess/view.ts')),
  },
} satisfies Record<ViewName, { label: string; part: Part<View> }> &
  Record<OverlayName, { label: null; part: Part<Overlay> }>;

type Views = typeof views;
type Loaded<Name extends keyof Views> = Awaited<ReturnType<Views[Name]['part']['load']>>;

keepView('time', track);

/** Loads a view, once for the page. */
export async function loadView<Name extends keyof Views>(name: Name) {
  const view = await (views[name].part.load as () => Promise<Loaded<Name>>)();
  keepView(name, view);
  return view;
}

/** Draws the chosen view. Before the view has loaded, shows that it is loading, or why loading failed. */
export function chosenView(state: State, geometry: Geometry, actions: Actions) {
  const chosen = loadedView(state.view);
  if (chosen) return chosen.view(state, geometry, actions);
  return html`<p class="empty" role="status">${state.viewProblem ?? 'Loading\u2026'}</p>`;
}

/** Draws a button for each view that has a label. */
export function viewButtons(state: State, actions: Actions) {
  const names = (Object.keys(views) as (keyof Views)[]).filter((name) => views[name].label);
  return html`<div class="views" part="views" role="group" aria-label="View">
    ${(names as ViewName[]).map(
      (name) =>
        html`<button
          type="button"
          aria-pressed=${state.view === name ? 'true' : 'false'}
          @click=${() => actions.openView(name)}
        >
          ${views[name].label}
        </button>`,
    )}
  </div>`;
}
