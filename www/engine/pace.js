// How fast the processor is: each computing run ends with a calibration, and slow ones are known by the best of late.

/** What was best may hold no longer after so long: a machine that was unplugged meanwhile is measured as it is. */
const KEPT_MS = 60_000;

/** Runs that compute less than this many numbers say nothing about the processor, nor it about them. */
const LEAST_NUMBERS = 10_000_000;

/** The shortest calibration of late. @type {{ ms: number, atMs: number } | null} */
let best = null;

/** forgetPace lets the next calibration be the measure, as a comparison does that begins. */
export function forgetPace() {
  best = null;
}

/**
 * knownPaceMs is what a run's calibration will be held against: 0 for nothing yet, null where there is to be none.
 * @param {import('../core/report.js').Options} options
 * @param {number} clockStepMs
 */
export function knownPaceMs({ tasks, size }, clockStepMs) {
  if (tasks * size < LEAST_NUMBERS || clockStepMs > 0.5) return null;
  return best && performance.now() - best.atMs < KEPT_MS ? best.ms : 0;
}

/**
 * slowerBy tells how many times as long a calibration took as the best of late, and remembers the best.
 * @param {number | null} paceMs null where there was none
 * @param {number | null} knownMs what it was held against
 */
export function slowerBy(paceMs, knownMs) {
  if (!paceMs) return 1;
  if (!knownMs || paceMs < 1.2 * knownMs) {
    best = { ms: Math.min(paceMs, knownMs || Infinity), atMs: performance.now() };
  }
  return knownMs ? paceMs / knownMs : 1;
}
