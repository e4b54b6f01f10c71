// The pages for everyone: axe finds nothing in any view, theme and width, and the keyboard alone reaches all.
import { AxeBuilder } from '@axe-core/playwright';
import { exampleTheme } from '../../scripts/lib/themes.js';
import { expect, test } from './fixtures.js';
import { keyboardStops, visitableCount } from './keyboard.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Every rule of WCAG 2.0 to 2.2, levels A and AA, and what axe holds good practice; none is left out. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Each look of axe at a page takes seconds, and more where the machine is busy.
test.describe.configure({ timeout: 120_000 });

const SET_UP = 'workload=io&wait=40&tasks=3&repeats=1';
const schemes = /** @type {const} */ (['light', 'dark']);
const widths = [360, 1280];
const views = /** @type {const} */ (['Time', 'Memory', 'Scaling', 'Table', 'Share']);

/** What a view has drawn when it is there: all but the first are fetched for it. */
const drawn = {
  Time: '[part=timeline]',
  Memory: '.track.memory .block',
  Scaling: '[part=scaling]',
  Table: '[part=table]',
  Share: '[part=share]',
};

/** violations tells in words what axe finds, and where. */
async function violations(/** @type {Page} */ page) {
  // Without resultTypes axe describes every element that is well, which takes most of its time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(TAGS);
  const found = await axe.analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.flat(3).join(' ')}: ${failureSummary}`,
    ),
  );
}

/** compareAll races every strategy of the first widget and waits for the verdict. */
async function compareAll(/** @type {Page} */ page) {
  const widget = page.locator('race-lane').first();
  await widget.getByRole('button', { name: /^Compare all/ }).click();
  await expect(widget.locator('[data-status=done]')).toHaveCount(6, { timeout: 30_000 });
  await expect(widget.getByText(/^Runs each/)).toBeVisible({ timeout: 30_000 });
  return widget;
}

/**
 * show asks for a view and waits until it is drawn.
 * @param {import('@playwright/test').Locator} widget
 * @param {typeof views[number]} view
 */
async function show(widget, view) {
  await widget.getByRole('button', { name: view, exact: true }).click();
  await expect(widget.locator(drawn[view]).first()).toBeVisible();
}

for (const path of ['index.html', 'embed.html']) {
  for (const colorScheme of schemes) {
    for (const width of widths) {
      test(`axe finds nothing in ${path}, ${colorScheme} at ${width} px, before and after a run, in any view`, async ({
        openPage,
      }) => {
        const page = await openPage('isolated', `${path}?${SET_UP}`);
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await page
          .getByRole('button', { name: /^Serial,/ })
          .first()
          .waitFor();
        expect(await violations(page), 'before a run').toEqual([]);

        const widget = await compareAll(page);
        await widget.locator('summary').filter({ hasText: 'Set-up' }).click();
        await widget.getByRole('button', { name: /^Threads \(GIL\): unfold/ }).click();
        for (const view of views) {
          await show(widget, view);
          for (const folded of await widget.locator('[part=table] summary').all())
            await folded.click();
          expect(await violations(page), `after a run, ${view}`).toEqual([]);
        }
      });
    }
  }
}

for (const colorScheme of schemes) {
  for (const width of widths) {
    test(`axe finds nothing in any state of the widget, ${colorScheme} at ${width} px`, async ({
      openPage,
    }) => {
      const page = await openPage('isolated', 'tests/pages/states.html');
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-drawn', 'true');
      for (const state of ['empty', 'refused field', 'running']) {
        await page.locator(`[data-state="${state}"] [part=setup] > summary`).click();
      }
      expect(await violations(page)).toEqual([]);
    });
  }
}

for (const colorScheme of schemes) {
  test(`the example of the guide to themes takes hold, and axe finds nothing in it, ${colorScheme}`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', `index.html?${SET_UP}`);
    await page.emulateMedia({ colorScheme });
    await page.addStyleTag({ content: exampleTheme() });
    const widget = await compareAll(page);
    const main = widget.getByRole('button', { name: /^Compare all/ });
    const accent = { light: 'rgb(122, 59, 18)', dark: 'rgb(224, 161, 90)' };
    await expect(main).toHaveCSS('background-color', accent[colorScheme]);
    expect(await violations(page)).toEqual([]);

    // A blog's own switch: the attribute turns light-dark() too.
    await widget.evaluate((lane) => lane.setAttribute('theme', 'dark'));
    await expect(main).toHaveCSS('background-color', accent.dark);
  });
}

test('axe sees what is wrong inside a widget, whatever the level, so that finding nothing means something', async ({
  openPage,
}) => {
  const page = await openPage('isolated');
  const widget = page.locator('race-lane').first();
  await widget.getByRole('button', { name: /^Serial,/ }).evaluate((button) => {
    button.removeAttribute('aria-label');
    button.textContent = '';
  });
  // Of WCAG 2.2, and not among the rules that axe has on by default.
  await widget.locator('[part=legend] button').evaluateAll((buttons) => {
    for (const button of buttons) {
      button.replaceChildren();
      button.ariaLabel = 'phase';
      button.setAttribute('style', 'all: unset; width: 8px; height: 8px');
    }
  });
  const found = (await violations(page)).join('\n');
  expect(found).toContain('button-name at race-lane');
  expect(found).toContain('target-size at race-lane');
});

for (const [path, width] of /** @type {const} */ ([
  ['index.html', 1280],
  ['index.html', 360],
  ['embed.html', 360],
])) {
  test(`Tab alone reaches every control of ${path} at ${width} px and leaves again, each with its focus to be seen`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', `${path}?${SET_UP}`);
    await page.setViewportSize({ width, height: 800 });
    const widget = await compareAll(page);
    await widget.locator('summary').filter({ hasText: 'Set-up' }).click();
    // The widgets further down would come, and bring stops, while Tab is on its way.
    await page
      .locator('race-lane')
      .evaluateAll((all) => Promise.all(all.map((/** @type {any} */ lane) => lane.load())));
    for (const view of views) {
      await show(widget, view);
      const there = await keyboardStops(page, 'Tab');
      const back = await keyboardStops(page, 'Shift+Tab');
      const hidden = there.filter(({ outlined, inView }) => !outlined || !inView);
      expect(hidden, `${view}: focus that cannot be seen`).toEqual([]);
      expect(there.length, view).toBe(await visitableCount(page));
      expect(back.map(({ name }) => name).reverse(), `${view}: the way back`).toEqual(
        there.map(({ name }) => name),
      );
    }
  });
}

test('arrow keys walk a timeline, say what they meet, and Tab goes on from it', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `index.html?${SET_UP}`);
  const widget = await compareAll(page);
  const timeline = widget.locator('[data-strategy=serial] [part=timeline]');
  await timeline.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const said = widget.locator('[aria-live=polite]');
  await expect(said).toHaveText(/^Task 1 \w+.*, from .*, for /);
  await expect(widget.locator('[part=tooltip]')).toHaveText((await said.textContent()) ?? '');
  await page.keyboard.press('Enter');
  await expect(widget.getByRole('button', { name: /^Serial: fold/ })).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  await page.keyboard.press('Tab');
  await expect(timeline).not.toBeFocused();
});
