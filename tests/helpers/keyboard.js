// Walks a page by Tab alone and tells where the focus stops, through shadow roots.

/**
 * @typedef {import('@playwright/test').Page} Page
 *
 * @typedef {object} Stop
 * @property {string} name
 * @property {boolean} outlined whether an outline or the browser's own ring shows the focus
 * @property {boolean} inView whether the middle of it lies inside the window
 */

/** More stops than this are a trap. */
const MOST_STOPS = 300;

/**
 * keyboardStops presses a key from the page's edge until the focus leaves the page again.
 * @param {Page} page
 * @param {'Tab' | 'Shift+Tab'} key
 * @returns {Promise<Stop[]>}
 */
export async function keyboardStops(page, key) {
  await page.evaluate((fromStart) => {
    const edge = document.createElement('span');
    edge.tabIndex = -1;
    document.body[fromStart ? 'prepend' : 'append'](edge);
    edge.focus();
    // The browser goes on from where the focus was last, even when that is gone.
    edge.remove();
    delete (/** @type {any} */ (globalThis).focusStops);
  }, key === 'Tab');
  const stops = [];
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(focusNow);
    if (!stop) return stops;
    stops.push(stop);
  }
  throw new Error(
    `${key} did not leave the page after ${MOST_STOPS} stops: ${stops.at(-1)?.name}.`,
  );
}

/**
 * focusNow describes what has the focus; null outside of the page's content, or where the focus was before:
 * without a window around it, Chromium may go round. Runs in the page.
 */
function focusNow() {
  /** @type {Element | null} */
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  /** @type {{ focusStops?: WeakSet<Element> }} */
  const kept = /** @type {any} */ (globalThis);
  kept.focusStops ??= new WeakSet();
  if (kept.focusStops.has(at)) return null;
  kept.focusStops.add(at);
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const { left, top, width, height } = at.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  return {
    name: `${at.localName} ${at.getAttribute('aria-label') ?? at.id ?? ''} ${at.textContent?.trim().slice(0, 30)}`,
    outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1,
    inView: x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight,
  };
}

/** visitableCount counts what a keyboard must reach: everything shown that can be pressed or filled in. */
export const visitableCount = (/** @type {Page} */ page) =>
  page.evaluate(() => {
    const SELECTOR = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    /** @type {(root: Document | ShadowRoot) => Element[]} */
    const within = (root) =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element.matches(SELECTOR) && element.checkVisibility() ? [element] : []),
        ...(element.shadowRoot ? within(element.shadowRoot) : []),
      ]);
    return within(document).length;
  });
