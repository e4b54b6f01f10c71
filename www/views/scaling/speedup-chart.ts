// Time and speed-up against workers: measured points with their spread, the ideal, and two laws carried on.

import { svg } from 'lit/html.js';
import { formatTimeFigure, formatTimeRange } from '../../verdict/numbers.ts';
import { boxOf, doublings, linearScale, logScale, pathThrough } from '../../chart/scales.ts';
import { chartView, pointView } from '../../chart/plot.ts';
import { speedupAt } from '../../engine/scaling/fit.ts';
import { FAR } from '../../engine/scaling/points.ts';
import { ratio } from '../../engine/scaling/words.ts';
import type { Box, Scale } from '../../chart/scales.ts';
import type { ScalingPoint, ScalingResult } from '../../engine/scaling/types.ts';

/** Room beside the first and the last number of workers. */
const INSET_PX = 14;

/** workersScale places numbers of workers; a doubling is the same way everywhere. */
const workersScale = (most: number, { left, right }: Box) =>
  logScale([1, Math.max(2, most)], [left + INSET_PX, right - INSET_PX]);

const withWorkers = (workers: number) => `${workers} ${workers === 1 ? 'worker' : 'workers'}`;

/** timeChart draws how long the computing took. */
export function timeChart({ points }: ScalingResult, width: number) {
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

/** shortTime labels a tick; one unit serves all of an axis. */
function shortTime(ms: number, longestMs: number) {
  if (ms === 0) return '0';
  return longestMs >= 1000 ? `${Number((ms / 1000).toPrecision(6))} s` : `${ms} ms`;
}

const timeWords = ({ workers, medianMs, minMs, maxMs }: ScalingPoint) =>
  `${withWorkers(workers)}: ${formatTimeFigure(medianMs)} (${formatTimeRange(minMs, maxMs)})`;

/** speedupChart draws how many times as fast it was, and where the laws would carry it. */
export function speedupChart({ points, amdahl, usl }: ScalingResult, width: number) {
  const box = boxOf(width);
  const measured = points.filter(({ speedup }) => speedup !== null);
  const most = points[points.length - 1].workers;
  const far = Math.max(FAR, most);
  const least = 0.9 * Math.min(1, ...measured.map(({ speedupMin }) => speedupMin ?? 1));
  const x = workersScale(far, box);
  const y = logScale([least, far], [box.bottom, box.top]);
  const law = (sigma: number, kappa = 0) => curve(x, y, far, (n) => speedupAt({ sigma, kappa }, n));
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

/** speedupPoint draws one number of workers. */
function speedupPoint(point: ScalingPoint, x: Scale, y: Scale) {
  const { workers, speedup, speedupMin, speedupMax } = point;
  const at = {
    x: x(workers),
    y: y(speedup ?? 1),
    low: y(speedupMin ?? 1),
    high: y(speedupMax ?? 1),
  };
  return pointView('point', at, speedupWords(point));
}

export const speedupWords = ({ workers, speedup, speedupMin, speedupMax }: ScalingPoint) =>
  `${withWorkers(workers)}: ${ratio(speedup ?? 0)} times (${ratio(speedupMin ?? 0)} to ${ratio(speedupMax ?? 0)})`;

const legendOf = (
  amdahl: ScalingResult['amdahl'],
  usl: ScalingResult['usl'],
): [string, string][] => [
  ['point', 'measured: median, slowest to fastest run'],
  ['ideal', 'ideal'],
  ...(amdahl
    ? [
        ['amdahl', 'Amdahl\u2019s law: model, not measured'] as [string, string],
        ['amdahl-band-key', 'as the spread of the runs allows'] as [string, string],
      ]
    : []),
  ...(usl ? [['usl', 'Universal Scalability Law: model, not measured'] as [string, string]] : []),
];

/**
 * beyond marks where measuring ends and the models go on alone.
 * @param at px
 */
const beyond = (at: number, { top, bottom, right }: Box) =>
  at < right - 110
    ? svg`<path class="beyond" d="M${at.toFixed(1)} ${top}V${bottom}" />
      <text class="tick" x=${at + 5} y=${bottom - 7}>model, not measured</text>`
    : '';

const upTo: (far: number) => number[] = (far) =>
  Array.from({ length: 65 }, (_, index) => far ** (index / 64));

/** curve draws a function of the workers. */
const curve = (x: Scale, y: Scale, far: number, value: (workers: number) => number) =>
  pathThrough(upTo(far).map((n) => [x(n), y(value(n))]));

/** band fills what lies between the fastest and the slowest runs, as Amdahl's law carries them on. */
function band(
  x: Scale,
  y: Scale,
  far: number,
  { serialFractionMin, serialFractionMax }: NonNullable<ScalingResult['amdahl']>,
) {
  const along: (sigma: number) => (n: number) => [number, number] = (sigma) => (n) => [
    x(n),
    y(speedupAt({ sigma, kappa: 0 }, n)),
  ];
  return `${pathThrough([
    ...upTo(far).map(along(serialFractionMin)),
    ...upTo(far).reverse().map(along(serialFractionMax)),
  ])}Z`;
}
