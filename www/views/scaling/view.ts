// The view "Scaling": how far more workers carry the same computing, and from which size on it pays at all.

import { html } from 'lit/html.js';
import { ref } from 'lit/directives/ref.js';
import { formatEstimate, spellCount } from '../../verdict/numbers.ts';
import { getStrategy } from '../../core/strategies.ts';
import { allCores, studyButton, wantsAll, workersOf } from './ask-view.ts';
import { figureView } from '../../chart/plot.ts';
import { costPlot } from './cost-plot.ts';
import { costMs, costPlanOf } from '../../engine/scaling/cost.ts';
import { STANDS_IN, countsUpTo } from '../../engine/scaling/plan.ts';
import { speedupPlot, timePlot } from './speedup-plots.ts';
import { costStudy, planFor, scalingStudy } from './studies.ts';
import { dress } from './styles.ts';
import { costTable, scalingTables } from './tables.ts';
import { spellWorkers } from '../../engine/scaling/words.ts';
import type { Geometry } from '../../chart/geometry.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';
import type { Plan } from '../../engine/scaling/types.ts';
import type { Cost, Course, Scaling } from './studies.ts';

const GAP_PX = 24;
/** Narrower than this two charts stand below each other. */
const BESIDE_PX = 620;

/** Draws both studies, or says why waiting has none. */
export function view(state: State, { trackPx }: Geometry, on: Actions) {
  const waits = state.setUp.options.workload === 'io';
  return html`<div class="scaling" part="scaling" ${ref(dress)}>
    ${RULER} ${waits ? waiting(on) : [scaling(state, trackPx, on), cost(state, trackPx, on)]}
  </div>`;
}

/** The widget measures an axis to learn how wide it may draw; an empty one has no height. */
const RULER = html`<div class="axis"></div>`;

const COMPUTING = Object.freeze({
  workload: 'cpu',
  tasks: '3',
  size: '100000000',
  wait: '0',
  list: 'stream',
});

const waiting = (on: Actions) =>
  html`<p class="told">
      These tasks wait, and waiting needs no cores: one event loop holds as many waits as there are
      tasks. How more workers scale shows with tasks that compute.
    </p>
    <div class="ask">
      <button type="button" part="button" @click=${() => on.setFields(COMPUTING)}>
        Set up tasks that compute
      </button>
    </div>`;

function scaling(state: State, width: number, on: Actions) {
  const study = state.studies.scaling as Scaling | undefined;
  const { all, unasked, asks } = workersOf(state);
  const plan = planFor(state, unasked);
  const most = plan.counts[plan.counts.length - 1];
  const start = (event: Event) => on.study(scalingStudy(state, wantsAll(event) ? all : most));
  return html`<div role="group" aria-label="How does it scale?">
    <div class="ask">
      ${studyButton(state, 'How does it scale?', start)}
      <p>
        Measures ${getStrategy(plan.strategy).label} with
        ${most === 1 ? 'one worker, as this browser admits to one core' : `1 to ${spellCount(most)} workers`},
        ${plan.repeats === 1 ? 'once' : `${spellCount(plan.repeats)} times`} each:
        ${formatEstimate(scalingMs(state, plan))}.
        ${plan.notes.includes(STANDS_IN) ? STANDS_IN : ''}
      </p>
      ${asks ? allCores(all, `${countsUpTo(all).length - plan.counts.length} numbers of workers more, and `) : ''}
    </div>
    ${study ? course(study) : ''}
    ${study && study.result.points.length > 0 ? found(study, width) : ''}
  </div>`;
}

function scalingMs(state: State, { counts, repeats }: Plan) {
  const { tasks, size, list } = state.setUp.options;
  const oneMs = tasks * size * state.rates[list];
  return repeats * counts.reduce((sum, count) => sum + oneMs / Math.min(count, state.cores), 0);
}

function found({ result }: Scaling, width: number) {
  const chartPx = width >= BESIDE_PX ? (width - GAP_PX) / 2 : width;
  return html`<p class="told" part="scaling-verdict">${result.verdict}</p>
    <div class="charts">
      ${figureView(timePlot(result, chartPx))} ${figureView(speedupPlot(result, chartPx))}
    </div>
    ${notes(result.notes)} ${asTables(scalingTables(result))}`;
}

function cost(state: State, width: number, on: Actions) {
  const study = state.studies.cost as Cost | undefined;
  const { list, tasks } = state.setUp.options;
  const { all, unasked, asks } = workersOf(state);
  const { strategies, given } = costPlanOf(state.setUp.given, unasked);
  const [serial, parallel] = strategies.map((name) => getStrategy(name).label);
  // Where each task has a process of its own, there is no pool to be capped.
  const { workers } = given;
  const pool = workers ? `, with ${spellWorkers(workers)},` : '';
  const ms = costMs(tasks, state.rates[list], Math.min(state.cores, workers ?? tasks));
  const drawn = study && study.result.rows.length > 0;
  const start = (event: Event) => on.study(costStudy(state, wantsAll(event) ? all : unasked));
  return html`<div role="group" aria-label="What does size cost?">
    <div class="ask">
      ${studyButton(state, 'What does size cost?', start)}
      <p>
        Measures ${serial} and ${parallel}${pool} from 100,000 numbers a task to 1 billion:
        ${formatEstimate(ms)}.
        ${list === 'memory' ? 'Lists are kept in memory, so it ends where they do not fit.' : ''}
      </p>
      ${asks && workers ? allCores(all) : ''}
    </div>
    ${study ? course(study) : ''}
    ${
      drawn
        ? html`<p class="told" part="scaling-verdict">${study.result.verdict}</p>
            <div class="charts">${figureView(costPlot(study.result, Math.min(width, 720)))}</div>
            ${notes(study.result.notes)} ${asTables(costTable(study.result))}`
        : ''
    }
  </div>`;
}

/** course shows how far a study is, or how it ended where that was not as planned. */
function course({ status, done, total, problem }: Course) {
  if (status === 'running') {
    return html`<progress max=${total} value=${done} aria-label="Progress"></progress>`;
  }
  if (status === 'stopped') return html`<p class="note">Stopped. What was measured stays.</p>`;
  return status === 'failed' ? html`<p class="told-problem" role="alert">${problem}</p>` : '';
}

const notes = (sentences: readonly string[]) =>
  html`<ul class="notes">
    ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`;

const asTables = (tables: unknown) =>
  html`<details>
    <summary>These numbers as a table</summary>
    <div class="tables">${tables}</div>
  </details>`;
