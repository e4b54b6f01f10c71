// Measures the step of a clock that made none in 5 ms. Browsers that resist fingerprinting have steps of 16 or 100 ms.

const MOST_READINGS = 64;
const READING_INTERVAL_MS = 4;
const ENOUGH_STEPS = 3;

/** A second is longer than the step of any browser's clock. */
const LONGEST_STEP_MS = 1000;

/**
 * Returns the smallest of a few steps, in milliseconds. Between two readings of the clock the page can do other work.
 * @param now the clock
 * @returns the longest step of all where the clock never moves
 */
export async function coarseStepMs(now: () => number = () => performance.now()): Promise<number> {
  const steps: number[] = [];
  let before = now();
  for (let readings = 0; readings < MOST_READINGS && steps.length < ENOUGH_STEPS; readings += 1) {
    await new Promise((resolve) => setTimeout(resolve, READING_INTERVAL_MS));
    const next = now();
    if (next > before) steps.push(next - before);
    before = next;
  }
  return Math.min(LONGEST_STEP_MS, ...steps);
}
