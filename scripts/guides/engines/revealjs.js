// reveal.js: a slide that is hidden at first. Keys stay in the widget, and pointers find spans in scaled slides.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { copyDist, serveBlog } from '../static-site.js';
import { findNpmTool, npm } from '../tools.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Smaller than the slides, so that reveal.js scales them. */
const VIEWPORT = Object.freeze({ width: 900, height: 600 });

/** Waits until the deck shows a slide. */
const slideIs = (/** @type {Page} */ page, /** @type {number} */ number) =>
  page.waitForFunction((hash) => location.hash === hash, `#/${number}`, { timeout: 5000 });

const serialRow = (/** @type {Page} */ page) => page.locator('race-lane [data-strategy=serial]');

/** Goes to the widget's slide. Until then the widget must not load. */
async function openSlide(/** @type {Page} */ page) {
  await page.setViewportSize(VIEWPORT);
  await page.locator('.reveal.ready').waitFor();
  if (await serialRow(page).count()) throw new Error('the widget of a hidden slide has loaded');
  await page.keyboard.press('ArrowRight');
  await slideIs(page, 1);
}

/** Points at the middle of each task's computing, and reads the tooltip. */
async function checkPointer(/** @type {Page} */ page) {
  const lanes = serialRow(page).locator('svg.lanes');
  const box = await lanes.boundingBox();
  const drawn = await lanes.evaluate((svg) => ({
    widthPx: Number(svg.getAttribute('width')),
    path: svg.querySelector('.scan')?.getAttribute('d') ?? '',
  }));
  const scans = [...drawn.path.matchAll(/M([\d.]+) [\d.]+h([\d.]+)/g)];
  if (!box || scans.length !== 3) throw new Error(`three spans were expected: ${drawn.path}`);
  const scale = box.width / drawn.widthPx;
  if (Math.abs(scale - 1) < 0.05) throw new Error(`the slide is not scaled: ${scale}`);
  for (const [at, [, x, width]] of scans.entries()) {
    const middle = box.x + (Number(x) + Number(width) / 2) * scale;
    await page.mouse.move(middle, box.y + box.height / 2);
    const tooltip = serialRow(page).locator('.field .tooltip', { hasText: `Task ${at + 1} ` });
    await tooltip.waitFor({ timeout: 5000 });
  }
}

/** Presses keys in a button, the tabs and a field. None of them may reach the deck. */
async function checkKeys(/** @type {Page} */ page) {
  const widget = page.locator('race-lane');
  await serialRow(page).getByRole('button').first().focus();
  await page.keyboard.press('Space');
  await widget.locator('[data-strategy=serial]:not([data-status=done])').waitFor();
  await widget.locator('[data-strategy=serial][data-status=done]').waitFor({ timeout: 60_000 });
  await widget.getByRole('tab', { name: 'Time' }).focus();
  await page.keyboard.press('ArrowRight');
  await widget.getByRole('tab', { name: 'Replay', selected: true }).waitFor();
  await widget.locator('summary').first().click();
  const field = widget.locator('.setup input[type=text]').first();
  await field.focus();
  for (const key of [...'fobs?n', 'Space', 'ArrowRight', 'ArrowDown', '.']) {
    await page.keyboard.press(key);
  }
  const typed = await field.inputValue();
  const deck = await page.locator('.reveal').getAttribute('class');
  if (typed !== 'fobs?n .' || /overview|paused/.test(deck ?? '')) {
    throw new Error(`the deck took keys of a field: it has "${typed}", the deck is "${deck}"`);
  }
  await slideIs(page, 1);
}

/** Leaves the widget: the deck has its keys again, and the slide keeps its result. */
async function leaveSlide(/** @type {Page} */ page) {
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await page.keyboard.press('ArrowRight');
  await slideIs(page, 2);
  await page.keyboard.press('ArrowLeft');
  await slideIs(page, 1);
  await page.locator('race-lane').evaluate((/** @type {any} */ { report }) => {
    if (report?.strategy !== 'serial') throw new Error('the result is gone');
  });
}

/** @type {import('../types.js').Engine} */
export const revealjs = {
  ...{ name: 'reveal.js', guide: 'revealjs.md', how: 'tag in a slide' },
  install: npm('revealjs', 'reveal.js@6.0.2'),
  find: async () => findNpmTool('revealjs', 'reveal.js'),
  async make({ dir, tool }) {
    copyDist(dir, 'racelane');
    cpSync(join(tool.command, 'node_modules', 'reveal.js', 'dist'), join(dir, 'reveal'), {
      recursive: true,
    });
    const blog = await serveBlog(dir, { slide: 'slides.html' });
    const check = async (/** @type {Page} */ page) => {
      await checkPointer(page);
      await checkKeys(page);
      await leaveSlide(page);
    };
    // Without JavaScript reveal.js shows no slide.
    const how = { isScript: true, open: openSlide, check };
    return { ...blog, posts: blog.posts.map((post) => ({ ...post, ...how })) };
  },
};
