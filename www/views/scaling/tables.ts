// The numbers of the plots as tables.

import { html } from '../../chart/template.ts';
import {
  formatCount,
  formatFigure,
  formatPercent,
  formatRough,
  formatTimeFigure,
  formatTimeRange,
} from '../../verdict/numbers.ts';
import { speedupOf } from '../../verdict/summary.ts';
import { getStrategy } from '../../core/strategies.ts';
import { table } from '../../chart/table.ts';
import type { CostCell, CostResult, ScalingResult } from '../../engine/scaling/types.ts';

/** Draws a table of the points, then one of the models. */
export function scalingTables({ points, amdahl, usl }: ScalingResult) {
  const rows = points.map((point) => [
    point.workers,
    formatTimeFigure(point.medianMs),
    formatTimeRange(point.minMs, point.maxMs),
    formatTimeFigure(point.startupMs),
    point.count,
    point.speedup === null ? '' : formatFigure(point.speedup),
    point.speedupMin === null || point.speedupMax === null
      ? ''
      : `${formatFigure(point.speedupMin)} to ${formatFigure(point.speedupMax)}`,
  ]);
  const heads = ['Workers', 'Median', 'Range', 'Start-up', 'Runs', 'Speed-up', 'Speed-up range'];
  return html`${table('Scaling, measured', heads, rows)} ${amdahl ? modelsTable(amdahl, usl) : ''}`;
}

function modelsTable(amdahl: NonNullable<ScalingResult['amdahl']>, usl: ScalingResult['usl']) {
  const heads = ['Law', 'Parameters', '64 workers', 'Residual', 'Points left to test'];
  const rows = [
    [
      'Amdahl',
      `serial fraction ${formatPercent(amdahl.serialFraction)}`,
      `${formatRough(amdahl.at64)} (${formatRough(amdahl.at64Min)} to ${formatRough(amdahl.at64Max)})`,
      formatPercent(amdahl.residual),
      amdahl.degreesOfFreedom,
    ],
  ];
  if (usl) {
    rows.push([
      'Universal Scalability',
      `contention \u03c3 ${formatPercent(usl.contention)}, coherency \u03ba ${usl.coherency.toPrecision(2)}`,
      formatRough(usl.at64),
      formatPercent(usl.residual),
      usl.degreesOfFreedom,
    ]);
  }
  return table('Scaling, models fitted to the medians: not measured', heads, rows);
}

/** Draws a table of every size. */
export function costTable({ rows, strategies }: CostResult) {
  const [serial, parallel] = strategies;
  const heads = [
    'Numbers a task',
    ...strategies.map((name) => getStrategy(name).label),
    'Speed-up',
    'Runs',
  ];
  const lines = rows.map(({ size, cells }) => {
    const both = strategies.map((name) => cells[name]);
    return [
      formatCount(size),
      ...both.map((cell) =>
        cell
          ? `${formatTimeFigure(cell.medianMs)} (${formatTimeRange(cell.minMs, cell.maxMs)})`
          : 'left out',
      ),
      gainOf(cells[serial], cells[parallel]),
      both.map((cell) => cell?.count ?? 0).join(' and '),
    ];
  });
  return table('Cost against size, start-up included: median and range', heads, lines);
}

function gainOf(serial?: CostCell, parallel?: CostCell) {
  const gain = serial && parallel ? speedupOf(serial.medianMs, parallel.medianMs) : null;
  return gain === null ? '' : formatFigure(gain);
}
