// `npm run theme-pictures`: takes the pictures of docs/themes.md, of recorded runs, so that they change only with the look.
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { chromiumArgs } from './lib/chromium.js';
import { at } from './lib/paths.js';
import { StepError, log, main } from './lib/run.js';
import { exampleTheme, partNames, propertyNames } from './lib/themes.js';
import { setupBrowser } from './setup.js';

/**
 * @typedef {import('@playwright/test').Page} Page
 *
 * @typedef {object} Picture
 * @property {string} state of tests/pages/states.html
 * @property {string} of selector inside the widget; the picture spans all matches
 * @property {string} [value] of the property
 * @property {number} [tallestPx] the picture is cut off below this height
 */

const imagesDir = at('docs', 'images', 'themes');

/** A hue that the widget does not have: it marks what a property or a part changes. */
const MARK = '#d6006c';

const WAITING = 'done, waiting';
const COMPUTING = 'done, computing';
const rows = (/** @type {string[]} */ ...names) =>
  names.map((name) => `[data-strategy=${name}]`).join();

/** @type {Readonly<Record<string, Picture>>} */
const properties = {
  ink: { state: WAITING, of: rows('serial', 'asyncio') },
  soft: { state: WAITING, of: '.controls' },
  paper: { state: WAITING, of: rows('serial', 'asyncio'), value: '#ffd9ec' },
  accent: { state: WAITING, of: '.controls' },
  rule: { state: WAITING, of: rows('serial', 'asyncio') },
  edge: { state: 'empty', of: '.presets, .option:first-of-type' },
  bar: { state: COMPUTING, of: rows('threads', 'processes'), value: '#ffb3d9' },
  scan: { state: COMPUTING, of: rows('threads', 'processes') },
  build: { state: WAITING, of: '.legend' },
  wait: { state: WAITING, of: rows('serial') },
  'wait-fill': { state: WAITING, of: rows('threads', 'futures'), value: '#ffb3d9' },
  lock: { state: COMPUTING, of: rows('threads') },
  start: { state: COMPUTING, of: rows('threads', 'processes') },
  queue: { state: WAITING, of: '.legend' },
  guess: { state: 'guessing, some made', of: rows('asyncio', 'threads') },
  alert: { state: 'failed', of: rows('processes') },
  font: { state: WAITING, of: '.sentence, [data-strategy=serial]', value: 'Georgia, serif' },
  'font-size': { state: WAITING, of: '.sentence, [data-strategy=serial]', value: '18px' },
  padding: { state: 'empty', of: '.widget', value: '24px; --race-lane-paper: #ffd9ec' },
  radius: { state: WAITING, of: '.controls', value: '999px' },
};

/** States that may show a part, in the order in which they are tried. */
const STATES = [
  COMPUTING,
  'done, unfolded',
  'done, table',
  'recorded elsewhere, computing',
  'share',
  'replay',
  'python, done',
  'scaling, two cores',
  'bad attribute',
  'guessing, some made',
  'guessed, waiting',
];

/** A taller picture would not show better where a part is. */
const TALLEST_PX = 260;
const MARGIN_PX = 7;
const WIDTH_PX = 440;

/**
 * Shows one state alone with a theme, and takes a picture of the selected elements.
 * @param {Page} page
 * @param {string} name of the file
 * @param {Picture} picture
 * @param {string} css
 */
async function shoot(page, name, { state, of, tallestPx = TALLEST_PX }, css) {
  const alone = `.state:not([data-state="${state}"]), h1, h2 { display: none; }`;
  await page.locator('#theme').evaluate((style, text) => (style.textContent = text), alone + css);
  const boxes = await page.locator(`[data-state="${state}"]`).evaluate((host, selector) => {
    const root = /** @type {ShadowRoot} */ (host.shadowRoot);
    for (const details of root.querySelectorAll('.setup')) {
      /** @type {HTMLDetailsElement} */ (details).open = /presets|setup|input/.test(selector);
    }
    return [...root.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
  }, of);
  if (boxes.length === 0) throw new StepError(`${name}: the state "${state}" has no ${of}.`);
  const top = Math.max(0, Math.min(...boxes.map((box) => box.top)) - MARGIN_PX);
  const bottom = Math.max(...boxes.map((box) => box.bottom)) + MARGIN_PX;
  const clip = { x: 0, y: top, width: WIDTH_PX, height: Math.min(tallestPx, bottom - top) };
  const path = `${imagesDir}/${name}.png`;
  await page.screenshot({ path, clip, fullPage: true, animations: 'disabled' });
  log(`${name}.png: ${(statSync(path).size / 1000).toFixed(1)} KB`);
}

/** Takes a picture of each part, outlined. A bar has no outline, so it is filled. */
async function takeParts(/** @type {Page} */ page, /** @type {string[]} */ parts) {
  for (const part of parts) {
    const of = `[part~="${part}"]`;
    const found = await page.evaluate(
      ([names, selector]) =>
        names.find((state) => {
          const root = document.querySelector(`[data-state="${state}"]`)?.shadowRoot;
          return root?.querySelector(selector);
        }),
      /** @type {const} */ ([STATES, of]),
    );
    if (!found) throw new StepError(`No state shows ::part(${part}): name one in STATES.`);
    const css = `.state::part(${part}) { outline: 2px solid ${MARK}; outline-offset: 1px; }
      .state::part(bar) { ${part === 'bar' ? `fill: ${MARK}` : ''} }`;
    await shoot(page, `part-${part}`, { state: found, of }, css);
  }
}

/** Takes a picture of each property, set to the mark or to a value of its own. */
async function takeProperties(/** @type {Page} */ page) {
  for (const name of propertyNames()) {
    const picture = properties[name];
    if (!picture) throw new StepError(`--race-lane-${name} has no picture: add it to properties.`);
    const css = `.state { --race-lane-${name}: ${picture.value ?? MARK}; }`;
    await shoot(page, name, picture, css);
  }
}

/** Takes pictures of the example theme, in light and dark. */
async function takeExample(/** @type {Page} */ page) {
  // The page of states draws its widgets without the tag and without an engine.
  const css = exampleTheme().replaceAll('race-lane {', '.state {');
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    await shoot(
      page,
      `example-${colorScheme}`,
      { state: WAITING, of: '.widget', tallestPx: 760 },
      css,
    );
  }
}

await main(async () => {
  const { browser: executablePath } = await setupBrowser();
  // Imported late: these need npm packages that the set-up may just have installed.
  const { chromium } = await import('@playwright/test');
  const { serve } = await import('./serve.js');
  rmSync(imagesDir, { recursive: true, force: true });
  mkdirSync(imagesDir, { recursive: true });
  const site = await serve({ root: at() });
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  try {
    const viewport = { width: WIDTH_PX, height: 900 };
    const page = await browser.newPage({ viewport, deviceScaleFactor: 1, colorScheme: 'light' });
    await page.goto(`${site.url}tests/pages/states.html`);
    await page.locator('html[data-drawn]').waitFor();
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.id = 'theme';
      document.head.append(style);
    });
    await takeProperties(page);
    await takeParts(page, partNames());
    await takeExample(page);
  } finally {
    await browser.close();
    await site.close();
  }
});
