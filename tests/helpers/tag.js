// The tag in a post, as an author would put it there and call it: in pages of Playwright, and in tabs of any engine.

/**
 * @typedef {import('./module-calls.js').Page} Page
 *
 * @typedef {{ name: string, argument: string | undefined }} Call
 *
 * @typedef {object} Tag what runs a function on an element: a place in a tab, or a locator of Playwright
 * @property {(run: (element: any, call: Call) => Promise<any>, call: Call) => Promise<any>} evaluate
 */

/** The post. */
export const HOST = 'tests/pages/host.html';

/**
 * writeTag writes the tag into a page, after what is there, and keeps what its events tell for `heard`.
 * @param {Page} page
 * @param {string} url where Racelane's files are
 * @param {Record<string, string>} [attributes]
 * @param {{ crossorigin?: boolean }} [script]
 */
export const writeTag = (page, url, attributes = {}, { crossorigin = false } = {}) =>
  page.evaluate(
    ({ src, given, anonymous }) => {
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
    { src: `${url}racelane.js`, given: attributes, anonymous: crossorigin },
  );

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
 * call calls a method of the element and gives the result, or the error in words.
 * @param {Tag} tag
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
