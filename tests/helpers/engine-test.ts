// `test` for every engine: a browser controlled by WebDriver, two servers, and a failure for any error that a page
// reports.
import { setTimeout as sleep } from 'node:timers/promises';
import { test as base, expect } from '@playwright/test';
import { findEngine, whyMissing } from '../../scripts/lib/engines.js';
import { allowErrors, unexpectedErrors } from './allowed-errors.ts';
import { EMPTY_PAGE } from './module-calls.ts';
import {
  busiestThreads,
  largestProcessBytes,
  workerThreads,
  workersByProcess,
} from './processor.ts';
import { withHosts, withSites } from './sites.ts';
import { openBrowser, startDriver } from './driver.ts';
import { Tab, watched, words } from './tab.ts';
import type { Engine } from '../../scripts/lib/engines.js';
import type { Site } from '../../scripts/serve.js';
import type { Host, Kind } from './sites.ts';
import type { Fixtures as PlaywrightFixtures } from '@playwright/test';
import type { WebDriver } from 'selenium-webdriver';

export { expect };

export type Driver = { url: string; stop: () => void };

export interface WorkerFixtures {
  sites: Record<Kind, Site>;
  installed: Engine | null;
  session: Session;
}

export interface Fixtures {
  engine: Engine;
  /** A tab on about:blank. */
  tab: Tab;
  /** Opens a page of a site in the tab. */
  openPage: (kind?: Kind, path?: string) => Promise<Tab>;
  /** Starts one more server, for this test. */
  host: Host;
  /** Allows errors that match, so that they do not fail the test. */
  allowErrors: (pattern: RegExp) => void;
}

/** Limits for a busy machine: an empty page answers, a page answers a question, the browser quits, workers end. */
const LIMITS_MS = { answers: 20_000, speaks: 5000, ends: 5000, goes: 1200 };

const TRIES = 3;

/** No process of a browser keeps this much memory after small runs. */
const LARGE_BYTES = 500 * 2 ** 20;

/**
 * Waits for a promise for a limited time.
 * @returns undefined if it took too long
 */
const within = <T>(ms: number, something: Promise<T>): Promise<T | undefined> =>
  Promise.race([something, sleep(ms, undefined, { ref: false })]);

/** Opens a page and returns whether the page answers a script. */
async function answersAt(browser: WebDriver, url: string) {
  try {
    await browser.get(url);
    return await browser.executeAsyncScript('arguments[0](true)');
  } catch {
    return false;
  }
}

/** Keeps one browser for all specs of a Playwright worker, and starts another if that one is lost. */
class Session {
  #driver: Driver | null = null;
  #browser: WebDriver | null = null;
  #engine;
  #emptyUrl;

  /** Whether a test has left its page to the next one. */
  keepsPage = false;

  /** @param emptyUrl of a page with nothing in it */
  constructor(engine: Engine, emptyUrl: string) {
    this.#engine = engine;
    this.#emptyUrl = emptyUrl;
  }

  /** Returns the running browser, or starts one. */
  async browser() {
    return this.#browser ?? this.browserAt(this.#emptyUrl);
  }

  /** Starts the driver and the browser if they do not run. On a busy machine either may give up. */
  async #start() {
    this.#driver ??= await startDriver(this.#engine);
    this.#browser ??= await openBrowser(this.#driver.url, this.#engine);
    return this.#browser;
  }

  /**
   * Opens an empty page. WebKitGTK's driver may lose the first script of a new page and then waits for ever, so a
   * browser that does not answer there is restarted.
   */
  async browserAt(emptyUrl: string) {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const browser = await this.#start().catch((error) => void console.log(String(error)));
      if (browser && (await within(LIMITS_MS.answers, answersAt(browser, emptyUrl))))
        return browser;
      console.log(`${this.#engine.name}: no answer from an empty page, so it is started anew`);
      await this.end();
    }
    throw new Error(`${this.#engine.label} did not answer, ${TRIES} times.`);
  }

  /**
   * Opens a new tab and closes the others. A page that is only left may be cached, together with its workers.
   * Returns whether the browser still answers.
   */
  async #turnsOver() {
    const browser = this.#browser as WebDriver;
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

  /** Closes a page that was kept. If it were only left, it could be cached with workers that have yet to end. */
  async closeKept() {
    if (!this.keepsPage) return;
    this.keepsPage = false;
    if (!(await this.#turnsOver())) await this.end();
  }

  /**
   * Returns whether all workers end in time. Workers of a finished run end within a second, except those of a pool.
   */
  async #isAlone() {
    for (const endMs = performance.now() + LIMITS_MS.goes; performance.now() < endMs;) {
      if (workerThreads() === 0) return true;
      await sleep(100);
    }
    return false;
  }

  /** Returns whether the tab is visible. */
  async #isSeen() {
    const look = `return document.visibilityState === 'visible'`;
    return (await this.#browser?.executeScript(look).catch(() => false)) === true;
  }

  /**
   * Removes everything of a page that could affect the next test. Opening a new tab takes longer than a small test,
   * so an empty page without workers and large memory stays. WebKitGTK always gets a new tab: its cached pages
   * share a few gigabytes of memory. So does a hidden tab: a frozen one never draws again.
   */
  async rest(wasEmpty: boolean) {
    const mayStay = wasEmpty && !this.#engine.name.startsWith('webkit');
    const staysAlone = mayStay && (await this.#isAlone()) && (await this.#isSeen());
    if (staysAlone && largestProcessBytes() < LARGE_BYTES) return;
    if (!(await this.#turnsOver())) await this.end();
  }

  /** Ends the browser and its driver. */
  async end() {
    await within(LIMITS_MS.ends, this.#browser?.quit().catch(() => {}) ?? Promise.resolve());
    this.#driver?.stop();
    this.#browser = null;
    this.#driver = null;
  }
}

const isEmptyPage = (url: string) => url.endsWith(EMPTY_PAGE);

/** Makes every page of a site collect its errors. */
export const watch = (site: Site) => void site.fault(/(\/|\.html)$/, { replace: watched });

/**
 * Logs what the page of a failed test shows and reported, the last requests, the workers of each process and the
 * busiest threads. A page that no longer answers is not waited for.
 */
async function tell(tab: Tab, name: string, sites: readonly Site[]) {
  const said = Promise.all([words(tab), tab.errors()]).catch((error) => [String(error), []]);
  const [shown, errors] = (await within(LIMITS_MS.speaks, said)) ?? ['no answer', []];
  console.log(`${name}, ${[shown, ...errors].join('\n  ')}`);
  const asked = sites.flatMap(({ requests }) => requests.slice(-12)).join(' ');
  const workers = [...workersByProcess().values()].join(', ');
  const busiest = await busiestThreads(500);
  console.log(
    `${name}: asked for ${asked}; workers by process ${workers}; busy in 500 ms: ${busiest}`,
  );
}

export const test = base.extend({
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
    async ({ installed, sites }, use) => {
      const emptyUrl = new URL(EMPTY_PAGE, sites.isolated.url).href;
      const session = new Session(installed as Engine, emptyUrl);
      await use(session);
      await session.end();
    },
    { scope: 'worker' },
  ],

  engine: async ({ installed }, use, info) => {
    info.skip(!installed, `${info.project.name}: ${whyMissing(info.project.name)}`);
    await use(installed as Engine);
  },

  allowErrors,

  tab: async ({ engine: _engine, session, sites }, use, info) => {
    for (const site of Object.values(sites)) {
      site.clearFaults();
      site.requests.length = 0;
      watch(site);
    }
    await session.closeKept();
    const tab = new Tab(await session.browser());
    await use(tab);
    if (info.status !== info.expectedStatus)
      await tell(tab, info.project.name, Object.values(sites));
    const unexpected = unexpectedErrors(await tab.errors(), info);
    const wasEmpty = info.status === 'passed' && tab.addresses.every(isEmptyPage);
    await session.rest(wasEmpty);
    expect(unexpected, 'errors that the page reported').toEqual([]);
  },

  // eslint-disable-next-line no-empty-pattern
  host: async ({}, use) => {
    await withHosts((host) =>
      use(async (...given) => {
        const site = await host(...given);
        watch(site);
        return site;
      }),
    );
  },

  openPage: async ({ tab, session, sites }, use) => {
    await use(async (kind = 'isolated', path = EMPTY_PAGE) => {
      const url = new URL(path, sites[kind].url).href;
      if (path !== EMPTY_PAGE) await tab.open(url);
      else {
        await tab.leave();
        tab.moveTo(await session.browserAt(url), url);
      }
      return tab;
    });
  },
} as PlaywrightFixtures<Fixtures, WorkerFixtures>);
