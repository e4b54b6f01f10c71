// A post with two widgets, one to attack and one that must stay as it is, for the tests of hostile input.
import { expect } from './chromium-test.ts';
import type { Locator, Page } from '@playwright/test';

const NEIGHBOUR = { tasks: '2', wait: '30', strategies: 'serial asyncio' };

/**
 * Puts two widgets into a post; the first has a result already.
 * @param page at HOST
 */
export async function post(page: Page) {
  await page.evaluate((neighbour) => {
    const [first, second] = [1, 2].map(() => document.createElement('race-lane'));
    for (const [name, text] of Object.entries(neighbour)) first.setAttribute(name, text);
    second.textContent = 'The fallback.';
    const script = document.createElement('script');
    script.type = 'module';
    script.src = new URL('/racelane.js', location.href).href;
    document.body.append(first, second, script);
  }, NEIGHBOUR);
  const widgets = page.locator('race-lane');
  await widgets.first().evaluate(async (element: any) => {
    await customElements.whenDefined('race-lane');
    await element.run('serial');
  });
  // The note on a disturbed run is fetched, and changes the text that must stay from here on.
  const isDisturbed = await widgets.first().evaluate((element: any) => element.report.disturbed);
  if (isDisturbed) await expect(widgets.first().locator('.note-mark')).toBeVisible();
  const attacked = widgets.nth(1);
  await expect(attacked.locator('[data-strategy=serial]')).toBeVisible();
  return { neighbour: widgets.first(), attacked };
}

/** Returns what a widget shows and its last result, once the text is stable for half a second. */
export const lookOf = (widget: Locator) =>
  widget.evaluate(async (element: any) => {
    const text = () => element.shadowRoot.textContent.replace(/\s+/g, ' ');
    let shown = '';
    while (shown !== text()) {
      shown = text();
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return { text: shown, report: element.report?.startedAt };
  });

/** Runs a strategy of the attacked widget, to show that the widget still works. */
export async function expectWorking(attacked: Locator) {
  await attacked.evaluate((element: any) => {
    element.setAttribute('wait', '20');
    return element.run('asyncio');
  });
  await expect(attacked.locator('[data-strategy=asyncio]')).toHaveAttribute('data-status', 'done');
}
