// A browser's window as the specs use it: the same few calls in every engine, and the errors that pages report.

/**
 * @typedef {import('selenium-webdriver').WebDriver} WebDriver
 */

/** Kept by a page from its first script on; see `watched`. */
const WATCH = `<script>
  window.seenErrors = [];
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

/** watched adds to a page of HTML the script that collects its errors. */
export const watched = (/** @type {string} */ html) => html.replace('<head>', `<head>${WATCH}`);

export class Tab {
  #browser;

  /** @param {WebDriver} browser */
  constructor(browser) {
    this.#browser = browser;
  }

  /** browser is the driver's own interface, for what not every engine does alike. */
  get browser() {
    return this.#browser;
  }

  /** open goes to an address and waits until the page has loaded. */
  async open(/** @type {string} */ url) {
    await this.#browser.get(url);
  }

  /**
   * evaluate runs a function in the page, waits for what it promises, and gives the result as JSON carries it.
   * @template A, R
   * @param {(argument: A) => R | Promise<R>} run
   * @param {A} [argument]
   * @returns {Promise<Awaited<R>>}
   */
  async evaluate(run, argument) {
    const answer = /** @type {{ value?: any, error?: string }} */ (
      await this.#browser.executeAsyncScript(
        `const done = arguments[arguments.length - 1];
         const given = arguments[0] === null ? undefined : JSON.parse(arguments[0]);
         const plain = (value) => (value === undefined ? undefined : JSON.stringify(value));
         new Promise((resolve) => resolve((${run})(given))).then(
           (value) => done({ value: plain(value) }),
           (error) => done({ error: String(error?.message ?? error) + '\\n' + String(error?.stack ?? '') }),
         );`,
        argument === undefined ? null : JSON.stringify(argument),
      )
    );
    if (answer.error !== undefined && answer.error !== null) throw new Error(answer.error);
    return answer.value === undefined || answer.value === null
      ? /** @type {any} */ (undefined)
      : JSON.parse(answer.value);
  }

  /**
   * click clicks as a reader's mouse does, on the first element of a selector. Parts of a path that are joined by `>>>` are
   * looked for each in the shadow of the one before.
   */
  async click(/** @type {string} */ path) {
    await (await this.find(path)).click();
  }

  /**
   * find gives an element, waiting for it.
   * @param {string} path as for click
   * @returns {Promise<import('selenium-webdriver').WebElement>}
   */
  async find(path) {
    return this.#browser.wait(
      () => this.#browser.executeScript(FIND, path),
      10_000,
      `no element ${path}`,
    );
  }

  /** text gives the words of an element as readers see them. */
  async text(/** @type {string} */ path) {
    return (await this.find(path)).getText();
  }

  /**
   * errors gives what the page has reported since it was loaded.
   * @returns {Promise<string[]>}
   */
  async errors() {
    return (await this.evaluate(() => /** @type {any} */ (window).seenErrors ?? [])) ?? [];
  }
}

const FIND = `
  let root = document;
  let found = null;
  for (const part of arguments[0].split('>>>')) {
    found = root?.querySelector(part.trim()) ?? null;
    root = found?.shadowRoot ?? null;
  }
  return found;`;
