// Posts on hosts of other origins: what they send, and the tag in them.

import { at } from '../../scripts/lib/paths.js';
import { serve } from '../../scripts/serve.js';
import { test as base } from './fixtures.js';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('../../scripts/serve.js').Site} Site
 *
 * @typedef {object} Added
 * @property {(headers?: Record<string, string>, folder?: string) => Promise<Site>} host
 */

export const HOST = 'tests/pages/host.html';

/**
 * test with `host`, which starts one more server with the headers given and ends it after the test. It serves dist/ too,
 * in the folder named, and the test pages.
 */
export const test =
  /** @type {import('@playwright/test').TestType<import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions & import('./fixtures.js').Fixtures & Added, import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions & import('./fixtures.js').WorkerFixtures>} */ (
    base.extend({
      host: async (
        // Playwright reads the fixtures a function needs from its destructured parameter.
        // eslint-disable-next-line no-empty-pattern
        /** @type {{}} */ {},
        /** @type {(host: Added['host']) => Promise<void>} */ use,
      ) => {
        /** @type {Site[]} */
        const open = [];
        await use(async (headers = {}, folder = '') => {
          const pages = at('tests', 'pages');
          const mounts = { '/tests/pages/': pages, [`/${folder}`]: at('dist') };
          const site = await serve({ root: folder ? pages : at('dist'), mounts, headers });
          open.push(site);
          return site;
        });
        await Promise.all(open.map((site) => site.close()));
      },
    })
  );

/**
 * putTag writes the tag into a page as an author would, and gives it.
 * @param {Page} page
 * @param {string} url where Racelane's files are
 * @param {Record<string, string>} [attributes]
 * @param {{ crossorigin?: boolean }} [script]
 */
export async function putTag(page, url, attributes = {}, { crossorigin = false } = {}) {
  await page.evaluate(
    ([src, given, anonymous]) => {
      const lane = document.createElement('race-lane');
      for (const [name, value] of Object.entries(given)) lane.setAttribute(name, value);
      lane.textContent = 'What readers see without JavaScript.';
      document.body.append(lane);
      const heard = /** @type {any} */ (window);
      heard.heard ??= [];
      for (const type of ['start', 'update', 'result', 'error', 'cancel']) {
        lane.addEventListener(`race-${type}`, (event) =>
          heard.heard.push({ type, detail: /** @type {CustomEvent} */ (event).detail }),
        );
      }
      const script = document.createElement('script');
      script.type = 'module';
      script.src = src;
      if (anonymous) script.crossOrigin = 'anonymous';
      document.body.append(script);
    },
    /** @type {const} */ ([`${url}racelane.js`, attributes, crossorigin]),
  );
  return page.locator('race-lane').last();
}

/**
 * heard gives what the element's events have told so far, updates left out.
 * @param {Page} page
 * @returns {Promise<{ type: string, detail: any }[]>}
 */
export const heard = (page) =>
  page.evaluate(() =>
    /** @type {any} */ (window).heard
      .filter((/** @type {any} */ { type }) => type !== 'update')
      .map((/** @type {any} */ { type, detail }) => ({
        type,
        detail: detail instanceof Error ? { ...detail, message: detail.message } : detail,
      })),
  );

/**
 * inFrame gives the widget within the frame that a tag has made.
 * @param {import('@playwright/test').Locator} tag
 */
export const inFrame = (tag) => tag.frameLocator('iframe').locator('race-lane');

/**
 * call calls a method of the element and gives the result, or the error in words.
 * @param {import('@playwright/test').Locator} tag
 * @param {'run' | 'compare'} method
 * @param {string} [strategy]
 * @returns {Promise<any>}
 */
export const call = (tag, method, strategy) =>
  tag.evaluate(
    async (/** @type {any} */ element, { name, argument }) => {
      await customElements.whenDefined('race-lane');
      return element[name](argument).catch((/** @type {any} */ error) => ({
        failed: true,
        name: error.name,
        code: error.code,
        message: error.message,
      }));
    },
    { name: method, argument: strategy },
  );

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
