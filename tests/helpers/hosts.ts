// Posts on hosts of other origins: what they send, and the tag in them.

import { swap, withHosts } from './sites.ts';
import { writeTag } from './tag.ts';
import { test as base } from './chromium-test.ts';
import type { Site } from '../../scripts/serve.js';
import type {
  Locator,
  Page,
  PlaywrightTestArgs,
  PlaywrightTestOptions,
  PlaywrightWorkerArgs,
  PlaywrightWorkerOptions,
  TestType,
} from '@playwright/test';
import type { Fixtures, WorkerFixtures } from './chromium-test.ts';
import type { Host } from './sites.ts';

export { HOST, call, heard } from './tag.ts';

export interface Added {
  host: Host;
}

/** test with `host`, which starts one more server with the headers given and ends it after the test. */
export const test = base.extend({
  host: async (
    // Playwright reads the fixtures a function needs from its destructured parameter.
    // eslint-disable-next-line no-empty-pattern
    {}: {},
    use: (host: Added['host']) => Promise<void>,
  ) => {
    await withHosts(use);
  },
}) as TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & Fixtures & Added,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & WorkerFixtures
>;

/**
 * losePatience has elements of a site bear a frame that says nothing for 3 s, for tests that are not about those 10 s.
 */
export const losePatience = (site: Site) =>
  site.fault(/assets\/host-.*\.js$/, { replace: swap('1e4', '3e3') });

/**
 * putTag writes the tag into a page as an author would, and gives it.
 * @param url where Racelane's files are
 */
export async function putTag(
  page: Page,
  url: string,
  attributes?: Record<string, string>,
  script?: { crossorigin?: boolean },
) {
  await writeTag(page, url, attributes, script);
  return page.locator('race-lane').last();
}

/** inFrame gives the widget within the frame that a tag has made. */
export const inFrame = (tag: Locator) => tag.frameLocator('iframe').locator('race-lane');

/** rowOf gives a strategy's row. */
export const rowOf = (widget: Locator, strategy: string) =>
  widget.locator(`[data-strategy=${strategy}]`);

/**
 * shifts adds up how far things have moved by themselves, from now on: call it, then ask the page for `layoutShift`.
 */
export const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const heard = window as any;
    heard.layoutShift = 0;
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries()) {
        heard.layoutShift += (entry as any).value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
