// `test` for faults: each test records what the reader sees, and when, for the table in docs/reliability.md.
import { test as base, expect } from './engine-test.ts';
import type { Fixtures, WorkerFixtures } from './engine-test.ts';
import type { TestInfo, TestType } from '@playwright/test';

export { expect };

/** What a reader sees of a fault. The title of the test names the fault. */
export interface Sight {
  /** Markdown, without figures of a single run. */
  sees: string;
  /**
   * The time since the fault, or since the start of the run if the fault was there before; 0 if nothing is seen of
   * it.
   */
  afterMs: number;
}

export interface Added {
  /** Records the row of the table; called once in each test. */
  record: (sight: Sight) => void;
}

export const test = base.extend({
  record: async (
    // Playwright reads the fixtures a function needs from its destructured parameter.
    // eslint-disable-next-line no-empty-pattern
    {}: {},
    use: (record: Added['record']) => Promise<void>,
    info: TestInfo,
  ) => {
    let sights = 0;
    await use((sight) => {
      sights += 1;
      info.annotations.push({ type: 'fault', description: JSON.stringify(sight) });
    });
    if (info.status === 'passed') expect(sights, 'sights recorded').toBe(1);
  },
}) as TestType<Fixtures & Added, WorkerFixtures>;
