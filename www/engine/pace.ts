// Detects a slowed-down processor: each computing run ends with a short calibration, which is compared with the fastest
// calibration of the last minute.

import type { Options } from '../core/report.ts';

/** The fastest calibration counts for this long. Later the machine may run at another pace, unplugged for example. */
const KEPT_MS = 60_000;

/** A run that computes fewer numbers ends before the pace of the processor matters. */
const LEAST_NUMBERS = 10_000_000;

/** A clock with longer steps cannot time a calibration. */
const LONGEST_STEP_MS = 0.5;

/** A calibration counts as equally fast up to this ratio to the fastest. */
const SAME_PACE_RATIO = 1.2;

let fastest: { ms: number; atMs: number } | null = null;

/** Forgets the fastest calibration, so that a comparison starts with its own. */
export function forgetPace() {
  fastest = null;
}

/**
 * Returns the calibration that a run's own will be compared with, in milliseconds: 0 where none is known yet, and null
 * where the run is not calibrated.
 */
export function knownPaceMs({ tasks, size }: Options, clockStepMs: number): number | null {
  if (tasks * size < LEAST_NUMBERS || clockStepMs > LONGEST_STEP_MS) return null;
  return fastest && performance.now() - fastest.atMs < KEPT_MS ? fastest.ms : 0;
}

/**
 * Returns how many times as long a calibration took as the known one, and remembers the faster of both.
 * @param paceMs the calibration; null where there was none
 * @param knownMs as `knownPaceMs` returned it before the run
 * @returns 1 where there is nothing to compare
 */
export function slowerBy(paceMs: number | null, knownMs: number | null): number {
  if (!paceMs) return 1;
  if (!knownMs || paceMs < SAME_PACE_RATIO * knownMs) {
    fastest = { ms: Math.min(paceMs, knownMs || Infinity), atMs: performance.now() };
  }
  return knownMs ? paceMs / knownMs : 1;
}
