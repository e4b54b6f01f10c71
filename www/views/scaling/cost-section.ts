// The study "What does size cost?": its button, and what it found.

import { html } from 'lit/html.js';
import { formatEstimate } from '../../verdict/numbers.ts';
import { getStrategy } from '../../core/strategies.ts';
import { costMs, costPlanOf } from '../../engine/scaling/cost.ts';
import { spellWorkers } from '../../engine/scaling/words.ts';
import { allCoresBox, studyButton, wantsAll, workersOf } from './ask-view.ts';
import { costPlot } from './cost-plot.ts';
import { costStudy } from './studies.ts';
import { courseView, resultView } from './study-view.ts';
import { costTable } from './tables.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';
import type { CostResult } from '../../engine/scaling/types.ts';
import type { Cost } from './course.ts';

const WIDEST_PX = 720;

/** Draws the study. */
export function costSection(state: State, width: number, on: Actions) {
  const study = state.studies.cost as Cost | undefined;
  const { list, tasks } = state.setUp.options;
  const { all, unasked, asks } = workersOf(state);
  const { strategies, given } = costPlanOf(state.setUp.given, unasked);
  const [serial, parallel] = strategies.map((name) => getStrategy(name).label);
  // Where each task has a process of its own, there is no pool to limit.
  const { workers } = given;
  const pool = workers ? `, with ${spellWorkers(workers)},` : '';
  const ms = costMs(tasks, state.rates[list], Math.min(state.cores, workers ?? tasks));
  const start = (event: Event) => on.study(costStudy(state, wantsAll(event) ? all : unasked));
  return html`<div role="group" aria-label="What does size cost?">
    <div class="ask">
      ${studyButton(state, 'What does size cost?', start)}
      <p>
        Measures ${serial} and ${parallel}${pool} from 100,000 numbers a task to 1 billion:
        ${formatEstimate(ms)}.
        ${list === 'memory' ? 'Lists are kept in memory, so the study ends where they do not fit.' : ''}
      </p>
      ${asks && workers ? allCoresBox(all) : ''}
    </div>
    ${study ? courseView(study) : ''}
    ${study && study.result.rows.length > 0 ? foundView(study.result, width) : ''}
  </div>`;
}

const foundView = (result: CostResult, width: number) =>
  resultView(result, [costPlot(result, Math.min(width, WIDEST_PX))], costTable(result));
