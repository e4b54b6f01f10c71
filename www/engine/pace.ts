// How fast the processor is: each computing run ends with a calibration, and slow ones are known by the best of late.

import type { Options } from '../core/report.ts';

/** What was best may hold no longer after so long: a machine that was unplugged meanwhile is measured as it is. */
const KEPT_MS = 60_000;

/** Runs that compute less than this many numbers say nothing about the processor, nor it about them. */
const LEAST_NUMBERS = 10_000_000;

/** The shortest calibration of late. */
let best: { ms: number; atMs: number } | null = null;

/** forgetPace lets the next calibration be the measure, as a comparison does that begins. */
export function forgetPace() {
  best = null;
}

/**
 * knownPaceMs is what a run's calibration will be held against: 0 for nothing yet, null where there is to be none.
 */
export function knownPaceMs({ tasks, size }: Options, clockStepMs: number) {
  if (tasks * size < LEAST_NUMBERS || clockStepMs > 0.5) return null;
  return best && performance.now() - best.atMs < KEPT_MS ? best.ms : 0;
}

/**
 * slowerBy tells how many times as long a calibration took as the best of late, and remembers the best.
 * @param paceMs null where there was none
 * @param knownMs what it was held against
 */
export function slowerBy(paceMs: number | null, knownMs: number | null) {
  if (!paceMs) return 1;
  if (!knownMs || paceMs < 1.2 * knownMs) {
    best = { ms: Math.min(paceMs, knownMs || Infinity), atMs: performance.now() };
  }
  return knownMs ? paceMs / knownMs : 1;
}
