// Presses what may be in a frame. Playwright aims by the page's coordinates, and does not notice where a frame that becomes
// higher or lower has scrolled the page meanwhile: such a click goes astray without a word.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from './chromium-test.ts';
import type { Locator } from '@playwright/test';

const LOOKS_APART_MS = 50;

/** press clicks a button as soon as it keeps still, as readers do. */
export async function press(button: Locator) {
  await button.scrollIntoViewIfNeeded();
  await expect(async () => {
    expect(await overlapPx(button), 'what the frame’s height lacks or has too much, in px').toBe(0);
    const before = await button.boundingBox();
    await sleep(LOOKS_APART_MS);
    expect(await button.boundingBox(), 'where the button is').toEqual(before);
  }).toPass({ intervals: [LOOKS_APART_MS] });
  await button.click();
}

/**
 * overlapPx tells by how much a frame that follows the height of its widget is still too low, or too high. The page around it
 * hears of the height later than the widget is drawn.
 */
async function overlapPx(button: Locator) {
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
