// Measures the step of a clock that made none in 5 ms. Browsers that resist fingerprinting have steps of 16 or 100 ms.

const MOST_LOOKS = 64;
const LOOK_EVERY_MS = 4;
const ENOUGH_STEPS = 3;

/** A second is longer than the step of any browser's clock. */
const LONGEST_STEP_MS = 1000;

/**
 * Returns the smallest of a few steps, in milliseconds. The clock is read every few milliseconds, so that the page does
 * not stand still meanwhile.
 * @param now the clock
 * @returns the longest step of all where the clock never moves
 */
export async function coarseStepMs(now: () => number = () => performance.now()): Promise<number> {
  const steps: number[] = [];
  let before = now();
  for (let looks = 0; looks < MOST_LOOKS && steps.length < ENOUGH_STEPS; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const next = now();
    if (next > before) steps.push(next - before);
    before = next;
  }
  return Math.min(LONGEST_STEP_MS, ...steps);
}
