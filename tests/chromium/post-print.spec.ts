// A post on paper, and in colours that the reader forces on every page.
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST, call } from '../helpers/tag.ts';
import { inFrame, putTag, rowOf } from '../helpers/widget.ts';
import type { Locator } from '@playwright/test';

const SMALL = { tasks: '3', wait: '40', strategies: 'serial threads processes' };

/** Returns the places of the axis and of each drawing, the end of their column, and the time at each bar's end. */
const drawn = (widget: Locator) =>
  widget.evaluate((element) => {
    const root = element.shadowRoot as ShadowRoot;
    const axis = root.querySelector('.axis svg') as SVGSVGElement;
    const { left, right } = axis.getBoundingClientRect();
    const ticks = [...axis.querySelectorAll('text')].map(({ textContent }) => textContent);
    const rows = [...root.querySelectorAll('.row:has(.lanes)')].map((row) => {
      const lanes = row.querySelector('.lanes')?.getBoundingClientRect() as DOMRect;
      const field = row.querySelector('.field')?.getBoundingClientRect() as DOMRect;
      const end = row.querySelector('.end')?.getBoundingClientRect() as DOMRect;
      return { left: lanes.left, right: lanes.right, mostRight: field.right, endsAt: end.left };
    });
    return { left, right, ticks, rows };
  });

for (const [where, attributes] of [
  ['in place', {}],
  ['in a frame', { isolate: 'frame' }],
] as [string, Record<string, string>][]) {
  test(`a dark widget prints dark on white, without controls, ${where}`, async ({
    openPage,
    sites,
  }) => {
    const page = await openPage('isolated', HOST);
    await page.emulateMedia({ colorScheme: 'dark' });
    const tag = await putTag(page, sites.isolated.url, { ...SMALL, ...attributes, theme: 'dark' });
    const widget = attributes.isolate ? inFrame(tag) : tag;
    await expect(rowOf(widget, 'serial')).toBeVisible();
    await call(tag, 'run', 'serial');
    const row = rowOf(widget, 'serial');
    await expect(row).toHaveCSS('color', 'rgb(233, 230, 223)');
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    await expect(row).toHaveCSS('color', 'rgb(27, 32, 37)');
    await expect(row.getByText('Serial')).toBeVisible();
    for (const part of ['controls', 'setup', 'views'])
      await expect(widget.locator(`[part=${part}] :is(button, summary)`).first()).toBeHidden();
    await expect(row.locator('.unfold')).toBeHidden();
  });
}

test('on paper of any width every bar ends where the axis says, and nothing is cut', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', HOST);
  // Without this the axis would still be moving.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1600, height: 900 });
  const tag = await putTag(page, sites.isolated.url, SMALL);
  for (const name of ['serial', 'threads', 'processes']) await call(tag, 'run', name);
  await expect(tag.locator('.end')).toHaveCount(3);
  const onScreen = await drawn(tag);
  const share = ({ left, right, rows }: typeof onScreen) =>
    rows.map(({ endsAt }) => (endsAt - left) / (right - left));
  for (const width of [420, 718, 1000]) {
    await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    const onPaper = await page
      .evaluate(() => dispatchEvent(new Event('beforeprint')))
      .then(() => drawn(tag));
    for (const { left, right, mostRight } of onPaper.rows) {
      expect([left, right], `${width} px`).toEqual([onPaper.left, onPaper.right]);
      expect(right, `${width} px`).toBeLessThanOrEqual(mostRight + 0.5);
    }
    for (const [index, each] of share(onPaper).entries()) {
      expect(each, `${width} px`).toBeCloseTo(share(onScreen)[index], 2);
    }
  }
});

test('printing draws as wide as paper, and the screen is drawn again afterwards', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', HOST);
  const tag = await putTag(page, sites.isolated.url, SMALL);
  await call(tag, 'run', 'serial');
  const lanes = rowOf(tag, 'serial').locator('.lanes');
  const before = await lanes.getAttribute('width');
  expect(Number(before)).toBeGreaterThan(800);
  await lanes.evaluate((svg) => {
    addEventListener('afterprint', () =>
      Object.assign(window, { printed: svg.getAttribute('width') }),
    );
  });
  await page.pdf({ format: 'A4' });
  await expect.poll(() => page.evaluate(() => (window as any).printed)).toBe('400');
  await expect(lanes).toHaveAttribute('width', before ?? '');
});

/** Contrast ratio of WCAG 2 between two computed colours. */
function contrast(...colours: string[]) {
  const [dark, light] = colours
    .map((colour) => {
      const [r, g, b] = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((text) => {
        const value = Number(text) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    })
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

for (const [theme, colorScheme] of [
  ['light', 'dark'],
  ['dark', 'light'],
  ['auto', 'dark'],
] as const) {
  test(`in forced colours everything drawn stands out from its bar and from the page, theme ${theme}, ${colorScheme} colours`, async ({
    openPage,
    sites,
  }) => {
    const page = await openPage('isolated', HOST);
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    const tag = await putTag(page, sites.isolated.url, {
      ...{ ...SMALL, workload: 'cpu', list: 'memory', size: '1000000' },
      theme,
    });
    for (const name of ['serial', 'threads']) await call(tag, 'run', name);
    await rowOf(tag, 'threads').locator('.unfold').click();
    await expect(tag.locator('.line-label')).toHaveCount(3);
    const colours = await tag.evaluate((element) => {
      const root = element.shadowRoot as ShadowRoot;
      const styleOf = (name: string) => getComputedStyle(root.querySelector(name) as Element);
      const filled = ['.scan', '.build', '.tick', '.line-label'].map((name) => styleOf(name).fill);
      const stroked = ['.lock', '.wait-edge', '.hatch-line', '.end', '.axis-line'].map(
        (name) => styleOf(name).stroke,
      );
      const written = ['.sentence', '.status', '.elapsed'].map((name) => styleOf(name).color);
      const paper = styleOf('.widget').backgroundColor;
      return { paper, bar: styleOf('.bar').fill, ink: [...filled, ...stroked, ...written] };
    });
    expect(
      contrast(colours.paper, colorScheme === 'dark' ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)'),
    ).toBe(1);
    for (const ground of [colours.paper, colours.bar])
      expect(Math.min(...colours.ink.map((colour) => contrast(colour, ground)))).toBeGreaterThan(
        4.5,
      );
  });
}
