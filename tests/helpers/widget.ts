// The widget in a page or in a frame: putting its tag into a post, finding its rows, and pressing its buttons.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from './chromium-test.ts';
import { writeTag } from './tag.ts';
import type { Locator, Page } from '@playwright/test';
import type { Report } from '../../www/core/report.ts';

/**
 * Writes the tag into a page, as an author would, and returns it.
 * @param url of the folder with Racelane's files
 */
export async function putTag(
  page: Page,
  url: string,
  attributes?: Record<string, string>,
  script?: { crossorigin?: boolean },
) {
  await writeTag(page, url, attributes, script);
  return page.locator('race-lane').last();
}

/** Returns the widget in the frame that a tag has made. */
export const inFrame = (tag: Locator) => tag.frameLocator('iframe').locator('race-lane');

/** Returns the row of a strategy. */
export const rowOf = (widget: Locator, strategy: string) =>
  widget.locator(`[data-strategy=${strategy}]`);

/** Makes pages add up unexpected layout shifts in `window.layoutShift`. */
export const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const counted = window as any;
    counted.layoutShift = 0;
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries()) counted.layoutShift += (entry as any).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });

/**
 * Presses a row's button until a run counts, and waits until the run is drawn and summed up. Returns the row.
 * On a busy machine some runs are disturbed.
 */
export async function runUntilCounted(widget: Locator, strategy: string) {
  const row = rowOf(widget, strategy);
  const latest = (): Promise<Report | null> => widget.evaluate((element: any) => element.report);
  const startedAt = async () => (await latest())?.startedAt;
  await expect(async () => {
    const before = await startedAt();
    await row.locator('.run').click();
    await expect.poll(startedAt).not.toBe(before);
    await expect(row).toHaveAttribute('data-status', 'done');
    // A new run empties the live region, and its summary fills it again.
    await expect(widget.locator('[aria-live=polite]').last()).not.toBeEmpty();
    expect((await latest())?.disturbed).toBeNull();
  }).toPass({ timeout: 90_000 });
  return row;
}

/** Presses a row's button and waits until the run is drawn. On a busy machine the run may not count. */
export async function runOnce(widget: Locator, strategy: string) {
  const row = rowOf(widget, strategy);
  await row.locator('.run').click();
  await expect(row).toHaveAttribute('data-status', 'done');
}

const LOOKS_APART_MS = 50;

/**
 * Clicks a button as soon as it keeps still. Playwright clicks at coordinates of the page. A frame that grows or
 * shrinks meanwhile moves the button, and the click misses it silently.
 */
export async function press(button: Locator) {
  await button.scrollIntoViewIfNeeded();
  await expect(async () => {
    expect(await missingHeightPx(button), 'height that the frame still lacks, in px').toBe(0);
    const before = await button.boundingBox();
    await sleep(LOOKS_APART_MS);
    expect(await button.boundingBox(), 'place of the button').toEqual(before);
  }).toPass({ intervals: [LOOKS_APART_MS] });
  await button.click();
}

/** Returns by how much the frame around a button is too low; negative if it is too high; 0 without such a frame. */
async function missingHeightPx(button: Locator) {
  const handle = await button.elementHandle();
  const within = await handle?.ownerFrame();
  if (!handle || !within?.parentFrame()) return 0;
  const frame = await within.frameElement();
  const heightPx = await frame.evaluate((element) => {
    const { scrolling, clientHeight } = element as HTMLIFrameElement;
    return scrolling === 'no' ? clientHeight : null;
  });
  if (heightPx === null) return 0;
  const bodyPx = () => document.body.getBoundingClientRect().height;
  return Math.ceil(await within.evaluate(bodyPx)) - heightPx;
}
