// The whole widget as one template of its state.

import { html } from 'lit/html.js';
import { getStrategy } from '../core/strategies.ts';
import { guessing } from './guessing.ts';
import {
  capitalise,
  formatCount,
  formatEstimate,
  formatTime,
  formatTimeFigure,
  spellCount,
} from '../verdict/numbers.ts';
import { textures } from '../chart/textures.ts';
import { notes } from './noting.ts';
import { offerView } from './offer-view.ts';
import { phaseLegend } from './phase-legend.ts';
import { setUpView } from './set-up-view.ts';
import { verdictView } from './verdict-view.ts';
import { rowModel } from './row-model.ts';
import { resultsView, viewSwitch } from './views.ts';
import type { Geometry } from '../chart/geometry.ts';
import type { Options } from '../core/report.ts';
import type { Actions } from './actions.ts';
import type { State } from './state.ts';

/** widgetView draws the widget, or the sentence that says why there is none. */
export function widgetView(state: State, geometry: Geometry, on: Actions) {
  if (state.problem) {
    return html`<p class="problem" part="problem" role="alert">${state.problem}</p>`;
  }
  return html`<svg class="textures" width="0" height="0" aria-hidden="true">${textures}</svg>
    <div class="top">
      <p class="sentence" part="sentence">${taskSentence(state.setUp.options)}</p>
      ${setUpView(state, on)}
    </div>
    ${notes()?.coresView(state)}
    ${state.recorded ? html`<p class="recorded" part="note">${state.recorded.note}</p>` : ''}
    ${state.refused ? html`<p class="problem" part="problem" role="alert">${state.refused}</p>` : ''}
    ${state.view === 'time' ? guessing(state)?.promptView(state, on) : ''}
    ${resultsView(state, geometry, on)} ${controls(state, on)}
    <div class="below">
      ${state.view === 'time' ? phaseLegend(state, on) : ''} ${viewSwitch(state, on)}
    </div>
    ${offerView(state)} ${verdictView(state)}
    <p class="unseen" aria-live="polite">${state.announcement}</p>`;
}

/** taskSentence says what the tasks do. */
export function taskSentence({ workload, tasks, size, wait, list }: Options) {
  const count = `${capitalise(spellCount(tasks))} ${tasks === 1 ? 'task' : 'tasks'}.`;
  const who = tasks === 1 ? 'It' : 'Each';
  const kept = workload === 'cpu' && list === 'memory' ? 'builds a list in memory and ' : '';
  const finds = `${kept}finds the largest of ${formatCount(size)} ${size === 1 ? 'number' : 'numbers'}`;
  const waits = wait > 0 ? `, then waits ${formatTime(wait)}, as if for a server` : '';
  return `${count} ${who} ${finds}${waits}.`;
}

function controls(state: State, on: Actions) {
  const busy = state.activity !== null;
  return html`<div class="controls" part="controls">
    <button
      class="primary"
      part="button compare-button"
      type="button"
      aria-disabled=${busy ? 'true' : 'false'}
      aria-label=${guessing(state) ? 'Compare all' : `Compare all, ${formatEstimate(compareMs(state))}`}
      @click=${() => !busy && on.compare()}
    >
      Compare all
    </button>
    <button
      part="button stop-button"
      type="button"
      aria-disabled=${busy ? 'false' : 'true'}
      @click=${() => busy && on.stop()}
    >
      Stop
    </button>
    <button
      part="button guess-button"
      type="button"
      aria-pressed=${state.guess.on ? 'true' : 'false'}
      @click=${() => on.guessing()}
    >
      Guess first
    </button>
    <p class="status" part="status">${status(state)}</p>
  </div>`;
}

function compareMs(state: State) {
  const models = state.rows.map((row) => rowModel(state, row));
  const once = models.reduce((sum, model) => sum + (model.unavailable ? 0 : model.estimateMs), 0);
  return once * state.setUp.repeats;
}

function status(state: State) {
  const { activity, setUp, rows } = state;
  if (!activity) {
    if (state.guess.problem) return state.guess.problem;
    const each = setUp.repeats === 1 ? 'once' : `${spellCount(setUp.repeats)} times`;
    const time = guessing(state) ? '' : `: ${formatEstimate(compareMs(state))}`;
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
