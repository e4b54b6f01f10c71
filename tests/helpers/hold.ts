// Holds back files that a page requests, for as long as a test needs, however slow the machine is.
import type { Page } from '@playwright/test';

/** Holds back the page's requests that match, and returns a function that lets them go. */
export async function hold(page: Page, url: string | RegExp): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise((resolve) => (letGo = () => resolve(undefined)));
  await page.route(url, async (route) => {
    await held;
    // The page may have left meanwhile.
    await route.continue().catch(() => {});
  });
  return letGo;
}
