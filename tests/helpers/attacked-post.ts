// A post with a widget to attack and a neighbour to spare, for the tests of hostile input.
import { expect } from './chromium-test.ts';
import type { Locator, Page } from '@playwright/test';

const NEIGHBOUR = { tasks: '2', wait: '30', strategies: 'serial asyncio' };

/**
 * post makes a post with two widgets, of which the first has a result already.
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
  const attacked = widgets.nth(1);
  await expect(attacked.locator('[data-strategy=serial]')).toBeVisible();
  return { neighbour: widgets.first(), attacked };
}

/**
 * lookOf gives what a widget shows, and its last result, once it shows the same for half a second: its axis moves.
 */
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

/** expectWorking runs a strategy of the widget that was attacked. */
export async function expectWorking(attacked: Locator) {
  await attacked.evaluate((element: any) => {
    element.setAttribute('wait', '20');
    return element.run('asyncio');
  });
  await expect(attacked.locator('[data-strategy=asyncio]')).toHaveAttribute('data-status', 'done');
}
