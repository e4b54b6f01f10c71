// Notes: a mark in the row, its words on hover, focus and tap, and one line for all rows under the track.
import { HIDEABLE } from '../helpers/hideable-tab.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST } from '../helpers/tag.ts';
import { putTag, rowOf } from '../helpers/widget.ts';
import type { Locator, Page } from '@playwright/test';
import type { Site } from '../../scripts/serve.js';

/** Races asyncio in a hidden tab, so that the run is disturbed. Returns the widget and its row. */
async function disturbedRow(page: Page, { url }: Site, theme = 'auto') {
  await page.addInitScript(HIDEABLE);
  await page.goto(url + HOST);
  const given = { tasks: '3', wait: '100', strategies: 'serial asyncio threads', theme };
  const widget = await putTag(page, url, given);
  const row = rowOf(widget, 'asyncio');
  await expect(row).toBeVisible();
  const heights = () =>
    widget.locator('.row').evaluateAll((all) => all.map((each) => each.clientHeight));
  const before = await heights();
  await page.evaluate('hide(true)');
  await row.locator('.run').click();
  const mark = row.getByRole('button', { name: /^asyncio: note\. Disturbed, .*hidden/ });
  await expect(mark).toBeVisible();
  await expect.poll(heights, 'heights of the rows').toEqual(before);
  return { widget, row, mark, words: row.locator('.note-mark [part=tooltip]') };
}

/** Expects that a box does not reach beyond the left or right edge of the widget. */
async function expectInside(box: Locator, widget: Locator) {
  const [inner, outer] = [await box.boundingBox(), await widget.boundingBox()];
  if (!inner || !outer) throw new Error('There is no box.');
  expect(inner.x).toBeGreaterThanOrEqual(outer.x - 0.5);
  expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width + 0.5);
}

test('a mark shows its words while the pointer is over the mark or over the words', async ({
  page,
  sites,
}) => {
  const { widget, mark, words } = await disturbedRow(page, sites.isolated);
  await expect(words).toBeHidden();
  await mark.hover();
  await expect(words).toBeVisible();
  await expect(words).toHaveText(/^Disturbed, so not counted: The tab was hidden/);
  await words.hover();
  await expect(words).toBeVisible();
  await widget.locator('[part=sentence]').hover();
  await expect(words).toBeHidden();
});

test('Tab shows the words of a mark, and Escape hides them and keeps the focus', async ({
  page,
  sites,
}) => {
  const { row, mark, words } = await disturbedRow(page, sites.isolated);
  await row.locator('[part=timeline]').focus();
  await page.keyboard.press('Tab');
  await expect(mark).toBeFocused();
  await expect(words).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(words).toBeHidden();
  await expect(mark).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(words).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(words).toBeHidden();
  await expect(row.locator('.unfold')).toBeFocused();
});

test('other views show no mark, and open words are closed when the reader returns to Time', async ({
  page,
  sites,
}) => {
  const { widget, mark, words } = await disturbedRow(page, sites.isolated);
  await mark.focus();
  await expect(words).toBeVisible();
  await widget.getByRole('tab', { name: 'Table' }).press('Enter');
  await expect(widget.locator('[part=table]')).toContainText('asyncio: Disturbed, so not counted');
  await widget.getByRole('tab', { name: 'Time' }).press('Enter');
  await expect(mark).toBeVisible();
  await expect(words).toBeHidden();
});

test('on paper the notes stand beneath the track, and no mark is printed', async ({
  page,
  sites,
}) => {
  const { widget, mark } = await disturbedRow(page, sites.isolated);
  const note = widget.getByText(/^asyncio: Disturbed, so not counted/);
  await expect(note).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(note).toBeVisible();
  await expect(mark).toBeHidden();
});

for (const width of [320, 768]) {
  test(`at ${width} px a tap shows the words within the widget, and a tap elsewhere hides them`, async ({
    browser,
    sites,
  }) => {
    const context = await browser.newContext({
      hasTouch: true,
      viewport: { width, height: 800 },
    });
    const page = await context.newPage();
    const { widget, mark, words } = await disturbedRow(page, sites.isolated);
    await mark.tap();
    await expect(words).toBeVisible();
    await expectInside(words, widget);
    await expectInside(mark, widget);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await widget.locator('[part=sentence]').tap();
    await expect(words).toBeHidden();
    await context.close();
  });
}
