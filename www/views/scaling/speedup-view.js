// Time and speed-up against workers: measured points with their spread, the ideal, and two laws carried on.

import { svg } from 'lit/html.js';
import { duration, range } from '../../verdict/format.js';
import { boxOf, doublings, linearScale, logScale, pathThrough } from '../../chart/scales.js';
import { chartView, pointView } from '../../chart/plot-view.js';
import { speedupAt } from './fit.js';
import { FAR } from './points.js';
import { ratio } from './words.js';

/**
 * @typedef {import('./types.js').ScalingResult} ScalingResult
 * @typedef {import('./types.js').ScalingPoint} ScalingPoint
 * @typedef {import('../../chart/scales.js').Scale} Scale
 */

/** Room beside the first and the last number of workers. */
const INSET_PX = 14;

/**
 * workersScale places numbers of workers; a doubling is the same way everywhere.
 * @param {number} most
 * @param {import('../../chart/scales.js').Box} box
 */
const workersScale = (most, { left, right }) =>
  logScale([1, Math.max(2, most)], [left + INSET_PX, right - INSET_PX]);

/** @param {number} workers */
const withWorkers = (workers) => `${workers} ${workers === 1 ? 'worker' : 'workers'}`;

/**
 * timeChart draws how long the computing took.
 * @param {ScalingResult} result
 * @param {number} width
 */
export function timeChart({ points }, width) {
  const box = boxOf(width);
  const most = points[points.length - 1].workers;
  const longestMs = Math.max(...points.map(({ maxMs }) => maxMs), 1e-3) * 1.06;
  const x = workersScale(most, box);
  const { place: y, ticks } = linearScale(longestMs, [box.bottom, box.top]);
  const alone = points[0].workers === 1 ? points[0].medianMs : null;
  return chartView({
    title: 'Computing time',
    label: `Computing time against workers, ${points.map(timeWords).join('; ')}.`,
    box,
    xTicks: points.map(({ workers }) => ({ at: x(workers), label: String(workers) })),
    yTicks: ticks.map((ms) => ({ at: y(ms), label: shortTime(ms, longestMs) })),
    xName: 'workers',
    marks: svg`${alone === null ? '' : svg`<path class="ideal" d=${curve(x, y, most, (n) => alone / n)} />`}
      ${points.map((point) =>
        pointView(
          'point',
          { x: x(point.workers), y: y(point.medianMs), low: y(point.minMs), high: y(point.maxMs) },
          timeWords(point),
        ),
      )}`,
    legend: [
      ['point', 'measured: median, fastest to slowest run'],
      ['ideal', 'ideal: one worker\u2019s time, divided'],
    ],
  });
}

/**
 * shortTime labels a tick; one unit serves all of an axis.
 * @param {number} ms
 * @param {number} longestMs
 */
function shortTime(ms, longestMs) {
  if (ms === 0) return '0';
  return longestMs >= 1000 ? `${Number((ms / 1000).toPrecision(6))} s` : `${ms} ms`;
}

/** @param {ScalingPoint} point */
const timeWords = ({ workers, medianMs, minMs, maxMs }) =>
  `${withWorkers(workers)}: ${duration(medianMs)} (${range(minMs, maxMs)})`;

/**
 * speedupChart draws how many times as fast it was, and where the laws would carry it.
 * @param {ScalingResult} result
 * @param {number} width
 */
export function speedupChart({ points, amdahl, usl }, width) {
  const box = boxOf(width);
  const measured = points.filter(({ speedup }) => speedup !== null);
  const most = points[points.length - 1].workers;
  const far = Math.max(FAR, most);
  const least = 0.9 * Math.min(1, ...measured.map(({ speedupMin }) => speedupMin ?? 1));
  const x = workersScale(far, box);
  const y = logScale([least, far], [box.bottom, box.top]);
  const law = (/** @type {number} */ sigma, kappa = 0) =>
    curve(x, y, far, (n) => speedupAt({ sigma, kappa }, n));
  return chartView({
    title: 'Speed-up, on log axes',
    label: `Speed-up against workers, ${measured.map(speedupWords).join('; ')}. Beyond ${most}, models.`,
    box,
    xTicks: doublings([1, far]).map((n) => ({ at: x(n), label: String(n) })),
    yTicks: doublings([least, far]).map((n) => ({
      at: y(n),
      label: `${n}\u00d7`,
    })),
    xName: 'workers',
    marks: svg`<path class="ideal" d=${curve(x, y, far, (n) => n)} />
      ${amdahl ? svg`<path class="amdahl-band" d=${band(x, y, far, amdahl)} /><path class="amdahl" d=${law(amdahl.serialFraction)} />` : ''}
      ${usl ? svg`<path class="usl" d=${law(usl.contention, usl.coherency)} />` : ''}
      ${amdahl ? beyond(x(most) + 7, box) : ''}
      ${measured.map((point) => speedupPoint(point, x, y))}`,
    legend: legendOf(amdahl, usl),
  });
}

/**
 * speedupPoint draws one number of workers.
 * @param {ScalingPoint} point
 * @param {Scale} x
 * @param {Scale} y
 */
function speedupPoint(point, x, y) {
  const { workers, speedup, speedupMin, speedupMax } = point;
  const at = {
    x: x(workers),
    y: y(speedup ?? 1),
    low: y(speedupMin ?? 1),
    high: y(speedupMax ?? 1),
  };
  return pointView('point', at, speedupWords(point));
}

/** @param {ScalingPoint} point */
export const speedupWords = ({ workers, speedup, speedupMin, speedupMax }) =>
  `${withWorkers(workers)}: ${ratio(speedup ?? 0)} times (${ratio(speedupMin ?? 0)} to ${ratio(speedupMax ?? 0)})`;

/**
 * @param {ScalingResult['amdahl']} amdahl
 * @param {ScalingResult['usl']} usl
 * @returns {[string, string][]}
 */
const legendOf = (amdahl, usl) => [
  ['point', 'measured: median, slowest to fastest run'],
  ['ideal', 'ideal'],
  ...(amdahl
    ? [
        /** @type {[string, string]} */ (['amdahl', 'Amdahl\u2019s law: model, not measured']),
        /** @type {[string, string]} */ (['amdahl-band-key', 'as the spread of the runs allows']),
      ]
    : []),
  ...(usl
    ? [/** @type {[string, string]} */ (['usl', 'Universal Scalability Law: model, not measured'])]
    : []),
];

/**
 * beyond marks where measuring ends and the models go on alone.
 * @param {number} at px
 * @param {import('../../chart/scales.js').Box} box
 */
const beyond = (at, { top, bottom, right }) =>
  at < right - 110
    ? svg`<path class="beyond" d="M${at.toFixed(1)} ${top}V${bottom}" />
      <text class="tick" x=${at + 5} y=${bottom - 7}>model, not measured</text>`
    : '';

/** @type {(far: number) => number[]} */
const upTo = (far) => Array.from({ length: 65 }, (_, index) => far ** (index / 64));

/**
 * curve draws a function of the workers.
 * @param {Scale} x
 * @param {Scale} y
 * @param {number} far
 * @param {(workers: number) => number} value
 */
const curve = (x, y, far, value) => pathThrough(upTo(far).map((n) => [x(n), y(value(n))]));

/**
 * band fills what lies between the fastest and the slowest runs, as Amdahl's law carries them on.
 * @param {Scale} x
 * @param {Scale} y
 * @param {number} far
 * @param {NonNullable<ScalingResult['amdahl']>} amdahl
 */
function band(x, y, far, { serialFractionMin, serialFractionMax }) {
  /** @type {(sigma: number) => (n: number) => [number, number]} */
  const along = (sigma) => (n) => [x(n), y(speedupAt({ sigma, kappa: 0 }, n))];
  return `${pathThrough([
    ...upTo(far).map(along(serialFractionMin)),
    ...upTo(far).reverse().map(along(serialFractionMax)),
  ])}Z`;
}
