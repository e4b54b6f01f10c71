// Turns runs into points: medians with spread, speed-up against one worker, and the fits of two laws.

import { medianOf, speedupOf, summariseTimes } from '../../verdict/summary.ts';
import { findBend } from './bend.ts';
import { fitAmdahl, fitUsl, speedupAt } from './fit.ts';
import { notesOf, verdictOf } from './words.ts';
import type { Report } from '../../core/report.ts';
import type { Sample } from './fit.ts';
import type { Plan, ScalingPoint, ScalingResult, ScalingRun } from './types.ts';

/** The laws are extended to this many workers. */
export const MOST_PROJECTED = 64;

/**
 * Returns the figures of a report that a point needs. Start-up is kept apart: a run pays for it once, however much it
 * computes, so start-up would pass for a serial part of the computing.
 */
export const runOf = ({ options, elapsedMs, startupMs, disturbed }: Report): ScalingRun => ({
  workers: options.workers,
  computingMs: Math.max(0, elapsedMs - startupMs),
  startupMs,
  disturbed: disturbed !== null,
});

/** Returns the result of the runs so far. */
export function resultOf(runs: readonly ScalingRun[], plan: Plan): ScalingResult {
  const counted = runs.filter(({ disturbed }) => !disturbed);
  const counts = [...new Set(counted.map(({ workers }) => workers))].sort((a, b) => a - b);
  const alone = timesOf(counted, 1);
  const points = counts.map((workers) => pointOf(counted, workers, alone?.medianMs ?? null));
  const bend = findBend(samplesOf(points, 'speedup'));
  // Beyond a bend the points say something about the machine, and nothing about the work.
  const fitted = points.filter(({ workers }) => !bend || workers <= bend.workers);
  const found = {
    strategy: plan.strategy,
    points,
    bend,
    amdahl: amdahlOf(fitted),
    usl: uslOf(fitted),
    disturbed: runs.length - counted.length,
  };
  const none = [...new Set(runs.map(({ workers }) => workers))].filter((n) => !counts.includes(n));
  return { ...found, verdict: verdictOf(found), notes: notesOf(found, plan, none) };
}

/** @param aloneMs the median of one worker */
function pointOf(
  runs: readonly ScalingRun[],
  workers: number,
  aloneMs: number | null,
): ScalingPoint {
  const times = timesOf(runs, workers);
  if (!times) throw new TypeError(`there is no run with ${workers} workers`);
  const against = (ms: number) => (aloneMs === null ? null : speedupOf(aloneMs, ms));
  return {
    workers,
    ...times,
    speedup: against(times.medianMs),
    speedupMin: against(times.maxMs),
    speedupMax: against(times.minMs),
  };
}

function timesOf(runs: readonly ScalingRun[], workers: number) {
  const mine = runs.filter((run) => run.workers === workers);
  const times = summariseTimes(mine.map(({ computingMs }) => computingMs));
  return times && { ...times, startupMs: medianOf(mine.map(({ startupMs }) => startupMs)) ?? 0 };
}

/** Returns the points for a fit: by their medians, or by one end of their spread. */
const samplesOf = (
  points: readonly ScalingPoint[],
  which: 'speedup' | 'speedupMin' | 'speedupMax',
): Sample[] => points.map((point) => ({ workers: point.workers, speedup: point[which] ?? NaN }));

/** Fits the medians. Fits of the slowest and of the fastest runs show how uncertain the answer is. */
function amdahlOf(points: readonly ScalingPoint[]): ScalingResult['amdahl'] {
  const fit = fitAmdahl(samplesOf(points, 'speedup'));
  const slowest = fitAmdahl(samplesOf(points, 'speedupMin'));
  const fastest = fitAmdahl(samplesOf(points, 'speedupMax'));
  if (!fit || !slowest || !fastest) return null;
  const { sigma, residual, degreesOfFreedom } = fit;
  return {
    serialFraction: sigma,
    serialFractionMin: fastest.sigma,
    serialFractionMax: slowest.sigma,
    at64: speedupAt(fit, MOST_PROJECTED),
    at64Min: speedupAt(slowest, MOST_PROJECTED),
    at64Max: speedupAt(fastest, MOST_PROJECTED),
    limit: sigma > 0 ? 1 / sigma : null,
    residual,
    degreesOfFreedom,
  };
}

function uslOf(points: readonly ScalingPoint[]): ScalingResult['usl'] {
  const fit = fitUsl(samplesOf(points, 'speedup'));
  if (!fit) return null;
  const { sigma, kappa, residual, degreesOfFreedom } = fit;
  return {
    contention: sigma,
    coherency: kappa,
    at64: speedupAt(fit, MOST_PROJECTED),
    peakWorkers: kappa > 0 ? Math.max(1, Math.sqrt((1 - sigma) / kappa)) : null,
    residual,
    degreesOfFreedom,
  };
}
