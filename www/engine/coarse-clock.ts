// The step of a clock that made none in 5 ms: browsers that resist fingerprinting have steps of 16 or 100 ms.

const LOOKS = 64;
const LOOK_EVERY_MS = 4;
const ENOUGH = 3;

/**
 * coarseStepMs is the smallest of a few steps. The page is not held up for so long, so it looks now and then.
 * @param now the clock
 */
export async function coarseStepMs(now: () => number = () => performance.now()) {
  const steps = [];
  let before = now();
  for (let looks = 0; looks < LOOKS && steps.length < ENOUGH; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const next = now();
    if (next > before) steps.push(next - before);
    before = next;
  }
  // One that never moves has no step to tell; a second is more than any browser's.
  return Math.min(1000, ...steps);
}
