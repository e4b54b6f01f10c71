// The study "How does it scale?": its button, and what it found.

import { html } from 'lit/html.js';
import { formatEstimate, spellCount } from '../../verdict/numbers.ts';
import { getStrategy } from '../../core/strategies.ts';
import { STANDS_IN, countsUpTo } from '../../engine/scaling/plan.ts';
import {
  allCoresBox,
  courseView,
  resultView,
  studyButton,
  wantsAll,
  workersOf,
} from './study-view.ts';
import { speedupPlot, timePlot } from './speedup-plots.ts';
import { planFor, scalingStudy } from './studies.ts';
import { scalingTables } from './tables.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';
import type { Plan, ScalingResult } from '../../engine/scaling/types.ts';
import type { Scaling } from './studies.ts';

const GAP_PX = 24;
/** With this much room both plots stand side by side. */
const SIDE_BY_SIDE_PX = 620;

/** Draws the study. */
export function scalingSection(state: State, width: number, on: Actions) {
  const study = state.studies.scaling as Scaling | undefined;
  const { all, unasked, asks } = workersOf(state);
  const plan = planFor(state, unasked);
  const most = plan.counts[plan.counts.length - 1];
  const further = countsUpTo(all).length - plan.counts.length;
  const start = (event: Event) => on.study(scalingStudy(state, wantsAll(event) ? all : most));
  return html`<div role="group" aria-label="How does it scale?">
    <div class="ask">
      ${studyButton(state, 'How does it scale?', start)}
      <p>
        ${planWords(plan, most)} ${formatEstimate(scalingMs(state, plan))}. ${standInWords(plan)}
      </p>
      ${asks ? allCoresBox(all, `${further} numbers of workers more, and `) : ''}
    </div>
    ${study ? courseView(study) : ''}
    ${study && study.result.points.length > 0 ? foundView(study.result, width) : ''}
  </div>`;
}

function planWords({ strategy, repeats }: Plan, most: number) {
  const workers =
    most === 1
      ? 'one worker, because this browser reports one core'
      : `1 to ${spellCount(most)} workers`;
  const times = repeats === 1 ? 'once' : `${spellCount(repeats)} times`;
  return `Measures ${getStrategy(strategy).label} with ${workers}, ${times} each:`;
}

const standInWords = ({ notes }: Plan) => (notes.includes(STANDS_IN) ? STANDS_IN : '');

function scalingMs({ setUp, rates, cores }: State, { counts, repeats }: Plan) {
  const { tasks, size, list } = setUp.options;
  const aloneMs = tasks * size * rates[list];
  return repeats * counts.reduce((sum, count) => sum + aloneMs / Math.min(count, cores), 0);
}

function foundView(result: ScalingResult, width: number) {
  const plotPx = width >= SIDE_BY_SIDE_PX ? (width - GAP_PX) / 2 : width;
  const plots = [timePlot(result, plotPx), speedupPlot(result, plotPx)];
  return resultView(result, plots, scalingTables(result));
}
