// The sentences of a scaling result, computed from its numbers.

import {
  capitalise,
  formatCount,
  formatEstimate,
  formatFigure,
  formatPercent,
  formatRough,
  formatTimeFigure,
  listNames,
  pluralise,
  roundTo,
  spellCount,
} from '../../verdict/numbers.ts';
import { LEAST_POINTS_OF_USL } from './fit.ts';
import { getStrategy } from '../../core/strategies.ts';
import type { CostResult, Plan, ScalingResult } from './types.ts';

export type ScalingFigures = Omit<ScalingResult, 'verdict' | 'notes'>;

/** Writes a number of workers: one worker, two workers. */
export const spellWorkers = (count: number) => pluralise(count, 'worker', spellCount);

/**
 * Returns how much faster more workers were, and how far each law would go. Empty if nothing was measured.
 */
export function verdictOf({ points, bend, amdahl, usl }: ScalingFigures): string {
  if (points.length === 0) return '';
  const top = points[points.length - 1];
  if (top.workers === 1) {
    return 'Only one worker was measured so far, so there is nothing to compare it with.';
  }
  if (top.speedup === null) return 'Without a run of one worker there is no speed-up to show.';
  const sentences = [`${measuredWords(top.workers, top.speedup)}.`];
  if (bend) sentences.push(bendWords(bend));
  if (amdahl) sentences.push(amdahlWords(amdahl));
  if (usl && usl.coherency > 0) sentences.push(uslWords(usl));
  return sentences.join(' ');
}

/** Speed-ups nearer to 1 than this count as no change. */
const NO_CHANGE = 0.02;

function measuredWords(workers: number, speedup: number) {
  const start = `With ${spellWorkers(workers)} the computing`;
  if (Math.abs(speedup - 1) < NO_CHANGE) return `${start} takes as long as with one`;
  if (speedup > 1) return `${start} is ${formatFigure(speedup)} times as fast as with one`;
  return `${start} takes ${formatFigure(1 / speedup)} times as long as with one`;
}

/** A smaller share may be noise. */
const HARDLY = 0.05;

function bendWords({ workers, share }: NonNullable<ScalingFigures['bend']>) {
  const little =
    share < HARDLY
      ? 'adds hardly anything'
      : `adds only ${formatPercent(share)} of what the first ones did`;
  return (
    `Beyond ${spellWorkers(workers)} each further one ${little}: such processors may be halves of cores ` +
    '(hyper-threads) or small cores, or the memory is at its limit. So only the points up to there tell of the work.'
  );
}

function amdahlWords({
  serialFraction,
  at64,
  at64Min,
  at64Max,
}: NonNullable<ScalingFigures['amdahl']>) {
  const spread =
    at64Max > at64Min * 1.05
      ? ` The spread of the runs allows ${formatRough(at64Min)} to ${formatRough(at64Max)}.`
      : '';
  if (serialFraction === 1) {
    return 'Amdahl\u2019s law cannot describe that: by this law, more workers never take longer.';
  }
  if (serialFraction === 0) {
    return `These numbers show no serial part, so Amdahl\u2019s law sets no limit: a model, not a measurement.${spread}`;
  }
  return (
    `With this serial fraction (${formatPercent(serialFraction)}) 64 cores would be at most ` +
    `${formatRough(at64)} times as fast: a model, not a measurement.${spread}`
  );
}

/** A peak at more workers than this is beyond today's computers. */
const FARTHEST_PEAK = 1000;

function uslWords({ at64, peakWorkers }: NonNullable<ScalingFigures['usl']>) {
  const peak =
    peakWorkers !== null && peakWorkers < FARTHEST_PEAK
      ? `, with its peak at about ${formatRough(peakWorkers)} workers`
      : '';
  return (
    'By the Universal Scalability Law, which also counts the cost of coordination, 64 cores would be ' +
    `${formatRough(at64)} times as fast${peak}.`
  );
}

/**
 * Returns the cautions that a reader needs before trusting the numbers.
 * @param none numbers of workers without a run that counts
 */
export function notesOf(
  { points, bend, amdahl, usl, disturbed }: ScalingFigures,
  plan: Plan,
  none: readonly number[] = [],
): string[] {
  const most = bend?.workers ?? Infinity;
  const further = points.filter(
    ({ workers, speedup }) => workers > 1 && workers <= most && speedup !== null,
  ).length;
  return [
    ...spreadNotes(points),
    ...plan.notes,
    ...halvesNote(points),
    ...(amdahl ? [amdahlNote(further, amdahl)] : []),
    ...(further > 0 && !usl ? [uslNote(further)] : []),
    ...disturbedNotes(disturbed),
    ...none.map((workers) => `Every run with ${spellWorkers(workers)} was disturbed.`),
  ];
}

/** Returns a note on the runs that were not counted. */
export const disturbedNotes = (count: number): string[] =>
  count > 0 ? [`${count} ${count === 1 ? 'run was' : 'runs were'} disturbed and not counted.`] : [];

/** Equal runs that differ by more than this share say more about the machine than about the work. */
const WIDE_SPREAD = 0.25;

function spreadNotes(points: ScalingFigures['points']) {
  const spreads = points.map(({ minMs, maxMs }) => (minMs > 0 ? maxMs / minMs - 1 : 0));
  const widest = Math.max(0, ...spreads);
  if (widest <= WIDE_SPREAD) return [];
  return [
    `Equal runs differ by up to ${formatPercent(widest)}, so something else was using the cores. ` +
      'Close other programs and tabs, and measure again.',
  ];
}

/** Two whole cores that share nothing but the work gain more than this. */
const TWO_CORES_GAIN = 1.5;

/** Two points show no bend, but the two processors of many rented machines are one core. */
const halvesNote = (points: ScalingFigures['points']) =>
  points.length === 2 && points[1].workers === 2 && (points[1].speedup ?? 2) < TWO_CORES_GAIN
    ? [
        'Two processors may be the halves of one core (hyper-threads). Then the machine sets this limit, not the work.',
      ]
    : [];

/** A residual above this is more than a rounding error. */
const ROUNDING = 1e-9;

function amdahlNote(
  further: number,
  { degreesOfFreedom, residual }: NonNullable<ScalingFigures['amdahl']>,
) {
  if (degreesOfFreedom > 0) {
    return `${capitalise(pluralise(further, 'point', spellCount))} with more than one worker determine the one parameter of Amdahl\u2019s law.`;
  }
  return residual > ROUNDING
    ? 'The one point with more than one worker lies outside what Amdahl\u2019s law can describe.'
    : 'The one point with more than one worker determines the one parameter of Amdahl\u2019s law exactly. ' +
        'No point is left to test the law, so its residual is always 0.';
}

const uslNote = (further: number) =>
  'The Universal Scalability Law has two parameters. It is not determined here: it needs at least ' +
  `${spellCount(LEAST_POINTS_OF_USL)} points with more than one worker, and there ${further === 1 ? 'is one' : `are ${spellCount(further)}`}.`;

export type CostFigures = Omit<CostResult, 'verdict' | 'notes'>;

/** Writes a computed size with two digits. */
export const roughCount = (size: number) => formatCount(roundTo(size, 2));

/** Returns from which size on the parallel strategy is faster. Empty if no size was measured with both strategies. */
export function costVerdict({
  strategies: [serial, parallel],
  rows,
  crossing,
}: CostFigures): string {
  const both = rows.flatMap(({ size, cells }) => {
    const [one, many] = [cells[serial], cells[parallel]];
    return one && many ? [{ size, one, many, gain: one.medianMs / many.medianMs }] : [];
  });
  if (both.length === 0) return '';
  const { label } = getStrategy(parallel);
  const [least, most] = [both[0], both[both.length - 1]];
  const starting = `starting ${label} alone takes ${formatTimeFigure(least.many.startupMs)}`;
  const gain = `${formatFigure(most.gain)} times as fast as Serial at ${formatCount(most.size)}`;
  if (crossing !== null) {
    return (
      `Below about ${roughCount(crossing)} numbers a task Serial is faster, because ${starting}. ` +
      `Above that ${label} is faster, and ${gain}.`
    );
  }
  if (most.gain > 1) {
    return `${label} is faster at every size measured, from ${formatCount(least.size)} numbers a task, and ${gain}.`;
  }
  return (
    `Serial is faster up to ${formatCount(most.size)} numbers a task, the largest size measured with both: ` +
    `${starting}, more than its workers save later.`
  );
}

/** Returns notes on what the times include, and on the runs that were left out. */
export function costNotes({ rows, stops, strategies, workers }: CostFigures): string[] {
  const left = stops.map(({ strategy, size, why, aboutMs }) => {
    const what = `${getStrategy(strategy).label} with ${formatCount(size)} numbers a task`;
    return why === 'memory'
      ? `${what} and more was left out: its lists do not fit into memory.`
      : `${what} and more was left out: one run would take ${formatEstimate(aboutMs)}.`;
  });
  const counts = rows.flatMap(({ cells }) => Object.values(cells).map(({ count }) => count));
  const most = Math.max(0, ...counts);
  const repeated =
    most > 1
      ? [`${capitalise(spellCount(most))} runs each, fewer where a run takes more than 2 s.`]
      : [];
  const labels = listNames(strategies.map((name) => getStrategy(name).label));
  const pool = workers ? [`${getStrategy(strategies[1]).label} had ${spellWorkers(workers)}.`] : [];
  return [`Times of ${labels} include start-up.`, ...pool, ...repeated, ...left];
}
