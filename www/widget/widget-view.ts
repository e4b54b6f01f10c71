// The whole widget as one template of its state.

import { html } from '../chart/template.ts';
import { getStrategy } from '../core/strategies.ts';
import { formatEstimate, formatTimeFigure, spellCount } from '../verdict/numbers.ts';
import { textures } from '../chart/textures.ts';
import { offerView } from './offer-view.ts';
import { setUpView } from './set-up-view.ts';
import { verdictView } from './verdict-view.ts';
import { rowModel } from './row-model.ts';
import { describeTasks } from './set-up.ts';
import { viewPanel, viewTabs } from './views.ts';
import type { Geometry } from '../chart/geometry.ts';
import type { Actions } from './actions.ts';
import type { State } from './state.ts';

/** Draws the widget, or in its place the sentence that says what is wrong with its attributes. */
export function widgetView(state: State, geometry: Geometry, actions: Actions) {
  if (state.problem) {
    return problemView(state.problem);
  }
  return html`<svg class="textures" width="0" height="0" aria-hidden="true">${textures}</svg>
    <div class="top">
      <p class="sentence" part="sentence">${describeTasks(state.setUp.options)}</p>
      ${viewTabs(state, actions)} ${setUpView(state, geometry, actions)}
    </div>
    ${problemView(state.setUp.misspelt)} ${problemView(state.refused)}
    ${viewPanel(state, geometry, actions)} ${controlsView(state, actions)} ${offerView(state)}
    ${verdictView(state)}
    <p class="unseen" aria-live="polite">${state.announcement}</p>`;
}

const problemView = (problem: string | null | undefined) =>
  problem ? html`<p class="problem" part="problem" role="alert">${problem}</p>` : '';

function controlsView(state: State, actions: Actions) {
  const busy = state.activity !== null;
  return html`<div class="controls" part="controls">
    <button
      class="primary"
      part="button compare-button"
      type="button"
      aria-disabled=${busy ? 'true' : 'false'}
      aria-label=${state.guess.on ? 'Compare all' : `Compare all, ${formatEstimate(estimateCompareMs(state))}`}
      @click=${() => !busy && actions.compare()}
    >
      Compare all
    </button>
    <button
      part="button stop-button"
      type="button"
      aria-disabled=${busy ? 'false' : 'true'}
      @click=${() => busy && actions.stop()}
    >
      Stop
    </button>
    <button
      part="button guess-button"
      type="button"
      aria-pressed=${state.guess.on ? 'true' : 'false'}
      @click=${() => actions.toggleGuessing()}
    >
      Guess first
    </button>
    <p class="status" part="status" .textContent=${describeStatus(state)}></p>
  </div>`;
}

/** Returns about how long "Compare all" takes. */
function estimateCompareMs(state: State) {
  const models = state.rows.map((row) => rowModel(state, row));
  const once = models.reduce((sum, model) => sum + (model.unavailable ? 0 : model.estimateMs), 0);
  return once * state.setUp.repeats;
}

/** Says what is being measured, or what "Compare all" would measure. */
function describeStatus(state: State) {
  const { activity, setUp, rows } = state;
  if (!activity) {
    if (state.guess.problem) return state.guess.problem;
    const each = setUp.repeats === 1 ? 'once' : `${spellCount(setUp.repeats)} times`;
    const time = state.guess.on ? '' : `: ${formatEstimate(estimateCompareMs(state))}`;
    return `Runs each ${each}, in shuffled order${time}.`;
  }
  if (activity.behindAnother) return 'Waiting for another measurement on this page.';
  if (activity.kind === 'study' && activity.note) return activity.note;
  if (!activity.strategy) return 'Starting.';
  const row = rows.find(({ name }) => name === activity.strategy);
  const label = getStrategy(activity.strategy).label;
  const which = activity.total > 1 ? `Run ${activity.index + 1} of ${activity.total}: ` : '';
  if (row?.status === 'checking') return `${which}${label}: checking every answer.`;
  const elapsed = row?.live ? `, ${formatTimeFigure(row.live.elapsedMs)}` : '';
  return `${which}${label}${elapsed}.`;
}
