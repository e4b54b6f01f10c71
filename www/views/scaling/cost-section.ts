// The study "What does size cost?": its button and its result.

import { html, svg } from '../../chart/template.ts';
import {
  formatCount,
  formatEstimate,
  formatTimeFigure,
  formatTimeRange,
} from '../../verdict/numbers.ts';
import { getStrategy } from '../../core/strategies.ts';
import { boxOf, pathThrough, pointKey, pointView } from '../../chart/plot.ts';
import { decades, logAxis } from '../../chart/log-scales.ts';
import { SIZES, costMs, costPlanOf } from '../../engine/scaling/cost.ts';
import { roughCount, spellWorkers } from '../../engine/scaling/words.ts';
import {
  allCoresBox,
  courseView,
  resultView,
  studyButton,
  wantsAll,
  workersOf,
} from './study-view.ts';
import { costStudy } from './studies.ts';
import { costTable } from './tables.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { Box, Plot } from '../../chart/plot.ts';
import type { Scale } from '../../chart/scales.ts';
import type { CostResult } from '../../engine/scaling/types.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';
import type { Cost } from './studies.ts';

/** Serial is round and dashed, the other strategy square and solid, so that both differ without colour. */
const MARKS = Object.freeze([
  { point: 'point serial', line: 'cost-line serial' },
  { point: 'point square', line: 'cost-line square' },
]);
/** Room beside the first and the last size. */
const INSET_PX = 10;
/** A logarithmic axis has no place for 0. */
const LEAST_MS = 0.01;

/** Plots the elapsed times of every size that was measured. */
export function costPlot(result: CostResult, width: number): Plot {
  const { rows, strategies, crossing } = result;
  const box = boxOf(width);
  const x = sizeAxis(rows, box);
  const y = elapsedAxis(rows, box);
  const lines = strategies.map((strategy, index) =>
    lineView(rows, strategy, MARKS[index], x.place, y.place),
  );
  return {
    title: 'Elapsed time, start-up included, on log axes',
    description: `Elapsed time against numbers a task. ${result.verdict}`,
    box,
    xTicks: x.ticks,
    yTicks: y.ticks,
    xName: 'million numbers a task',
    marks: svg`${crossing === null ? '' : crossingView(x.place(crossing), crossing, box)}${lines}`,
    keys: strategies.map((strategy, index) =>
      pointKey(MARKS[index].point, getStrategy(strategy).label),
    ),
  };
}

function sizeAxis(rows: CostResult['rows'], { left, right }: Box) {
  const sizes = [SIZES[0], SIZES[SIZES.length - 1], ...rows.map(({ size }) => size)];
  const domain = [Math.min(...sizes), Math.max(...sizes)] as const;
  const range = [left + INSET_PX, right - INSET_PX] as const;
  return logAxis(domain, range, decades(domain), (size) => String(size / 1e6));
}

function elapsedAxis(rows: CostResult['rows'], { bottom, top }: Box) {
  const times = rows.flatMap(({ cells }) =>
    Object.values(cells).flatMap(({ minMs, maxMs }) => [Math.max(minMs, LEAST_MS), maxMs]),
  );
  const domain = [
    10 ** Math.floor(Math.log10(Math.min(...times))),
    10 ** Math.ceil(Math.log10(Math.max(...times, 1))),
  ] as const;
  const label = (ms: number) => (ms >= 1000 ? `${ms / 1000} s` : `${ms} ms`);
  return logAxis(domain, [bottom, top], decades(domain), label);
}

function lineView(
  rows: CostResult['rows'],
  strategy: StrategyName,
  marks: (typeof MARKS)[number],
  x: Scale,
  y: Scale,
) {
  const at = (ms: number) => y(Math.max(ms, LEAST_MS));
  const { label } = getStrategy(strategy);
  const points = rows.flatMap(({ size, cells }) => {
    const cell = cells[strategy];
    return cell ? [{ size, ...cell }] : [];
  });
  const line = pathThrough(points.map(({ size, medianMs }) => [x(size), at(medianMs)]));
  return svg`<path class=${marks.line} d=${line} />
    ${points.map(({ size, medianMs, minMs, maxMs }) =>
      pointView(
        marks.point,
        { x: x(size), y: at(medianMs), low: at(minMs), high: at(maxMs) },
        `${label}, ${formatCount(size)} numbers a task: ${formatTimeFigure(medianMs)} (${formatTimeRange(minMs, maxMs)})`,
      ),
    )}`;
}

function crossingView(atPx: number, size: number, { top, bottom, left, right }: Box) {
  const isLate = atPx > (left + right) / 2;
  return svg`<path class="beyond" d="M${atPx.toFixed(1)} ${top}V${bottom}" />
    <text class="tick" x=${isLate ? atPx - 5 : atPx + 5} y=${top + 8} text-anchor=${isLate ? 'end' : 'start'}>
      equal at about ${roughCount(size)}
    </text>`;
}

const WIDEST_PX = 720;

/** Draws the study. */
export function costSection(state: State, width: number, on: Actions) {
  const study = state.studies.cost as Cost | undefined;
  const { list, tasks } = state.setUp.options;
  const { all, permitted, needsPermission } = workersOf(state);
  const { strategies, given } = costPlanOf(state.setUp.given, permitted);
  const [serial, parallel] = strategies.map((name) => getStrategy(name).label);
  // Where each task has a process of its own, there is no pool to limit.
  const { workers } = given;
  const pool = workers ? `, with ${spellWorkers(workers)},` : '';
  const ms = costMs(tasks, state.rates[list], Math.min(state.cores, workers ?? tasks));
  const start = (event: Event) => on.study(costStudy(state, wantsAll(event) ? all : permitted));
  return html`<div role="group" aria-label="What does size cost?">
    <div class="ask">
      ${studyButton(state, 'What does size cost?', start)}
      <p>
        Measures ${serial} and ${parallel}${pool} from 100,000 numbers a task to 1 billion:
        ${formatEstimate(ms)}.
        ${list === 'memory' ? 'Lists are kept in memory, so the study ends where they do not fit.' : ''}
      </p>
      ${needsPermission && workers ? allCoresBox(all) : ''}
    </div>
    ${study ? courseView(study) : ''}
    ${study && study.result.rows.length > 0 ? foundView(study.result, width) : ''}
  </div>`;
}

const foundView = (result: CostResult, width: number) =>
  resultView(result, [costPlot(result, Math.min(width, WIDEST_PX))], costTable(result));
