// The numbers of the charts as tables.

import { html } from 'lit/html.js';
import { duration, range, sizeInWords } from '../../verdict/format.js';
import { infoOf } from '../../core/strategies.js';
import { table } from '../table/table-view.js';
import { percent, ratio, rough } from './words.js';

/**
 * @typedef {import('./types.js').ScalingResult} ScalingResult
 * @typedef {import('./cost-points.js').CostResult} CostResult
 */

/**
 * scalingTables lists the points, then the models.
 * @param {ScalingResult} result
 */
export function scalingTables({ points, amdahl, usl }) {
  const rows = points.map((point) => [
    point.workers,
    duration(point.medianMs),
    range(point.minMs, point.maxMs),
    duration(point.startupMs),
    point.count,
    point.speedup === null ? '' : ratio(point.speedup),
    point.speedupMin === null || point.speedupMax === null
      ? ''
      : `${ratio(point.speedupMin)} to ${ratio(point.speedupMax)}`,
  ]);
  const heads = ['Workers', 'Median', 'Range', 'Start-up', 'Runs', 'Speed-up', 'Its range'];
  return html`${table('Scaling, measured', heads, rows)} ${amdahl ? models(amdahl, usl) : ''}`;
}

/**
 * @param {NonNullable<ScalingResult['amdahl']>} amdahl
 * @param {ScalingResult['usl']} usl
 */
function models(amdahl, usl) {
  const heads = ['Law', 'Parameters', '64 workers', 'Residual', 'Points to spare'];
  const rows = [
    [
      'Amdahl',
      `serial fraction ${percent(amdahl.serialFraction)}`,
      `${rough(amdahl.at64)} (${rough(amdahl.at64Min)} to ${rough(amdahl.at64Max)})`,
      percent(amdahl.residual),
      amdahl.degreesOfFreedom,
    ],
  ];
  if (usl) {
    rows.push([
      'Universal Scalability',
      `contention \u03c3 ${percent(usl.contention)}, coherency \u03ba ${usl.coherency.toPrecision(2)}`,
      rough(usl.at64),
      percent(usl.residual),
      usl.degreesOfFreedom,
    ]);
  }
  return table('Scaling, models fitted to the medians: not measured', heads, rows);
}

/**
 * costTable lists every size.
 * @param {CostResult} result
 */
export function costTable({ rows, strategies }) {
  const [serial, parallel] = strategies;
  const heads = [
    'Numbers a task',
    ...strategies.map((name) => infoOf(name).label),
    'Speed-up',
    'Runs',
  ];
  const lines = rows.map(({ size, cells }) => {
    const both = strategies.map((name) => cells[name]);
    return [
      sizeInWords(size),
      ...both.map((cell) =>
        cell ? `${duration(cell.medianMs)} (${range(cell.minMs, cell.maxMs)})` : 'left out',
      ),
      gainOf(cells[serial], cells[parallel]),
      both.map((cell) => cell?.count ?? 0).join(' and '),
    ];
  });
  return table('Cost against size, whole times: median and range', heads, lines);
}

/**
 * @param {import('./cost-points.js').CostCell} [serial]
 * @param {import('./cost-points.js').CostCell} [parallel]
 */
const gainOf = (serial, parallel) =>
  serial && parallel && parallel.medianMs > 0 ? ratio(serial.medianMs / parallel.medianMs) : '';
