// Walks a page by Tab and returns where the focus stops, also inside shadow roots.

import type { Page } from '@playwright/test';

export interface Stop {
  name: string;
  /** Whether an outline or the browser's own ring shows the focus. */
  outlined: boolean;
  /** Whether the middle of it lies inside the window, or any part of it if it is higher than the window. */
  inView: boolean;
}

/** More stops than this are a trap. */
const MOST_STOPS = 300;

/** Presses a key from the page's edge until the focus leaves the page. */
export async function keyboardStops(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Stop[]> {
  await page.evaluate((fromStart) => {
    const edge = document.createElement('span');
    edge.tabIndex = -1;
    document.body[fromStart ? 'prepend' : 'append'](edge);
    edge.focus();
    // The browser continues from the last focus, even if that element is gone.
    edge.remove();
    delete (globalThis as any).focusStops;
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
 * Describes the focused element. Returns null outside the page's content and at a repeated stop: Chromium without a
 * window may wrap around. Runs in the page.
 */
function focusNow() {
  let at: Element | null = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const kept: { focusStops?: WeakSet<Element> } = globalThis as any;
  kept.focusStops ??= new WeakSet();
  if (kept.focusStops.has(at)) return null;
  kept.focusStops.add(at);
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const { left, top, width, height } = at.getBoundingClientRect();
  const x = left + width / 2;
  // Of an element higher than the window, such as the editor, some part has to be in view.
  const isHigh = height > innerHeight;
  const inView = isHigh
    ? top < innerHeight && top + height > 0
    : top + height / 2 >= 0 && top + height / 2 <= innerHeight;
  return {
    name: `${at.localName} ${at.getAttribute('aria-label') ?? at.id ?? ''} ${at.textContent?.trim().slice(0, 30)}`,
    outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1,
    inView: inView && x >= 0 && x <= innerWidth,
  };
}

/** Counts the visible controls, which a keyboard must reach. Of the radio buttons of a group Tab reaches the chosen one. */
export const visitableCount = (page: Page) =>
  page.evaluate(() => {
    const SELECTOR =
      ':is(a[href], button, input:not([type=radio]:not(:checked)), select, textarea, summary):not([tabindex="-1"]), ' +
      '[tabindex="0"]';
    const within: (root: Document | ShadowRoot) => Element[] = (root) =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element.matches(SELECTOR) && element.checkVisibility({ visibilityProperty: true })
          ? [element]
          : []),
        ...(element.shadowRoot ? within(element.shadowRoot) : []),
      ]);
    return within(document).length;
  });
