// `test` for pages in Chromium: two servers, tabs on their pages, and a failure for any error that a page reports.
import { test as base, expect } from '@playwright/test';
import { allowErrors, unexpectedErrors } from './allowed-errors.ts';
import { withHosts, withSites } from './sites.ts';
import type {
  BrowserContext,
  Fixtures as PlaywrightFixtures,
  Page,
  PlaywrightTestArgs,
  PlaywrightWorkerArgs,
} from '@playwright/test';
import type { Host, Kind, Site } from './sites.ts';

export { expect };

export interface WorkerFixtures {
  /** Two servers of dist/, which also serve tests/pages/ and other folders under their own paths. */
  sites: Record<Kind, Site>;
}

export interface Fixtures {
  /** Allows errors that match, so that they do not fail the test. */
  allowErrors: (pattern: RegExp) => void;
  /** Every page error, unhandled rejection and console.error so far. */
  seenErrors: string[];
  /** Opens a page of a site in a new tab and waits until the page has loaded. */
  openPage: (kind?: Kind, path?: string) => Promise<Page>;
  /** Starts one more server with the given headers, and stops it after the test. */
  host: Host;
  /** Fails the test on errors that the test did not allow. */
  failOnErrors: void;
}

/** Returns a list that grows with every error in a page, frame or worker of the context. */
function collectErrors(context: BrowserContext) {
  const errors: string[] = [];
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

/** Logs what the pages of a failed test show, frame by frame. */
async function logPages(context: BrowserContext) {
  for (const frame of context.pages().flatMap((page) => page.frames())) {
    const shown = await frame
      .locator('body')
      .ariaSnapshot({ timeout: 2000 })
      .catch((error) => `nothing readable: ${error.message.split('\n')[0]}`);
    console.log(`${frame.url()} shows:\n${shown.slice(0, 6000)}`);
  }
}

export const test = base.extend({
  sites: [
    // Playwright reads the fixtures that a function needs from its destructured parameter.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => withSites(use),
    { scope: 'worker' },
  ],

  seenErrors: async ({ context }, use) => use(collectErrors(context)),

  allowErrors,

  failOnErrors: [
    async ({ context, sites, seenErrors }, use, info) => {
      for (const site of Object.values(sites)) site.requests.length = 0;
      await use();
      if (info.status !== info.expectedStatus) await logPages(context);
      for (const site of Object.values(sites)) site.clearFaults();
      expect(unexpectedErrors(seenErrors, info), 'errors that the page reported').toEqual([]);
    },
    { auto: true },
  ],

  openPage: async ({ context, sites, failOnErrors: _before }, use) => {
    await use(async (kind = 'isolated', path = '') => {
      const page = await context.newPage();
      await page.goto(new URL(path, sites[kind].url).href);
      return page;
    });
  },

  // eslint-disable-next-line no-empty-pattern
  host: async ({}, use) => withHosts(use),
} as PlaywrightFixtures<Fixtures, WorkerFixtures, PlaywrightTestArgs, PlaywrightWorkerArgs>);
