// Where a run was measured.

import { coreCount, support } from '../core/support.ts';
import { lazy } from '../core/lazy.ts';
import type { Environment } from '../core/report.ts';

let measured: Promise<Environment> | null = null;

/** environment describes browser and machine; the clock's step is measured once. */
export const environment = () => (measured ??= describe());

async function describe() {
  const stepMs = fineStepMs() ?? (await coarseStep());
  return {
    userAgent: navigator.userAgent,
    cores: coreCount(),
    isolated: support().isolated,
    // Steps are told to a whole microsecond: what is beyond is rounding.
    clockStepMs: Math.round(stepMs * 1000) / 1000,
  };
}

/** As long as the page may be held up, and looks enough for that. */
const LOOK_MS = 5;
const LOOKS = 1e5;

/** fineStepMs is the smallest step that the clock was seen to make, or null where it made none. */
function fineStepMs() {
  let smallest = Infinity;
  let before = performance.now();
  const endMs = before + LOOK_MS;
  for (let looks = 0; looks < LOOKS && before < endMs; looks += 1) {
    const now = performance.now();
    if (now > before) smallest = Math.min(smallest, now - before);
    before = now;
  }
  return smallest < LOOK_MS ? smallest : null;
}

/** Few browsers have a clock so coarse. */
const coarseClock = lazy('The code for coarse clocks', () => import('./coarse-clock.ts'));

const coarseStep = () =>
  coarseClock.load().then(
    ({ coarseStepMs }) => coarseStepMs(),
    () => 100,
  );
