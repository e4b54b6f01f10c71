// The number of runs in a comparison: disturbed runs are repeated.
import { expect } from '@playwright/test';

/**
 * Checks that each strategy ran as often as asked, and once more for each disturbed run. Runs disturbed in the last
 * of three rounds are not repeated.
 */
export function expectRuns(
  runs: readonly { strategy: string; disturbed: string | null }[],
  strategies: readonly string[],
  repeats: number,
) {
  for (const strategy of strategies) {
    const own = runs.filter((run) => run.strategy === strategy);
    const disturbed = own.filter((run) => run.disturbed).length;
    expect(own.length, strategy).toBeGreaterThanOrEqual(repeats + Math.min(disturbed, 1));
    expect(own.length, strategy).toBeLessThanOrEqual(repeats + disturbed);
  }
}
