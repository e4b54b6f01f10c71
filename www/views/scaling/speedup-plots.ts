// Computing time and speed-up against workers: measured points with their spread, the ideal, and both laws.

import { svg } from 'lit/html.js';
import {
  formatFigure,
  formatTimeFigure,
  formatTimeRange,
  pluralise,
} from '../../verdict/numbers.ts';
import { boxOf, pathThrough, pointKey, pointView } from '../../chart/plot.ts';
import { lineKey } from '../../chart/legend.ts';
import { doublings, logAxis, timeAxis } from '../../chart/scales.ts';
import { speedupAt } from '../../engine/scaling/fit.ts';
import { FAR } from '../../engine/scaling/points.ts';
import type { Key } from '../../chart/legend.ts';
import type { Box, Plot } from '../../chart/plot.ts';
import type { Axis, Scale } from '../../chart/scales.ts';
import type { ScalingPoint, ScalingResult } from '../../engine/scaling/types.ts';

type Amdahl = NonNullable<ScalingResult['amdahl']>;

/** Room beside the first and the last number of workers. */
const INSET_PX = 14;
/** Room above the longest time. */
const HEADROOM = 1.06;
const TIME_TICKS = 4;

/** Returns an axis on which a doubling of the workers is equally wide everywhere. */
const workersAxis = (most: number, { left, right }: Box, counts: readonly number[]): Axis =>
  logAxis([1, Math.max(2, most)], [left + INSET_PX, right - INSET_PX], counts);

/** Plots how long the computing took. */
export function timePlot({ points }: ScalingResult, width: number): Plot {
  const box = boxOf(width);
  const counts = points.map(({ workers }) => workers);
  const most = counts[counts.length - 1];
  const longestMs = Math.max(...points.map(({ maxMs }) => maxMs), 1e-3) * HEADROOM;
  const x = workersAxis(most, box, counts);
  const y = timeAxis(longestMs, [box.bottom, box.top], TIME_TICKS);
  const aloneMs = points[0].workers === 1 ? points[0].medianMs : null;
  const ideal = aloneMs === null ? '' : curve(x.place, y.place, most, (n) => aloneMs / n);
  return {
    title: 'Computing time',
    description: `Computing time against workers, ${points.map(describeTime).join('; ')}.`,
    box,
    xTicks: x.ticks,
    yTicks: y.ticks,
    xName: 'workers',
    marks: svg`${ideal ? svg`<path class="ideal" d=${ideal} />` : ''}
      ${points.map((point) => timePoint(point, x.place, y.place))}`,
    keys: [
      pointKey('point', 'measured: median, fastest to slowest run'),
      lineKey('ideal', 'ideal: one worker\u2019s time, divided'),
    ],
  };
}

function timePoint(point: ScalingPoint, x: Scale, y: Scale) {
  const { workers, medianMs, minMs, maxMs } = point;
  const place = { x: x(workers), y: y(medianMs), low: y(minMs), high: y(maxMs) };
  return pointView('point', place, describeTime(point));
}

const describeTime = ({ workers, medianMs, minMs, maxMs }: ScalingPoint) =>
  `${pluralise(workers, 'worker')}: ${formatTimeFigure(medianMs)} (${formatTimeRange(minMs, maxMs)})`;

/** Plots how many times as fast the computing was, and how far both laws would go beyond the measured workers. */
export function speedupPlot({ points, amdahl, usl }: ScalingResult, width: number): Plot {
  const box = boxOf(width);
  const measured = points.filter(({ speedup }) => speedup !== null);
  const most = points[points.length - 1].workers;
  const far = Math.max(FAR, most);
  const least = 0.9 * Math.min(1, ...measured.map(({ speedupMin }) => speedupMin ?? 1));
  const x = workersAxis(far, box, doublings([1, far]));
  const y = logAxis(
    [least, far],
    [box.bottom, box.top],
    doublings([least, far]),
    (n) => `${n}\u00d7`,
  );
  const law = (sigma: number, kappa = 0) =>
    curve(x.place, y.place, far, (n) => speedupAt({ sigma, kappa }, n));
  return {
    title: 'Speed-up, on log axes',
    description: `Speed-up against workers, ${measured.map(describeSpeedup).join('; ')}. Beyond ${most}, models.`,
    box,
    xTicks: x.ticks,
    yTicks: y.ticks,
    xName: 'workers',
    marks: svg`<path class="ideal" d=${curve(x.place, y.place, far, (n) => n)} />
      ${amdahl ? svg`<path class="amdahl-band" d=${band(x.place, y.place, far, amdahl)} /><path class="amdahl" d=${law(amdahl.serialFraction)} />` : ''}
      ${usl ? svg`<path class="usl" d=${law(usl.contention, usl.coherency)} />` : ''}
      ${amdahl ? edgeView(x.place(most) + 7, box) : ''}
      ${measured.map((point) => speedupPoint(point, x.place, y.place))}`,
    keys: keysOf(amdahl, usl),
  };
}

function speedupPoint(point: ScalingPoint, x: Scale, y: Scale) {
  const { workers, speedup, speedupMin, speedupMax } = point;
  const [median, low, high] = [speedup, speedupMin, speedupMax].map((each) => y(each ?? 1));
  return pointView('point', { x: x(workers), y: median, low, high }, describeSpeedup(point));
}

function describeSpeedup({ workers, speedup, speedupMin, speedupMax }: ScalingPoint) {
  const [median, least, most] = [speedup, speedupMin, speedupMax].map((each) =>
    formatFigure(each ?? 0),
  );
  return `${pluralise(workers, 'worker')}: ${median} times (${least} to ${most})`;
}

const keysOf = (amdahl: Amdahl | null, usl: ScalingResult['usl']): Key[] => [
  pointKey('point', 'measured: median, slowest to fastest run'),
  lineKey('ideal', 'ideal'),
  ...(amdahl
    ? [
        lineKey('amdahl', 'Amdahl\u2019s law: model, not measured'),
        lineKey('amdahl-band-key', 'as the spread of the runs allows'),
      ]
    : []),
  ...(usl ? [lineKey('usl', 'Universal Scalability Law: model, not measured')] : []),
];

/** The words beside the edge need this much room. */
const EDGE_LABEL_PX = 110;

/** Marks the edge beyond which nothing was measured. */
const edgeView = (atPx: number, { top, bottom, right }: Box) =>
  atPx < right - EDGE_LABEL_PX
    ? svg`<path class="beyond" d="M${atPx.toFixed(1)} ${top}V${bottom}" />
      <text class="tick" x=${atPx + 5} y=${bottom - 7}>model, not measured</text>`
    : '';

/** Returns 65 numbers of workers from 1 to `far`, at equal distances on a log axis. */
const workersUpTo = (far: number): number[] =>
  Array.from({ length: 65 }, (_, index) => far ** (index / 64));

/** Draws a function of the workers. */
const curve = (x: Scale, y: Scale, far: number, value: (workers: number) => number) =>
  pathThrough(workersUpTo(far).map((n) => [x(n), y(value(n))]));

/** Draws the area between Amdahl's law for the fastest and for the slowest runs. */
function band(x: Scale, y: Scale, far: number, { serialFractionMin, serialFractionMax }: Amdahl) {
  const along =
    (sigma: number) =>
    (n: number): [number, number] => [x(n), y(speedupAt({ sigma, kappa: 0 }, n))];
  const upper = workersUpTo(far).map(along(serialFractionMin));
  const lower = workersUpTo(far).reverse().map(along(serialFractionMax));
  return `${pathThrough([...upper, ...lower])}Z`;
}
