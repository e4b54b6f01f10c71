// What every page test stands on: two servers, pages that fail on any error, the processor's clock.
import { test as base, expect } from '@playwright/test';
import { withSites } from './sites.js';

export { expect };
export { processorSeconds } from './processor.js';

/**
 * @typedef {import('./sites.js').Kind} Kind
 * @typedef {import('./sites.js').Site} Site
 */

/**
 * @typedef {object} WorkerFixtures
 * @property {Record<Kind, Site>} sites both serve dist/, and tests/pages/ and more under their own paths
 */

/**
 * @typedef {object} Fixtures
 * @property {(pattern: RegExp) => void} allowErrors lets a test see the errors that it provokes
 * @property {string[]} seenErrors every page error, unhandled rejection and console.error so far
 * @property {(kind?: Kind, path?: string) => Promise<import('@playwright/test').Page>} openPage opens
 *   a page of a site in a new tab and waits until it has loaded
 * @property {void} calm fails the test on errors that it did not allow
 */

/** collectErrors collects what goes wrong in any page, frame or worker of a context. */
function collectErrors(/** @type {import('@playwright/test').BrowserContext} */ context) {
  /** @type {string[]} */
  const errors = [];
  context.on('weberror', (event) => {
    const error = event.error();
    errors.push(`page error: ${error?.stack ?? error}`);
  });
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    errors.push(`console.error: ${message.text()} (${message.location().url})`);
  });
  return errors;
}

/** unexpectedErrors leaves out what a test allows. */
export const unexpectedErrors = (/** @type {string[]} */ seen, /** @type {RegExp[]} */ allowed) =>
  seen.filter((text) => !allowed.some((each) => each.test(text)));

/** tellShown writes into the log what the pages of a test that failed show, each frame by itself. */
async function tellShown(/** @type {import('@playwright/test').BrowserContext} */ context) {
  for (const frame of context.pages().flatMap((page) => page.frames())) {
    const shown = await frame
      .locator('body')
      .ariaSnapshot({ timeout: 2000 })
      .catch((error) => `nothing that can be read: ${error.message.split('\n')[0]}`);
    console.log(`${frame.url()} shows:\n${shown.slice(0, 6000)}`);
  }
}

export const test = base.extend(
  /** @type {import('@playwright/test').Fixtures<Fixtures, WorkerFixtures, import('@playwright/test').PlaywrightTestArgs, import('@playwright/test').PlaywrightWorkerArgs>} */ ({
    sites: [
      // Playwright reads the fixtures a function needs from its destructured parameter.
      // eslint-disable-next-line no-empty-pattern
      async ({}, use) => withSites(use),
      { scope: 'worker' },
    ],

    seenErrors: async ({ context }, use) => use(collectErrors(context)),

    // eslint-disable-next-line no-empty-pattern
    allowErrors: async ({}, use, info) => {
      await use((pattern) => {
        info.annotations.push({ type: 'allowed-error', description: pattern.source });
      });
    },

    calm: [
      async ({ context, sites, seenErrors }, use, info) => {
        for (const site of Object.values(sites)) site.requests.length = 0;
        await use();
        if (info.status !== info.expectedStatus) await tellShown(context);
        for (const site of Object.values(sites)) site.clearFaults();
        const allowed = info.annotations
          .filter(({ type }) => type === 'allowed-error')
          .map(({ description }) => new RegExp(description ?? ''));
        const unexpected = unexpectedErrors(seenErrors, allowed);
        expect(unexpected, 'errors that the page reported').toEqual([]);
      },
      { auto: true },
    ],

    openPage: async ({ context, sites, calm: _calm }, use) => {
      await use(async (kind = 'isolated', path = '') => {
        const page = await context.newPage();
        await page.goto(new URL(path, sites[kind].url).href);
        return page;
      });
    },
  }),
);
