// Accessibility: axe finds nothing in any view, theme and width, and the keyboard alone reaches everything.
import { exampleTheme } from '../../scripts/lib/themes.js';
import { violations } from '../helpers/axe.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { keyboardStops, visitableCount } from '../helpers/keyboard.ts';
import { HOST } from '../helpers/tag.ts';
import { inFrame, rowOf } from '../helpers/widget.ts';
import type { Locator, Page } from '@playwright/test';

// Each run of axe takes seconds, more on a busy machine.
test.describe.configure({ timeout: 300_000 });

// These tests add an author's styles to our pages, which the pages' own policy would refuse.
test.use({ bypassCSP: true });

const SET_UP = 'workload=io&wait=40&tasks=3&repeats=1';
const schemes = ['light', 'dark'] as const;
const widths = [360, 1280];
const views = ['Time', 'Replay', 'Memory', 'Scaling', 'Table', 'Share', 'Python'] as const;

/** What each view draws; the code of all but the first is fetched. */
const drawn = {
  Time: '[part=timeline]',
  Replay: '[part=replay]',
  Memory: '.track.memory .block',
  Scaling: '[part=scaling]',
  Table: '[part=table]',
  Share: '[part=share]',
  Python: '[part=python]',
};

/** Races every strategy of the first widget and waits for the verdict. */
async function compareAll(page: Page) {
  const widget = page.locator('race-lane').first();
  await widget.getByRole('button', { name: /^Compare all/ }).click();
  await expect(widget.locator('[data-status=done]')).toHaveCount(6, { timeout: 60_000 });
  await expect(widget.getByText(/^Runs each/)).toBeVisible({ timeout: 60_000 });
  return widget;
}

/** Opens Set-up and waits until its panel is drawn. */
async function openSetUp(widget: Locator) {
  await widget.locator('summary').filter({ hasText: 'Set-up' }).click();
  await expect(widget.getByRole('textbox', { name: 'Tasks' })).toBeVisible();
}

/** Opens a view and waits until the view is drawn. */
async function show(widget: Locator, view: (typeof views)[number]) {
  await widget.getByRole('tab', { name: view }).click();
  await expect(widget.locator(drawn[view]).first()).toBeVisible();
}

for (const path of ['index.html', 'embed.html']) {
  for (const width of widths) {
    test(`axe finds nothing in ${path} at ${width} px, in both themes, before and after a run, in every view`, async ({
      openPage,
    }) => {
      const page = await openPage('isolated', `${path}?${SET_UP}`);
      await page.setViewportSize({ width, height: 800 });
      await page
        .getByRole('button', { name: /^Serial,/ })
        .first()
        .waitFor();
      expect(await violations(page, { themes: true }), 'before a run').toEqual([]);

      const widget = await compareAll(page);
      await openSetUp(widget);
      await widget.getByRole('button', { name: /^Threads \(GIL\): unfold/ }).click();
      expect(await violations(page, { themes: true }), 'after a run').toEqual([]);
      // The rest of the page has not changed.
      await widget.evaluate((lane) => lane.setAttribute('data-looked-at', ''));
      for (const view of views.slice(1)) {
        await show(widget, view);
        for (const folded of await widget.locator('[part=table] summary').all())
          await folded.click();
        const found = await violations(page, { within: '[data-looked-at]', themes: true });
        expect(found, view).toEqual([]);
      }
    });
  }
}

test('axe finds nothing in any state of the widget, at any width, in both themes', async ({
  openPage,
}) => {
  const page = await openPage('isolated', 'tests/pages/states.html');
  // The page loads the widget's sources, file by file.
  await expect(page.locator('html')).toHaveAttribute('data-drawn', 'true', { timeout: 150_000 });
  for (const state of ['empty', 'refused field', 'running']) {
    await page.locator(`[data-state="${state}"] [part=setup] > summary`).click();
  }
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    expect(await violations(page, { themes: true }), `at ${width} px`).toEqual([]);
  }
});

for (const colorScheme of schemes) {
  test(`the example theme of the guide is applied, and axe finds nothing in it, ${colorScheme}`, async ({
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

    // Some blogs switch themes by an attribute, which changes light-dark() too.
    await widget.evaluate((lane) => lane.setAttribute('theme', 'dark'));
    await expect(main).toHaveCSS('background-color', accent.dark);
  });
}

test('axe finds nothing while a reader guesses, nor in the results of the guesses', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `index.html?${SET_UP}`);
  const widget = page.locator('race-lane').first();
  await widget.getByRole('button', { name: 'Guess first' }).click();
  await expect(widget.getByRole('slider')).toHaveCount(5);
  expect(await violations(page), 'before a guess').toEqual([]);
  await widget.getByRole('textbox', { name: /^Your guess for asyncio/ }).fill('50 ms');
  await widget.getByRole('textbox', { name: /^Your guess for Threads/ }).fill('never');
  await page.keyboard.press('Tab');
  expect(await violations(page), 'with a guess, and one that is refused').toEqual([]);
  await compareAll(page);
  expect(await violations(page), 'after the runs').toEqual([]);
});

test('axe finds nothing in a post without isolation, with an offered frame and two framed widgets', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const src = `${sites.isolated.url}racelane.js`;
  await page.evaluate((src) => {
    const main = document.createElement('main');
    const script = Object.assign(document.createElement('script'), { type: 'module', src });
    const lanes = [null, 'io', 'cpu'].map((workload) => {
      const lane = document.createElement('race-lane');
      lane.textContent = 'What readers see without JavaScript.';
      if (!workload) return lane;
      lane.setAttribute('workload', workload);
      lane.setAttribute('isolate', 'frame');
      return lane;
    });
    main.append(...document.body.children, ...lanes);
    document.body.append(main, script);
  }, src);
  const [offering, ...framed] = await page.locator('race-lane').all();
  await expect(offering.getByText('Threads cannot share memory in this page.')).toBeVisible();
  for (const lane of framed) {
    await lane.evaluate((element: any) => element.load());
    await expect(rowOf(inFrame(lane), 'shared')).toBeVisible();
  }
  expect(await violations(page)).toEqual([]);
});

test('axe finds faults that are planted inside a widget, at every level and in both themes', async ({
  openPage,
}) => {
  const page = await openPage('isolated');
  const widget = page.locator('race-lane').first();
  await widget.getByRole('button', { name: /^Serial,/ }).evaluate((button) => {
    for (const name of ['aria-label', 'title']) button.removeAttribute(name);
    button.textContent = '';
  });
  // A rule of WCAG 2.2 that axe does not enable by default.
  await widget.locator('[part=legend] button').evaluateAll((buttons) => {
    for (const button of buttons) {
      button.replaceChildren();
      button.ariaLabel = 'phase';
      button.setAttribute('style', 'all: unset; width: 8px; height: 8px; margin: 0 -6px');
    }
  });
  // Readable in the light theme, not in the dark one.
  await widget.locator('[part=sentence]').evaluate((sentence) => {
    sentence.setAttribute('style', 'background: light-dark(#fff, #111); color: #222');
  });
  const found = (await violations(page, { themes: true })).join('\n');
  expect(found).toMatch(/^button-name at .*race-lane/m);
  expect(found).toMatch(/^target-size at .*race-lane/m);
  expect(found).not.toMatch(/^color-contrast at .*race-lane/m);
  expect(found).toMatch(/^dark: color-contrast at .*race-lane/m);
});

/** With many widgets a walk takes long, so in all but two views it covers one widget. */
const walks = { 'index.html': ['Time', 'Share'], 'embed.html': views } as const;

for (const [path, width] of [
  ['index.html', 1280],
  ['index.html', 360],
  ['embed.html', 1280],
  ['embed.html', 360],
] as const) {
  test(`Tab reaches every control of ${path} at ${width} px with a visible focus, and leaves the page again`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', `${path}?${SET_UP}`);
    await page.setViewportSize({ width, height: 800 });
    const widget = await compareAll(page);
    await openSetUp(widget);
    // The widgets further down would load and add stops during the walk.
    await page
      .locator('race-lane')
      .evaluateAll((all) => Promise.all(all.map((lane: any) => lane.load())));
    for (const view of walks[path]) {
      await show(widget, view);
      // The mark of a disturbed run may come in the midst of a walk.
      await expect(async () => {
        const there = await keyboardStops(page, 'Tab');
        const back = await keyboardStops(page, 'Shift+Tab');
        const hidden = there.filter(({ outlined, inView }) => !outlined || !inView);
        expect(hidden, `${view}: focus that cannot be seen`).toEqual([]);
        expect(there.length, view).toBe(await visitableCount(page));
        expect(back.map(({ name }) => name).reverse(), `${view}: the way back`).toEqual(
          there.map(({ name }) => name),
        );
      }).toPass({ timeout: 60_000 });
    }
  });
}

test('arrow keys walk a timeline and announce each span, and Tab leaves it', async ({
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
  const tooltip = widget.locator('[part=tooltip]');
  const seenAndSaid = async () =>
    (await Promise.all([tooltip, said].map((each) => each.textContent()))).map((text) =>
      text?.trim(),
    );
  await expect.poll(async () => new Set(await seenAndSaid()).size, 'what is said is seen').toBe(1);
  await page.keyboard.press('Enter');
  await expect(widget.getByRole('button', { name: /^Serial: fold/ })).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  await page.keyboard.press('Tab');
  await expect(timeline).not.toBeFocused();
});
