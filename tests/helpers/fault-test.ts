// What a spec of faults has besides: it tells the table in docs/reliability.md what the reader sees, and when.
import { test as base, expect } from './engine-test.ts';
import type { Fixtures, WorkerFixtures } from './engine-test.ts';
import type { TestInfo, TestType } from '@playwright/test';

export { expect };

/** A Sight is what a reader gets to see of a fault. The title of the test is the fault. */
export interface Sight {
  /** In Markdown, without figures of this one run. */
  sees: string;
  /**
   * From the fault, or from the start of the run where the fault was there before; 0 where
   * nothing is to be seen of it.
   */
  afterMs: number;
}

export interface Added {
  /** Tells the table, once a test. */
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
