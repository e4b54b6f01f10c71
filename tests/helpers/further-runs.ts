// How many runs a comparison makes: what the machine disturbed is run again.
import { expect } from '@playwright/test';

/**
 * expectRuns holds runs to what was asked for: each strategy so many times, and once more for each that was disturbed, but
 * for those of the last of three rounds.
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
