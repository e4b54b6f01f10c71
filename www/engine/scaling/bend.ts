// Finds a bend in measured speed-ups that the machine causes: beyond the bend processors are hyper-threads or small
// cores. Amdahl's law would explain such a bend by a serial part of the work.

import { fitUsl } from './fit.ts';
import type { Sample } from './fit.ts';

/** Beyond a bend each worker adds less than this share of what the workers before it added. */
const BENT = 0.7;

/** Before a bend, the efficiency is at least this. A smooth law that bends so late bends little. */
const STRAIGHT = 0.85;

/** One point may be low by chance, as where the browser itself needs the last core. */
const LEAST_BEYOND = 2;

/** Where a smooth law is at least this close to all points, there is no bend. */
const SMOOTH_RESIDUAL = 0.03;

export interface Bend {
  /** The number of workers beyond which each further one adds less. */
  workers: number;
  /** What each further worker adds, as a share of what each of the first ones added. At least 0. */
  share: number;
}

/** @param samples by number of workers */
export function findBend(samples: readonly Sample[]): Bend | null {
  const points = samples.filter(({ speedup }) => speedup > 0);
  const smooth = fitUsl(points);
  if (!smooth || smooth.residual < SMOOTH_RESIDUAL || points[0].workers !== 1) return null;
  const bends = points.slice(1, -LEAST_BEYOND).flatMap((point, index) => {
    const [before, next, last] = [points[index], points[index + 2], points[points.length - 1]];
    const share = gain(point, last) / gain(points[0], point);
    const isSharp = gain(point, next) < BENT * gain(before, point) && share < BENT;
    const isStraight = point.speedup >= STRAIGHT * point.workers;
    return isSharp && isStraight ? [{ workers: point.workers, share: Math.max(0, share) }] : [];
  });
  return bends.reduce<Bend | null>((a, b) => (a && a.share <= b.share ? a : b), null);
}

/** Returns what each worker from one point to another adds to the speed-up. */
const gain = (from: Sample, to: Sample) =>
  (to.speedup - from.speedup) / (to.workers - from.workers);
