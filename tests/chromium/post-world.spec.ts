// The world of a post: its language, its keyboard shortcuts.
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST, loadWidget } from '../helpers/tag.ts';
import { inFrame, putTag, rowOf } from '../helpers/widget.ts';
import type { Locator, Page } from '@playwright/test';

const SMALL = { tasks: '2', wait: '60', strategies: 'serial asyncio' };

/** Makes the page collect the keys that reach its shortcuts, and take them. */
const watchShortcuts = (page: Page) =>
  page.evaluate(() => {
    const taken: string[] = [];
    Object.assign(window, { taken });
    for (const type of ['keydown', 'keypress', 'keyup']) {
      document.addEventListener(type, (event) => {
        const { key } = event as KeyboardEvent;
        taken.push(`${type} ${key}`);
        // Tab has to go on moving the focus.
        if (key !== 'Tab') event.preventDefault();
      });
    }
  });

/** Returns the keys that the page has taken since the last call. */
const takenKeys = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as any).taken.splice(0));

async function openPost(page: Page, attributes = {}) {
  const tag = await putTag(page, '/', { ...SMALL, ...attributes });
  await loadWidget(tag);
  return tag;
}

const press = async (page: Page, place: Locator, ...keys: string[]) => {
  await place.focus();
  for (const key of keys) await page.keyboard.press(key);
};

test('keys that are typed into a field, or that the widget uses, are no shortcuts of the page', async ({
  openPage,
}) => {
  const page = await openPage('isolated', HOST);
  const tag = await openPost(page);
  await watchShortcuts(page);
  await tag.getByText('Set-up', { exact: true }).first().press('Enter');
  const field = tag.locator('#option-wait');
  await press(
    page,
    field,
    '5',
    '0',
    '.',
    '5',
    'ArrowLeft',
    'Backspace',
    'Shift+A',
    'Delete',
    '6',
    'Enter',
  );
  await expect(field).toHaveValue('6050A6');
  await field.fill('60');
  await tag.locator('summary').first().press('Space');
  await press(page, rowOf(tag, 'serial').locator('.run'), 'Space');
  await expect(rowOf(tag, 'serial')).toHaveAttribute('data-status', 'done');
  const timeline = rowOf(tag, 'serial').locator('.timeline');
  await press(page, timeline, 'Enter', 'Space', 'ArrowRight', 'ArrowRight', 'Home', 'End');
  await expect(tag.locator('.tooltip')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tag.locator('.tooltip')).toHaveCount(0);
  await press(page, tag.locator('[part~=guess-button]'), 'Enter');
  await press(
    page,
    tag.getByRole('slider'),
    'ArrowRight',
    'ArrowUp',
    'PageUp',
    'Home',
    'Backspace',
  );
  await press(page, tag.locator('.guess-text'), '0', '.', '5', 'Space', 's');
  await expect(tag.locator('.guess-text')).toHaveValue('0.5 s');
  expect((await takenKeys(page)).filter((key) => !key.endsWith('Shift'))).toEqual([]);
});

test('keys for which the widget has no use reach the page: modified ones, Tab, Escape, letters on a button', async ({
  openPage,
}) => {
  const page = await openPage('isolated', HOST);
  const tag = await openPost(page);
  await watchShortcuts(page);
  const stop = tag.locator('[part~=stop-button]');
  for (const key of [
    'n',
    'Escape',
    'ArrowRight',
    'PageDown',
    'F2',
    'Control+k',
    'Alt+ArrowLeft',
    'Tab',
  ]) {
    await press(page, stop, key);
    const name = key.split('+').at(-1);
    expect(await takenKeys(page), key).toContain(`keydown ${name}`);
  }
  await press(page, tag.locator('summary').first(), 'Enter');
  await press(page, tag.locator('#option-wait'), 'Control+k', 'Escape');
  expect(await takenKeys(page)).toEqual(
    expect.arrayContaining(['keydown k', 'keyup k', 'keydown Escape', 'keyup Escape']),
  );
});

test('in a post of another language the widget is English, from left to right, and its children are not', async ({
  openPage,
  allowErrors,
}) => {
  allowErrors(/invalid-option|tasks/);
  const page = await openPage('isolated', HOST);
  await page.evaluate(() => Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' }));
  const tag = await openPost(page);
  const words = tag.locator('.sentence');
  expect(
    await words.evaluate((each) => [
      each.matches(':lang(en):dir(ltr)'),
      getComputedStyle(each).direction,
    ]),
  ).toEqual([true, 'ltr']);
  expect(await tag.evaluate((each) => each.matches(':lang(ar):dir(rtl)'))).toBe(true);
  await tag.evaluate((each) => each.setAttribute('tasks', 'nonsense'));
  await expect(tag.locator('[part=problem]:lang(en):dir(ltr)')).toBeVisible();
  await tag.evaluate((each) => {
    each.setAttribute('tasks', '2');
    each.setAttribute('isolate', 'frame');
  });
  await expect(inFrame(tag).locator('.sentence:lang(en):dir(ltr)')).toBeVisible();
  await expect(tag.locator('iframe:lang(en)')).toHaveCount(1);
});
