// Posts on hosts of other origins: what they send, and the tag in them.

import { swap, withHosts } from './sites.js';
import { writeTag } from './tag.js';
import { test as base } from './chromium-test.js';

export { HOST, call, heard } from './tag.js';

/**
 * @typedef {import('@playwright/test').Page} Page
 *
 * @typedef {object} Added
 * @property {import('./sites.js').Host} host
 */

/** test with `host`, which starts one more server with the headers given and ends it after the test. */
export const test =
  /** @type {import('@playwright/test').TestType<import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions & import('./chromium-test.js').Fixtures & Added, import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions & import('./chromium-test.js').WorkerFixtures>} */ (
    base.extend({
      host: async (
        // Playwright reads the fixtures a function needs from its destructured parameter.
        // eslint-disable-next-line no-empty-pattern
        /** @type {{}} */ {},
        /** @type {(host: Added['host']) => Promise<void>} */ use,
      ) => {
        await withHosts(use);
      },
    })
  );

/**
 * losePatience has elements of a site bear a frame that says nothing for 3 s, for tests that are not about those 10 s.
 * @param {import('./sites.js').Site} site
 */
export const losePatience = (site) =>
  site.fault(/assets\/host-.*\.js$/, { replace: swap('1e4', '3e3') });

/**
 * putTag writes the tag into a page as an author would, and gives it.
 * @param {Page} page
 * @param {string} url where Racelane's files are
 * @param {Record<string, string>} [attributes]
 * @param {{ crossorigin?: boolean }} [script]
 */
export async function putTag(page, url, attributes, script) {
  await writeTag(page, url, attributes, script);
  return page.locator('race-lane').last();
}

/**
 * inFrame gives the widget within the frame that a tag has made.
 * @param {import('@playwright/test').Locator} tag
 */
export const inFrame = (tag) => tag.frameLocator('iframe').locator('race-lane');

/**
 * rowOf gives a strategy's row.
 * @param {import('@playwright/test').Locator} widget
 * @param {string} strategy
 */
export const rowOf = (widget, strategy) => widget.locator(`[data-strategy=${strategy}]`);

/**
 * shifts adds up how far things have moved by themselves, from now on: call it, then ask the page for `layoutShift`.
 * @param {Page} page
 */
export const watchShifts = (page) =>
  page.addInitScript(() => {
    const heard = /** @type {any} */ (window);
    heard.layoutShift = 0;
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries()) {
        heard.layoutShift += /** @type {any} */ (entry).value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
