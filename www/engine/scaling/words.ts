// What scaling comes to, in words computed from the numbers.

import { spellCount } from '../../verdict/numbers.ts';
import { LEAST_POINTS_OF_USL } from './fit.ts';
import type { Plan } from './plan.ts';
import type { ScalingResult } from './types.ts';

export type Found = Omit<ScalingResult, 'verdict' | 'notes'>;

/** ratio writes a speed-up: measured ones with two decimals, as far as those mean anything. */
export const ratio = (value: number) => value.toFixed(value < 9.995 ? 2 : 1);

/** rough writes what a model gives. */
export const rough = (value: number) =>
  value < 9.95 ? value.toFixed(1) : String(Math.round(value));

/** percent writes a share. */
export function percent(share: number) {
  const hundredths = 100 * share;
  if (hundredths === 0) return '0\u00a0%';
  if (hundredths < 0.05) return 'less than 0.1\u00a0%';
  return `${hundredths < 9.95 ? hundredths.toFixed(1) : Math.round(hundredths)}\u00a0%`;
}

/** workersInWords counts them. */
export const workersInWords = (count: number) =>
  `${spellCount(count)} ${count === 1 ? 'worker' : 'workers'}`;

/**
 * verdictOf says how far more workers carried, and how far a law would carry them.
 * @returns empty where nothing was measured
 */
export function verdictOf({ points, amdahl, usl }: Found): string {
  if (points.length === 0) return '';
  const top = points[points.length - 1];
  if (top.workers === 1) return 'So far there is only one worker, and nothing to compare it with.';
  if (top.speedup === null) return 'Without a run of one worker there is nothing to compare with.';
  const sentences = [`${measured(top.workers, top.speedup)}.`];
  if (amdahl) sentences.push(byAmdahl(amdahl));
  if (usl && usl.coherency > 0) sentences.push(byUsl(usl));
  return sentences.join(' ');
}

function measured(workers: number, speedup: number) {
  const start = `With ${workersInWords(workers)} it is`;
  if (speedup > 0.98 && speedup < 1.02) return `${start} no faster and no slower than with one`;
  if (speedup > 1) return `${start} ${ratio(speedup)} times as fast as with one`;
  return `${start} slower than with one: it takes ${ratio(1 / speedup)} times as long`;
}

function byAmdahl({ serialFraction, at64, at64Min, at64Max }: NonNullable<Found['amdahl']>) {
  const spread =
    at64Max > at64Min * 1.05
      ? ` The spread of the runs allows ${rough(at64Min)} to ${rough(at64Max)}.`
      : '';
  if (serialFraction === 1) {
    return 'Amdahl\u2019s law has no room for that: by it more workers never take longer.';
  }
  if (serialFraction === 0) {
    return `No serial part shows in these numbers, so Amdahl\u2019s law sets no limit: a model, not a measurement.${spread}`;
  }
  return (
    `At this serial fraction (${percent(serialFraction)}) 64 cores would give at most ${rough(at64)} times: ` +
    `a model, not a measurement.${spread}`
  );
}

function byUsl({ at64, peakWorkers }: NonNullable<Found['usl']>) {
  const peak =
    peakWorkers !== null && peakWorkers < 1000
      ? `, with most at about ${rough(peakWorkers)} workers`
      : '';
  return `The Universal Scalability Law, which also counts what keeping together costs, would give ${rough(at64)}${peak}.`;
}

/**
 * notesOf says what a reader must know to judge the numbers.
 * @param none numbers of workers of which no run counts
 */
export function notesOf(
  { points, amdahl, usl, disturbed }: Found,
  plan: Plan,
  none: readonly number[] = [],
) {
  const further = points.filter(({ workers, speedup }) => workers > 1 && speedup !== null).length;
  return [
    ...restless(points),
    ...plan.notes,
    ...(amdahl ? [freedomInWords(further, amdahl)] : []),
    ...(further > 0 && !usl ? [undetermined(further)] : []),
    ...disturbedInWords(disturbed),
    ...none.map((workers) => `Of ${workersInWords(workers)} there is no undisturbed run.`),
  ];
}

/** disturbedInWords says how many runs were left out. */
export const disturbedInWords = (count: number): string[] =>
  count > 0 ? [`${count} ${count === 1 ? 'run was' : 'runs were'} disturbed and not counted.`] : [];

/** Runs of one point that differ by more than this share say more about the machine than about the work. */
const RESTLESS = 0.25;

/** restless warns where equal runs took very different times. */
function restless(points: Found['points']) {
  const most = Math.max(
    0,
    ...points.map(({ minMs, maxMs }) => (minMs > 0 ? maxMs / minMs - 1 : 0)),
  );
  if (most <= RESTLESS) return [];
  return [
    `Equal runs differ by up to ${percent(most)}, so something else was using the cores. ` +
      'Close other programs and tabs, and measure again.',
  ];
}

/** Further from 0 than rounding. */
const EXACT = 1e-9;

function freedomInWords(
  further: number,
  { degreesOfFreedom, residual }: NonNullable<Found['amdahl']>,
) {
  if (degreesOfFreedom === 0 && residual > EXACT) {
    return 'The one point with more than one worker lies outside of what Amdahl\u2019s law can describe.';
  }
  return degreesOfFreedom === 0
    ? 'One point with more than one worker fixes the one parameter of Amdahl\u2019s law exactly. No point is left over to test it, so its residual is 0 by construction.'
    : `Amdahl\u2019s law has one parameter, and ${spellCount(further)} points with more than one worker to fix it.`;
}

const undetermined = (further: number) =>
  'The Universal Scalability Law has two parameters. It is not determined here: that takes at least ' +
  `${spellCount(LEAST_POINTS_OF_USL)} points with more than one worker, and there ${further === 1 ? 'is one' : `are ${spellCount(further)}`}.`;
