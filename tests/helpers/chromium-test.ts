// What every page test stands on: two servers, pages that fail on any error, the processor's clock.
import { test as base, expect } from '@playwright/test';
import { withSites } from './sites.ts';
import type { Site } from '../../scripts/serve.js';
import type { Kind } from './sites.ts';
import type {
  BrowserContext,
  Fixtures as PlaywrightFixtures,
  Page,
  PlaywrightTestArgs,
  PlaywrightWorkerArgs,
} from '@playwright/test';

export { expect };
export { processorSeconds } from './processor.ts';

export interface WorkerFixtures {
  /** Both serve dist/, and tests/pages/ and more under their own paths. */
  sites: Record<Kind, Site>;
}

export interface Fixtures {
  /** Lets a test see the errors that it provokes. */
  allowErrors: (pattern: RegExp) => void;
  /** Every page error, unhandled rejection and console.error so far. */
  seenErrors: string[];
  /**
   * Opens
   * a page of a site in a new tab and waits until it has loaded.
   */
  openPage: (kind?: Kind, path?: string) => Promise<Page>;
  /** Fails the test on errors that it did not allow. */
  calm: void;
}

/** collectErrors collects what goes wrong in any page, frame or worker of a context. */
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

/** unexpectedErrors leaves out what a test allows. */
export const unexpectedErrors = (seen: string[], allowed: RegExp[]) =>
  seen.filter((text) => !allowed.some((each) => each.test(text)));

/** tellShown writes into the log what the pages of a test that failed show, each frame by itself. */
async function tellShown(context: BrowserContext) {
  for (const frame of context.pages().flatMap((page) => page.frames())) {
    const shown = await frame
      .locator('body')
      .ariaSnapshot({ timeout: 2000 })
      .catch((error) => `nothing that can be read: ${error.message.split('\n')[0]}`);
    console.log(`${frame.url()} shows:\n${shown.slice(0, 6000)}`);
  }
}

export const test = base.extend({
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
} as PlaywrightFixtures<Fixtures, WorkerFixtures, PlaywrightTestArgs, PlaywrightWorkerArgs>);
