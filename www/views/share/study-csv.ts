// What the view Scaling measured as CSV: a row for each point, with where and when it was measured.

import { csv } from './csv.ts';
import type { CostCell } from '../../engine/scaling/types.ts';
import type { Cost, Origin, Scaling } from '../scaling/studies.ts';

/** Columns of a point's times, then those of its study. */
const TIMES = ['runs', 'medianMs', 'minMs', 'maxMs', 'startupMs'];
const ORIGIN = [
  'tasks',
  'list',
  'seed',
  'startedAt',
  'cores',
  'isolated',
  'clockStepMs',
  'userAgent',
];

/**
 * scalingCsv gives a row for each number of workers. Times are without start-up; the models are not measured, and in
 * the JSON alone.
 * @param study with at least one run
 */
export function scalingCsv({ result: { strategy, points }, origin }: Scaling) {
  const heads = ['strategy', 'workers', ...TIMES, 'speedup', 'speedupMin', 'speedupMax', 'size'];
  const rows = points.map((point) => [
    ...[strategy, point.workers, ...timesOf(point)],
    ...[point.speedup, point.speedupMin, point.speedupMax, origin?.options.size ?? null],
    ...originCells(origin),
  ]);
  return csv([[...heads, ...ORIGIN], ...rows]);
}

/**
 * costCsv gives a row for each size of each strategy. Times are whole.
 * @param study with at least one run
 */
export function costCsv({ result: { strategies, workers, rows }, origin }: Cost) {
  const heads = ['strategy', 'workers', ...TIMES, 'size'];
  const lines = rows.flatMap(({ size, cells }) =>
    strategies.flatMap((strategy, index) => {
      const cell = cells[strategy];
      const pool = index === 0 ? 1 : workers;
      return cell ? [[strategy, pool, ...timesOf(cell), size, ...originCells(origin)]] : [];
    }),
  );
  return csv([[...heads, ...ORIGIN], ...lines]);
}

const timesOf = ({ count, medianMs, minMs, maxMs, startupMs }: CostCell) => [
  ...[count, medianMs, minMs, maxMs, startupMs],
];

function originCells(origin: Origin | null) {
  const { startedAt, environment, options } = origin as Origin;
  const { cores, isolated, clockStepMs, userAgent } = environment;
  const { tasks = null, list = null, seed = null } = options;
  return [tasks, list, seed, startedAt, cores, isolated, clockStepMs, userAgent];
}
