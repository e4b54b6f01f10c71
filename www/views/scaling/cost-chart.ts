// Cost against size on log axes: two lines, and where they cross.

import { svg } from 'lit/html.js';
import { formatCount, formatTimeFigure, formatTimeRange } from '../../verdict/numbers.ts';
import { getStrategy } from '../../core/strategies.ts';
import { boxOf, decades, logScale, pathThrough } from '../../chart/scales.ts';
import { chartView, pointView } from '../../chart/plot.ts';
import { SIZES } from '../../engine/scaling/cost.ts';
import { about } from '../../engine/scaling/cost-words.ts';
import type { Box, Scale } from '../../chart/scales.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { CostResult } from '../../engine/scaling/cost-points.ts';

/** Serial is round and broken, the other square and whole: told apart without colour. */
const MARKS = Object.freeze([
  { point: 'point serial', line: 'cost-line serial' },
  { point: 'point square', line: 'cost-line square' },
]);

/** costChart draws elapsed times of all sizes measured. */
export function costChart(result: CostResult, width: number) {
  const { rows, strategies, crossing } = result;
  const box = boxOf(width);
  const times = rows.flatMap(({ cells }) =>
    Object.values(cells).flatMap(({ minMs, maxMs }) => [Math.max(minMs, 0.01), maxMs]),
  );
  const yDomain = [
    10 ** Math.floor(Math.log10(Math.min(...times))),
    10 ** Math.ceil(Math.log10(Math.max(...times, 1))),
  ] as const;
  const xDomain = [
    Math.min(SIZES[0], rows[0].size),
    Math.max(SIZES[SIZES.length - 1], rows[rows.length - 1].size),
  ] as const;
  const x = logScale(xDomain, [box.left + 10, box.right - 10]);
  const y = logScale(yDomain, [box.bottom, box.top]);
  const lines = strategies.map((strategy, index) => lineOf(rows, strategy, MARKS[index], x, y));
  return chartView({
    title: 'Elapsed time, start-up included, on log axes',
    label: `Elapsed time against numbers a task. ${result.verdict}`,
    box,
    xTicks: decades(xDomain).map((size) => ({ at: x(size), label: String(size / 1e6) })),
    yTicks: decades(yDomain).map((ms) => ({ at: y(ms), label: decadeOfTime(ms) })),
    xName: 'million numbers a task',
    marks: svg`${crossing === null ? '' : crossingMark(x(crossing), crossing, box)}${lines}`,
    legend: strategies.map((strategy, index) => [MARKS[index].point, getStrategy(strategy).label]),
  });
}

const decadeOfTime = (ms: number) => (ms >= 1000 ? `${ms / 1000} s` : `${ms} ms`);

/** lineOf draws one strategy. */
function lineOf(
  rows: CostResult['rows'],
  strategy: StrategyName,
  marks: (typeof MARKS)[number],
  x: Scale,
  y: Scale,
) {
  const at = (ms: number) => y(Math.max(ms, 0.01));
  const points = rows.flatMap(({ size, cells }) => {
    const cell = cells[strategy];
    return cell ? [{ size, cell }] : [];
  });
  return svg`<path class=${marks.line} d=${pathThrough(points.map(({ size, cell }) => [x(size), at(cell.medianMs)]))} />
    ${points.map(({ size, cell: { medianMs, minMs, maxMs } }) =>
      pointView(
        marks.point,
        { x: x(size), y: at(medianMs), low: at(minMs), high: at(maxMs) },
        `${getStrategy(strategy).label}, ${formatCount(size)} numbers a task: ${formatTimeFigure(medianMs)} (${formatTimeRange(minMs, maxMs)})`,
      ),
    )}`;
}

/** @param at px */
function crossingMark(at: number, size: number, { top, bottom, left, right }: Box) {
  const late = at > (left + right) / 2;
  return svg`<path class="beyond" d="M${at.toFixed(1)} ${top}V${bottom}" />
    <text class="tick" x=${late ? at - 5 : at + 5} y=${top + 8} text-anchor=${late ? 'end' : 'start'}>
      equal at about ${about(size)}
    </text>`;
}
