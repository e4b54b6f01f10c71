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

/** Another program may take the core and make steps look long. Of this many steps, at least one is right. */
const ENOUGH_STEPS = 5;
/** Up to this length steps are measured in a busy loop. Longer steps are measured without blocking the page. */
const LONGEST_FINE_MS = 5;
const MOST_READINGS = 1e5;

/** Returns the smallest of some steps of the clock, or null where the clock is coarse. */
function fineStepMs(): number | null {
  let smallest = Infinity;
  let steps = 0;
  let before = performance.now();
  for (let readings = 0; readings < MOST_READINGS && steps < ENOUGH_STEPS; readings += 1) {
    const now = performance.now();
    if (now > before) {
      smallest = Math.min(smallest, now - before);
      steps += 1;
    }
    before = now;
  }
  return smallest < LONGEST_FINE_MS ? smallest : null;
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
