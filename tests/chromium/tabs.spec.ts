// The tabs of the views: one stop for the Tab key, arrow keys between tabs, and the attribute `view`.
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST } from '../helpers/tag.ts';
import { inFrame, putTag, rowOf } from '../helpers/widget.ts';
import type { Locator } from '@playwright/test';

const NAMES = ['Time', 'Replay', 'Memory', 'Scaling', 'Table', 'Share', 'Python'];

const tabsOf = (widget: Locator) => widget.getByRole('tablist', { name: 'View' }).getByRole('tab');

/** Waits until a view is chosen. Only its tab is in the Tab order, and the tab names the panel. */
async function expectChosen(widget: Locator, name: string) {
  await expect(widget.getByRole('tab', { selected: true })).toHaveText(name);
  const panel = widget.getByRole('tabpanel', { name });
  await expect(panel).toBeVisible();
  const tabs = await tabsOf(widget).evaluateAll((all) =>
    all.map((tab) => ({
      name: tab.textContent?.trim(),
      isStop: (tab as HTMLElement).tabIndex === 0,
      controls: tab.getAttribute('aria-controls'),
    })),
  );
  const id = await panel.getAttribute('id');
  expect(tabs).toEqual(
    NAMES.map((each) => ({
      name: each,
      isStop: each === name,
      controls: each === name ? id : null,
    })),
  );
}

test('arrow keys, Home and End move between tabs, wrap around, and open the view of each tab', async ({
  openPage,
}) => {
  const page = await openPage('isolated', 'embed.html?wait=40&tasks=2');
  const widget = page.locator('race-lane');
  await tabsOf(widget).first().focus();
  await expectChosen(widget, 'Time');
  for (const [key, name] of [
    ['ArrowRight', 'Replay'],
    ['ArrowRight', 'Memory'],
    ['ArrowLeft', 'Replay'],
    ['ArrowLeft', 'Time'],
    ['ArrowLeft', 'Python'],
    ['ArrowRight', 'Time'],
    ['End', 'Python'],
    ['Home', 'Time'],
  ]) {
    await page.keyboard.press(key);
    await expectChosen(widget, name);
    await expect(widget.getByRole('tab', { name })).toBeFocused();
  }
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await expect(widget.locator('.setup > summary')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(widget.getByRole('tab', { name: 'Replay' })).toBeFocused();
});

test('arrow keys on the tabs do not reach the page, and keys with Ctrl or Alt do', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url);
  await tabsOf(tag).first().focus();
  await page.evaluate(() => {
    const heard: string[] = ((window as any).heard = []);
    document.addEventListener('keydown', ({ key }) => heard.push(key));
  });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Control+End');
  await expectChosen(tag, 'Replay');
  const heard = await page.evaluate(() => (window as any).heard);
  expect(heard).toEqual(['Alt', 'ArrowDown', 'Control', 'End']);
});

test('the view Table has no legend of phases', async ({ openPage }) => {
  const page = await openPage('isolated', 'embed.html');
  const widget = page.locator('race-lane');
  const legend = widget.getByRole('tabpanel').getByRole('group', { name: 'Phases shown' });
  await expect(legend).toBeVisible();
  await widget.getByRole('tab', { name: 'Table' }).click();
  await expect(legend).toHaveCount(0);
});

for (const [where, attributes] of [
  ['in place', {}],
  ['in a frame', { isolate: 'frame' }],
] as [string, Record<string, string>][]) {
  test(`the attribute view opens a view at first and at each later change, ${where}`, async ({
    openPage,
    sites,
  }) => {
    const page = await openPage('plain', HOST);
    // The delay keeps the view loading while the widget is drawn for the first time.
    sites.isolated.fault(/\/memory-view-/, { delayMs: 300 });
    await page.addInitScript(() => {
      const texts: Set<string> = ((window as any).placeholders = new Set<string>());
      setInterval(() => {
        const root = document.querySelector('race-lane')?.shadowRoot;
        const text = root?.querySelector('.empty[role=status]')?.textContent;
        if (text) texts.add(text);
      }, 5);
    });
    await page.reload();
    const tag = await putTag(page, sites.isolated.url, { ...attributes, view: 'memory' });
    const widget = attributes.isolate ? inFrame(tag) : tag;
    await expectChosen(widget, 'Memory');
    await expect(widget.getByText(/the memory that it took is drawn here/)).toBeVisible();
    const texts = widget.evaluate(() => [...(window as any).placeholders]);
    expect((await texts).filter((text) => text !== 'Loading\u2026')).toEqual([]);

    const setView = (view: string | null) =>
      tag.evaluate((element, text) => {
        if (text === null) element.removeAttribute('view');
        else element.setAttribute('view', text);
      }, view);
    await setView('table');
    await expectChosen(widget, 'Table');
    // A change of another attribute keeps the reader's view.
    await widget.getByRole('tab', { name: 'Share' }).click();
    await tag.evaluate((element) => element.setAttribute('tasks', '3'));
    await expect(widget.locator('.sentence')).toContainText('Three tasks.');
    await expectChosen(widget, 'Share');
    await setView(null);
    await expectChosen(widget, 'Time');
    await widget.getByRole('tab', { name: 'Share' }).click();
    await expectChosen(widget, 'Share');
    await setView('table');
    await expectChosen(widget, 'Table');
  });

  test(`a sentence refuses a wrong view until the attribute is corrected, ${where}`, async ({
    openPage,
    sites,
  }) => {
    const page = await openPage('plain', HOST);
    const tag = await putTag(page, sites.isolated.url, { ...attributes, view: 'chart' });
    const widget = attributes.isolate ? inFrame(tag) : tag;
    await expect(widget.getByRole('alert')).toContainText(
      /`view` takes .*time, replay, memory, scaling, table.*"chart"/,
    );
    await tag.evaluate((element) => element.setAttribute('view', 'Table'));
    await expectChosen(widget, 'Table');
  });
}

test('the query of a link opens a view', async ({ openPage }) => {
  const page = await openPage('isolated', 'embed.html?view=table');
  const widget = page.locator('race-lane');
  await expectChosen(widget, 'Table');
  await widget.getByRole('tab', { name: 'Time' }).click();
  await expect(rowOf(widget, 'serial')).toBeVisible();
});
