// What a spec of faults has besides: it tells the table in docs/reliability.md what the reader sees, and when.
import { test as base, expect } from './engine-test.js';

export { expect };

/**
 * A Sight is what a reader gets to see of a fault. The title of the test is the fault.
 * @typedef {object} Sight
 * @property {string} sees in Markdown, without figures of this one run
 * @property {number} afterMs from the fault, or from the start of the run where the fault was there before; 0 where
 *   nothing is to be seen of it
 *
 * @typedef {object} Added
 * @property {(sight: Sight) => void} record tells the table, once a test
 */

export const test =
  /** @type {import('@playwright/test').TestType<import('./engine-test.js').Fixtures & Added, import('./engine-test.js').WorkerFixtures>} */ (
    base.extend({
      record: async (
        // Playwright reads the fixtures a function needs from its destructured parameter.
        // eslint-disable-next-line no-empty-pattern
        /** @type {{}} */ {},
        /** @type {(record: Added['record']) => Promise<void>} */ use,
        /** @type {import('@playwright/test').TestInfo} */ info,
      ) => {
        let sights = 0;
        await use((sight) => {
          sights += 1;
          info.annotations.push({ type: 'fault', description: JSON.stringify(sight) });
        });
        if (info.status === 'passed') expect(sights, 'sights recorded').toBe(1);
      },
    })
  );
