// The table of all views. The track comes with the widget; import() fetches every other view when it is first needed.

import { html, nothing } from '../chart/template.ts';
import { lazy } from '../core/lazy.ts';
import { isModified } from './keys.ts';
import * as track from './track-view.ts';
import { keepView, loadedView, overlaysOf } from './view.ts';
import type { Geometry } from '../chart/geometry.ts';
import type { Part } from '../core/lazy.ts';
import type { Actions } from './actions.ts';
import type { ViewName } from '../core/option-table.ts';
import type { State } from './state.ts';
import type { Overlay, OverlayName, View } from './view.ts';

const view = <Loaded extends View>(importView: () => Promise<Loaded>): Part<Loaded> =>
  lazy('This view', importView);

/** Every view. A view with a label has a tab. The state decides when an overlay or the panel of Set-up is drawn. */
const views = {
  time: { label: 'Time', part: { load: async () => track } },
  replay: { label: 'Replay', part: view(() => import('../views/replay/view.ts')) },
  memory: { label: 'Memory', part: view(() => import('../views/memory/view.ts')) },
  scaling: { label: 'Scaling', part: view(() => import('../views/scaling/view.ts')) },
  table: { label: 'Table', part: view(() => import('../views/table/view.ts')) },
  share: { label: 'Share', part: view(() => import('../views/share/view.ts')) },
  python: { label: 'Python', part: view(() => import('../views/python/view.ts')) },
  notes: { label: null, part: view(() => import('../views/notes/view.ts')) },
  recorded: {
    label: null,
    part: lazy('The reader of recorded results', () => import('../views/recorded/view.ts')),
  },
  guess: {
    label: null,
    part: lazy('Guessing', () => import('../views/guess/view.ts')),
  },
  setup: {
    label: null,
    part: lazy('The set-up', () => import('../views/setup/view.ts')),
  },
} satisfies Record<ViewName, { label: string; part: Part<View> }> &
  Record<OverlayName, { label: null; part: Part<Overlay> }> &
  Record<'setup', { label: null; part: Part<View> }>;

type Views = typeof views;
type Loaded<Name extends keyof Views> = Awaited<ReturnType<Views[Name]['part']['load']>>;

keepView('time', track);

/** Loads a view, once for the page. */
export async function loadView<Name extends keyof Views>(name: Name) {
  const view = await (views[name].part.load as () => Promise<Loaded<Name>>)();
  keepView(name, view);
  return view;
}

/** The names of the views that have a tab, in the order of the tabs. */
const tabNames = (Object.keys(views) as (keyof Views)[]).filter(
  (name) => views[name].label,
) as ViewName[];

const PANEL = 'view';

const tabId = (name: ViewName) => `tab-${name}`;

/** Draws the chosen view in its panel, below the sentences of the overlays. */
export function viewPanel(state: State, geometry: Geometry, actions: Actions) {
  return html`<div class="panel" id=${PANEL} role="tabpanel" aria-labelledby=${tabId(state.view)}>
    ${overlaysOf(state).map(({ view }) => view(state, geometry, actions))}
    ${chosenView(state, geometry, actions)}
  </div>`;
}

/** Draws the chosen view. Before the view has loaded, shows that it is loading, or why loading failed. */
function chosenView(state: State, geometry: Geometry, actions: Actions) {
  const chosen = loadedView(state.view);
  if (chosen) return chosen.view(state, geometry, actions);
  return html`<p class="empty" role="status">${state.viewProblem ?? 'Loading\u2026'}</p>`;
}

/** Draws a tab for each view that has a label. All tabs together are one stop for the Tab key. */
export function viewTabs(state: State, actions: Actions) {
  return html`<div
    class="views"
    part="views"
    role="tablist"
    aria-label="View"
    @keydown=${(event: KeyboardEvent) => moveTab(event, state.view, actions)}
  >
    ${tabNames.map((name) => {
      const isChosen = state.view === name;
      return html`<button
        type="button"
        role="tab"
        id=${tabId(name)}
        tabindex=${isChosen ? 0 : -1}
        aria-selected=${isChosen ? 'true' : 'false'}
        aria-controls=${isChosen ? PANEL : nothing}
        @click=${() => actions.openView(name)}
      >
        ${views[name].label}
      </button>`;
    })}
  </div>`;
}

/** The keys that choose another tab, with its index. -1 stands for the last tab. */
const MOVES: Readonly<Record<string, (index: number) => number>> = {
  ArrowLeft: (index) => index - 1,
  ArrowRight: (index) => index + 1,
  Home: () => 0,
  End: () => -1,
};

/** Chooses another tab by a key, and moves the focus to that tab. */
function moveTab(event: KeyboardEvent, view: ViewName, actions: Actions) {
  if (isModified(event) || !Object.hasOwn(MOVES, event.key)) return;
  event.preventDefault();
  const count = tabNames.length;
  const next = (MOVES[event.key](tabNames.indexOf(view)) + count) % count;
  actions.openView(tabNames[next]);
  const tabs = (event.currentTarget as Element).querySelectorAll<HTMLElement>('[role=tab]');
  tabs[next].focus();
}
