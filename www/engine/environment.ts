// Describes where a run was measured: the browser, the processors, and the step of the clock.

import { lazy } from '../core/lazy.ts';
import { coreCount, support } from '../core/support.ts';
import type { Environment } from '../core/report.ts';

let description: Promise<Environment> | null = null;

/** Returns where runs of this page are measured. The step of the clock is measured at the first call alone. */
export const environment = () => (description ??= describe());

async function describe(): Promise<Environment> {
  const stepMs = fineStepMs() ?? (await coarseStep());
  return {
    userAgent: navigator.userAgent,
    cores: coreCount(),
    isolated: support().isolated,
    // Rounded to whole microseconds: differences of doubles are no more exact.
    clockStepMs: Math.round(stepMs * 1000) / 1000,
  };
}

/** The page stands still for this long at most, or for this many readings of the clock. */
const LONGEST_LOOK_MS = 5;
const MOST_READINGS = 1e5;

/** Returns the smallest step that the clock made, or null where it made none while the page stood still. */
function fineStepMs(): number | null {
  let smallest = Infinity;
  let before = performance.now();
  const endMs = before + LONGEST_LOOK_MS;
  for (let readings = 0; readings < MOST_READINGS && before < endMs; readings += 1) {
    const now = performance.now();
    if (now > before) smallest = Math.min(smallest, now - before);
    before = now;
  }
  return smallest < LONGEST_LOOK_MS ? smallest : null;
}

/** Loaded on demand, since few browsers have such a clock. */
const coarseClock = lazy('The code for coarse clocks', () => import('./coarse-clock.ts'));

/** The step that is assumed where the code for coarse clocks does not load. */
const ASSUMED_STEP_MS = 100;

const coarseStep = () =>
  coarseClock.load().then(
    ({ coarseStepMs }) => coarseStepMs(),
    () => ASSUMED_STEP_MS,
  );
