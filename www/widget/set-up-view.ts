// Set-up: a summary that unfolds a panel. The panel is fetched when a reader points at Set-up, focuses or opens it.

import { html } from '../chart/template.ts';
import { loadedView } from './view.ts';
import type { Geometry } from '../chart/geometry.ts';
import type { Actions } from './actions.ts';
import type { State } from './state.ts';

/** Draws Set-up. Before the panel has loaded, a sentence says that it is loading, or why loading failed. */
export function setUpView(state: State, geometry: Geometry, actions: Actions) {
  const load = actions.loadSetUp;
  const panel = loadedView('setup');
  return html`<details class="setup" part="setup" @toggle=${load}>
    <summary @pointerenter=${load} @focus=${load}>Set-up</summary>
    ${panel ? panel.view(state, geometry, actions) : html`<p class="note" role="status">${state.setUpProblem ?? 'Loading\u2026'}</p>`}
  </details>`;
}
