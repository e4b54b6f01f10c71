// The styles of the post around a widget: what it inherits, and how wide it gets.
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST, loadWidget } from '../helpers/tag.ts';
import { inFrame, putTag, rowOf } from '../helpers/widget.ts';
import type { Locator, Page } from '@playwright/test';

/** Styles of posts, themes and slides that every element below inherits. */
const INHERITED = `white-space: nowrap; text-indent: 3em; text-transform: uppercase; letter-spacing: .3em;
  word-spacing: 1em; text-shadow: 1px 1px red; line-height: 0; word-break: break-all; font: italic 62.5% cursive;
  hyphens: auto; text-align: center; text-align-last: right; text-wrap: nowrap; tab-size: 8; quotes: none;
  list-style: square; font-feature-settings: "smcp"; border-spacing: 9px; caption-side: bottom; fill: red;
  stroke: red; stroke-width: 3; -webkit-text-stroke: 1px red; -webkit-text-fill-color: red; direction: rtl;
  text-emphasis: dot red; paint-order: stroke; font-size-adjust: .7; text-anchor: end; dominant-baseline: hanging`;

/** Puts the tag into a box with these styles, and loads its interface. */
async function putStyled(page: Page, url: string, style: string, attributes = {}) {
  const id = `lane-${await page.locator('race-lane').count()}`;
  await putTag(page, url, { id, tasks: '2', wait: '20', ...attributes });
  const tag = page.locator(`#${id}`);
  await tag.evaluate((element, css) => {
    const box = document.createElement('div');
    box.style.cssText = css;
    element.before(box);
    box.append(element);
  }, style);
  await loadWidget(tag);
  return tag;
}

/** Returns the box and the colours of every drawn element of the widget. */
const readDrawing = (tag: Locator) =>
  tag.evaluate((element) => {
    const widget = element.shadowRoot?.querySelector('.widget') as HTMLElement;
    const origin = widget.getBoundingClientRect();
    (widget.querySelector('details') as HTMLDetailsElement).open = true;
    return [...widget.querySelectorAll('*')]
      .filter((each) => !each.closest('defs, .unseen') && each.getBoundingClientRect().width > 0)
      .map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        const { fill, stroke, textShadow, color, fontStyle, textTransform, colorScheme } =
          getComputedStyle(each);
        const box = [x - origin.x, y - origin.y, width, height].map(Math.round);
        const ink = [fill, stroke, textShadow, color, fontStyle, textTransform, colorScheme];
        return `${each.tagName} ${each.getAttribute('class')}: ${box}; ${ink}`;
      });
  });

for (const width of [800, 320]) {
  test(`no inherited text style of a post changes the widget, at ${width} px`, async ({
    openPage,
    sites,
  }) => {
    const page = await openPage('isolated', HOST);
    const bare = await putStyled(page, sites.isolated.url, `width: ${width}px`);
    const styled = await putStyled(page, sites.isolated.url, `width: ${width}px; ${INHERITED}`);
    // The panel of Set-up, which is opened here, is fetched.
    await expect(async () => {
      const expected = await readDrawing(bare);
      expect(expected.length).toBeGreaterThan(100);
      expect(await readDrawing(styled)).toEqual(expected);
    }).toPass({ timeout: 60_000 });
  });
}

test('a parent can hide the widget, and shield it from the pointer', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', HOST);
  const hidden = await putStyled(page, sites.isolated.url, 'visibility: hidden');
  await expect(rowOf(hidden, 'serial').locator('.run')).toBeHidden();
  const deaf = await putStyled(page, sites.isolated.url, 'pointer-events: none');
  await expect(rowOf(deaf, 'serial').locator('.run')).toHaveCSS('pointer-events', 'none');
});

test('in a post that writes vertically the widget is as wide as the window allows, and writes horizontally', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', HOST);
  for (const [windowPx, widthPx] of [
    [1280, 960],
    [360, 360],
  ]) {
    await page.setViewportSize({ width: windowPx, height: 800 });
    const tag = await putStyled(page, sites.isolated.url, 'writing-mode: vertical-rl');
    await expect(async () => {
      const run = await rowOf(tag, 'serial').locator('.run').boundingBox();
      expect(run?.width).toBeGreaterThan(2 * (run?.height ?? 0));
      expect((await tag.boundingBox())?.width).toBe(widthPx);
    }).toPass({ timeout: 30_000 });
  }
});

for (const dir of ['ltr', 'rtl']) {
  for (const width of [360, 1000]) {
    test(`a page without margins does not scroll sideways, ${dir}, at ${width} px`, async ({
      openPage,
      sites,
    }) => {
      const page = await openPage('isolated', HOST);
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate((given) => {
        document.documentElement.dir = given;
        document.body.style.margin = '0';
      }, dir);
      const url = sites.isolated.url;
      const tag = await putStyled(page, url, '', { guess: '' });
      const framed = await putStyled(page, url, '', { isolate: 'frame', guess: '' });
      await expect(rowOf(tag, 'serial')).toBeVisible();
      await expect(rowOf(inFrame(framed), 'serial')).toBeVisible();
      const scrolledPx = () =>
        page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });
      await expect.poll(scrolledPx).toBe(0);
      for (const view of ['Memory', 'Scaling', 'Table', 'Share']) {
        const tab = tag.getByRole('tab', { name: view });
        await tab.click();
        await expect(tab).toHaveAttribute('aria-selected', 'true');
        await expect(tag.getByRole('tabpanel')).not.toContainText('Loading');
        await expect.poll(scrolledPx, view).toBe(0);
      }
    });
  }
}
