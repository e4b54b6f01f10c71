// The study "How does it scale?": its button and its result.

import { html, svg } from '../../chart/template.ts';
import {
  formatEstimate,
  formatFigure,
  formatTimeFigure,
  formatTimeRange,
  pluralise,
  spellCount,
} from '../../verdict/numbers.ts';
import { boxOf, pathThrough, pointKey, pointView } from '../../chart/plot.ts';
import { lineKey } from '../../chart/legend.ts';
import { doublings, logAxis } from '../../chart/log-scales.ts';
import { timeAxis } from '../../chart/scales.ts';
import { speedupAt } from '../../engine/scaling/fit.ts';
import { MOST_PROJECTED } from '../../engine/scaling/points.ts';
import { getStrategy } from '../../core/strategies.ts';
import { PROCESSES_INSTEAD, countsUpTo } from '../../engine/scaling/plan.ts';
import {
  allCoresBox,
  courseView,
  resultView,
  studyButton,
  wantsAll,
  workersOf,
} from './study-view.ts';
import { planFor, scalingStudy } from './studies.ts';
import { scalingTables } from './tables.ts';
import type { Box, Plot } from '../../chart/plot.ts';
import type { Key } from '../../chart/legend.ts';
import type { Axis, Scale } from '../../chart/scales.ts';
import type { Plan, ScalingPoint, ScalingResult } from '../../engine/scaling/types.ts';
import type { Scaling } from './studies.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';

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
  const y = timeAxis([0, longestMs], [box.bottom, box.top], TIME_TICKS);
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
  const far = Math.max(MOST_PROJECTED, most);
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

const GAP_PX = 24;
/** With this much room both plots stand side by side. */
const SIDE_BY_SIDE_PX = 620;

/** Draws the study. */
export function scalingSection(state: State, width: number, on: Actions) {
  const study = state.studies.scaling as Scaling | undefined;
  const { all, permitted, needsPermission } = workersOf(state);
  const plan = planFor(state, permitted);
  const most = plan.counts[plan.counts.length - 1];
  const further = countsUpTo(all).length - plan.counts.length;
  const start = (event: Event) => on.study(scalingStudy(state, wantsAll(event) ? all : most));
  return html`<div role="group" aria-label="How does it scale?">
    <div class="ask">
      ${studyButton(state, 'How does it scale?', start)}
      <p>
        ${planWords(plan, most)} ${formatEstimate(scalingMs(state, plan))}.
        ${describeReplacement(plan)}
      </p>
      ${needsPermission ? allCoresBox(all, `${further} numbers of workers more, and `) : ''}
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

const describeReplacement = ({ notes }: Plan) =>
  notes.includes(PROCESSES_INSTEAD) ? PROCESSES_INSTEAD : '';

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
