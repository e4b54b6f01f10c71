// What every spec of the engines stands on: a browser by WebDriver, two servers, and pages that fail on any error.
import { test as base, expect } from '@playwright/test';
import { findEngine, whyMissing } from '../../scripts/lib/engines.js';
import { EMPTY_PAGE } from '../browser/engine.js';
import { processorSeconds, workersByProcess } from '../browser/processor.js';
import { withHosts, withSites } from '../sites.js';
import { openBrowser, startDriver } from './driver.js';
import { Tab, watched, words } from './tab.js';

export { expect };

/**
 * @typedef {import('../../scripts/lib/engines.js').Engine} Engine
 * @typedef {import('../sites.js').Kind} Kind
 * @typedef {import('../sites.js').Site} Site
 * @typedef {{ url: string, stop: () => void }} Driver
 *
 * @typedef {object} WorkerFixtures
 * @property {Record<Kind, Site>} sites
 * @property {Engine | null} installed
 * @property {Session} session
 *
 * @typedef {object} Fixtures
 * @property {Engine} engine
 * @property {Tab} tab on about:blank
 * @property {(kind?: Kind, path?: string) => Promise<Tab>} openPage opens a page of a site in the tab
 * @property {import('../sites.js').Host} host starts one more server, for this test
 * @property {(pattern: RegExp) => void} allowErrors lets a test see the errors that it provokes
 */

/** A Session keeps one browser for the specs of a worker, and starts another when it has been lost. */
class Session {
  /** @type {Driver | null} */
  #driver = null;
  /** @type {import('selenium-webdriver').WebDriver | null} */
  #browser = null;
  #engine;

  /** @param {Engine} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  /** browser gives the running one, or starts one. */
  async browser() {
    if (this.#browser) return this.#browser;
    this.#driver = await startDriver(this.#engine);
    this.#browser = await openBrowser(this.#driver.url, this.#engine);
    return this.#browser;
  }

  /**
   * turnsOver opens a tab and closes the others: a page that is only left may be kept for a reader who goes back, and
   * its workers with it. It tells whether the browser still answers.
   */
  async #turnsOver() {
    const browser = /** @type {import('selenium-webdriver').WebDriver} */ (this.#browser);
    try {
      const before = await browser.getAllWindowHandles();
      await browser.switchTo().newWindow('tab');
      const tab = await browser.getWindowHandle();
      for (const handle of before) {
        await browser.switchTo().window(handle);
        await browser.close();
      }
      await browser.switchTo().window(tab);
      return true;
    } catch {
      return false;
    }
  }

  /** rest leaves no page open. */
  async rest() {
    if (!(await this.#turnsOver())) await this.end();
  }

  /** end ends browser and driver. */
  async end() {
    await this.#browser?.quit().catch(() => {});
    this.#driver?.stop();
    this.#browser = null;
    this.#driver = null;
  }
}

/** watch has every page of a site keep its errors. */
const watch = (/** @type {Site} */ site) => void site.fault(/(\/|\.html)$/, { replace: watched });

/**
 * tell writes into the log what a page said when its test failed; one that answers no more is not waited for. What was
 * asked for last, the workers of each process and the time that they take say where it stands.
 * @param {Tab} tab
 * @param {string} name the engine's
 * @param {readonly Site[]} sites
 */
async function tell(tab, name, sites) {
  const said = Promise.all([words(tab), tab.errors()]).catch((error) => [String(error), []]);
  const late = new Promise((resolve) => setTimeout(() => resolve(['no answer', []]), 5000));
  const [shown, errors] = await Promise.race([said, late]);
  console.log(`${name}, ${[shown, ...errors].join('\n  ')}`);
  const asked = sites.flatMap(({ requests }) => requests.slice(-12)).join(' ');
  const workers = [...workersByProcess().values()].join(', ');
  const seconds = (await processorSeconds(500)).toFixed(2);
  console.log(
    `${name}: asked for ${asked}; workers by process ${workers}; ${seconds} of 0.5 s busy`,
  );
}

export const test = base.extend(
  /** @type {import('@playwright/test').Fixtures<Fixtures, WorkerFixtures>} */ ({
    sites: [
      // Playwright reads the fixtures a function needs from its destructured parameter.
      // eslint-disable-next-line no-empty-pattern
      async ({}, use) => withSites(use),
      { scope: 'worker' },
    ],

    installed: [
      // eslint-disable-next-line no-empty-pattern
      async ({}, use, { project }) => use(findEngine(project.name)),
      { scope: 'worker' },
    ],

    session: [
      async ({ installed }, use) => {
        const session = new Session(/** @type {Engine} */ (installed));
        await use(session);
        await session.end();
      },
      { scope: 'worker' },
    ],

    engine: async ({ installed }, use, info) => {
      info.skip(!installed, `${info.project.name}: ${whyMissing(info.project.name)}`);
      await use(/** @type {Engine} */ (installed));
    },

    // eslint-disable-next-line no-empty-pattern
    allowErrors: async ({}, use, info) => {
      await use((pattern) => {
        info.annotations.push({ type: 'allowed-error', description: pattern.source });
      });
    },

    tab: async ({ engine: _engine, session, sites }, use, info) => {
      for (const site of Object.values(sites)) {
        site.clearFaults();
        site.requests.length = 0;
        watch(site);
      }
      const tab = new Tab(await session.browser());
      await use(tab);
      if (info.status !== info.expectedStatus)
        await tell(tab, info.project.name, Object.values(sites));
      const allowed = info.annotations
        .filter(({ type }) => type === 'allowed-error')
        .map(({ description }) => new RegExp(description ?? ''));
      const errors = await tab.errors();
      const unexpected = errors.filter((text) => !allowed.some((each) => each.test(text)));
      await session.rest();
      expect(unexpected, 'errors that the page reported').toEqual([]);
    },

    // eslint-disable-next-line no-empty-pattern
    host: async ({}, use) => {
      await withHosts((host) =>
        use(async (headers, folder) => {
          const site = await host(headers, folder);
          watch(site);
          return site;
        }),
      );
    },

    openPage: async ({ tab, sites }, use) => {
      await use(async (kind = 'isolated', path = EMPTY_PAGE) => {
        await tab.open(new URL(path, sites[kind].url).href);
        return tab;
      });
    },
  }),
);
