// A tab as the specs use it: the same few calls in every engine, and the errors that pages report.
import { setTimeout as sleep } from 'node:timers/promises';
import { error as webDriverErrors } from 'selenium-webdriver';
import type { WebDriver, WebElement } from 'selenium-webdriver';

/** A script that collects a page's errors and clicks from its first script on. */
const WATCH = `<script>
  window.seenErrors = [];
  window.seenClicks = [];
  addEventListener('click', (event) => {
    const path = event.composedPath().slice(0, 3).map((part) => (part.outerHTML ? part.cloneNode(false).outerHTML : '').slice(0, 120));
    seenClicks.push(Math.round(event.timeStamp) + ' ms: ' + path.reverse().join(''));
  }, true);
  window.importInPage = (url) => import(url);
  addEventListener('error', (event) => {
    if (event.error || event.message) seenErrors.push('page error: ' + (event.error?.stack || event.message));
  });
  addEventListener('unhandledrejection', (event) =>
    seenErrors.push('unhandled rejection: ' + (event.reason?.stack || event.reason)));
  const { error } = console;
  console.error = (...all) => {
    seenErrors.push('console.error: ' + all.join(' '));
    error.apply(console, all);
  };
</script>`;

/** Adds that script to a page of HTML. */
export const watched = (html: string) => html.replace('<head>', `<head>${WATCH}`);

/** A busy machine may take this long to load what an element, or the page in a frame, consists of. */
const FOUND_MS = 30_000;

/** How often an element is looked up that is drawn anew each time. */
const STALE_TRIES = 5;

export class Tab {
  #browser;

  /** Addresses that the tab has opened. */
  addresses: string[] = [];

  /** Errors of pages that were left since. */
  #earlier: string[] = [];

  constructor(browser: WebDriver) {
    this.#browser = browser;
  }

  /** The driver's own interface, for what engines do differently. */
  get browser() {
    return this.#browser;
  }

  /** Continues in the page that a browser has open; the browser may be a new one. */
  moveTo(browser: WebDriver, url: string) {
    this.#browser = browser;
    this.addresses.push(url);
  }

  /** Keeps the errors of the page before it goes. */
  async leave() {
    if (this.addresses.length > 0) this.#earlier.push(...(await this.#present()));
  }

  /** Opens an address and waits until the page has loaded. */
  async open(url: string) {
    await this.leave();
    this.addresses.push(url);
    await this.#browser.get(url);
  }

  /**
   * Goes back to the page before, and waits until that page is there: a driver may continue before it is.
   * @param path of that page
   */
  async goBack(path: string) {
    await this.#browser.navigate().back();
    const isThere = () =>
      this.#browser.executeScript(IS_AT, path).catch(() => false) as Promise<boolean>;
    await this.#browser.wait(isThere, FOUND_MS, `the page ${path} does not come back`);
  }

  /** Runs a function in the page and returns its awaited result, as JSON carries it. */
  evaluate<A, R>(run: (argument: A) => R | Promise<R>, argument?: A): Promise<Awaited<R>> {
    return this.#evaluate(`(${run})(given)`, argument);
  }

  /**
   * Returns an element on which functions are then run, as soon as it exists.
   * @param path as for click
   */
  at(path: string) {
    return {
      evaluate: <R, A>(
        run: (element: any, argument: A) => R | Promise<R>,
        argument?: A,
      ): Promise<R> =>
        this.#use(path, (element) => this.#evaluate(`(${run})(element, given)`, argument, element)),
    };
  }

  /** Does something with an element. An element that was drawn anew meanwhile is looked up again. */
  async #use<R>(path: string, work: (element: WebElement) => Promise<R>): Promise<R> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work(await this.find(path));
      } catch (error) {
        const isGone = error instanceof webDriverErrors.StaleElementReferenceError;
        if (!isGone || tries === STALE_TRIES) throw error;
      }
    }
  }

  /** @param call a function's, of `given` and `element` */
  async #evaluate(call: string, argument: unknown, element?: WebElement) {
    // Firefox's driver has modules of its own and would import another copy at each call.
    const inPage = call.replaceAll('await import(', 'await importInPage(');
    const answer = (await this.#browser.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
         const given = arguments[0] === null ? undefined : JSON.parse(arguments[0]);
         const plain = (value) => (value === undefined ? undefined : JSON.stringify(value));
         const element = arguments[1];
         const importInPage = window.importInPage ?? ((url) => import(url));
         new Promise((resolve) => resolve(${inPage})).then(
           (value) => done({ value: plain(value) }),
           (error) => done({ error: String(error?.message ?? error) + '\\n' + String(error?.stack ?? '') }),
         );`,
      argument === undefined ? null : JSON.stringify(argument),
      element ?? null,
    )) as { value?: any; error?: string };
    if (answer.error !== undefined && answer.error !== null) throw new Error(answer.error);
    return answer.value === undefined || answer.value === null
      ? (undefined as any)
      : JSON.parse(answer.value);
  }

  /**
   * Clicks the first element of a selector as a reader's mouse does, once the element keeps still. Late content may
   * move it away from the click. Parts joined by `>>>` are looked up in the shadow root of the part before.
   */
  async click(path: string) {
    await this.#use(path, async (element) => {
      let place = '';
      for (let looks = 0; looks < 20; looks += 1) {
        const before = place;
        place = await this.#browser.executeScript(PLACE, element);
        if (place === before) break;
        await sleep(50);
      }
      await element.click();
    });
  }

  /**
   * Waits for an element and returns it.
   * @param path as for click
   */
  async find(path: string, withinMs: number = FOUND_MS): Promise<WebElement> {
    return this.#browser.wait(
      () => this.#browser.executeScript<WebElement>(FIND, path),
      withinMs,
      `no element ${path}`,
    );
  }

  /** Presses keys where the focus is, as a reader's keyboard does. */
  async press(...keys: string[]) {
    await this.#browser
      .actions({ async: true })
      .sendKeys(...keys)
      .perform();
  }

  /**
   * Enters a frame once its page is loaded; all further calls go there. Calls in the empty page before would never
   * be answered.
   * @param path of the frame, as for click
   */
  async enterFrame(path: string) {
    await this.#browser.switchTo().frame(await this.find(path));
    const loaded = () => this.#browser.executeScript(IS_LOADED).catch(() => false);
    await this.#browser.wait(loaded, FOUND_MS, `the page in ${path} does not load`);
  }

  /**
   * Makes the same calls go to a frame until the work is done.
   * @param path of the frame, as for click
   */
  async inFrame<R>(path: string, work: () => Promise<R>): Promise<R> {
    await this.enterFrame(path);
    try {
      return await work();
    } finally {
      await this.#browser.switchTo().defaultContent();
    }
  }

  /**
   * Returns whether the page is isolated. The page may be about to reload, and WebKitGTK's driver would wait for
   * ever for a promise of a page that is gone.
   */
  isIsolated(): Promise<boolean> {
    return this.#browser.executeScript('return crossOriginIsolated');
  }

  /** Returns the text of an element as readers see it. */
  async text(path: string) {
    return this.#use(path, (element) => element.getText());
  }

  /** Returns the errors of this page and of pages that the test opened before. */
  async errors(): Promise<string[]> {
    return [...this.#earlier, ...(await this.#present())];
  }

  /** @returns what the page that is there has reported since it was loaded */
  #present(): Promise<string[]> {
    return this.#browser.executeScript('return window.seenErrors ?? []');
  }
}

/**
 * Returns the page's address, what readers see of its widgets, and the last clicks, for the log of a failed test.
 */
export const words = (tab: Tab) =>
  tab.evaluate(() => {
    const seen = [...document.querySelectorAll('race-lane')].flatMap(({ shadowRoot }) =>
      [...(shadowRoot?.children ?? [])].map((part) => (part as HTMLElement).innerText),
    );
    const all = seen.length > 0 ? seen.join(' | ') : document.body.innerText;
    const clicks = (window as any).seenClicks ?? [];
    return [
      `${location.href} shows: ${all.replace(/\s+/g, ' ').slice(0, 2000)}`,
      `clicked, by ${Math.round(performance.now())} ms: ${clicks.slice(-3).join(' | ')}`,
    ].join('\n  ');
  });

const PLACE = `
  const { x, y, width, height } = arguments[0].getBoundingClientRect();
  return [x, y, width, height].join(' ');`;

const IS_AT = `
  return location.pathname === '/' + arguments[0] && document.readyState === 'complete'`;

const IS_LOADED = `return location.href !== 'about:blank' && document.readyState === 'complete'`;

const FIND = `
  let root = document;
  let found = null;
  for (const part of arguments[0].split('>>>')) {
    found = root?.querySelector(part.trim()) ?? null;
    root = found?.shadowRoot ?? null;
  }
  return found;`;
