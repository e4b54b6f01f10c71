// `npm run screenshot`: takes the README's picture, of a real run in the built site.
import { mkdirSync, statSync } from 'node:fs';
import { build } from './build.js';
import { at } from './lib/paths.js';
import { chromiumArgs } from './lib/chromium.js';
import { StepError, log, main } from './lib/run.js';
import { writeFigure } from './lib/markdown.js';
import { setupBrowser } from './setup.js';

/** @typedef {import('@playwright/test').Page} Page */

const imagesDir = at('docs', 'images');

/** Everybody who opens the README downloads the picture. */
const MAX_BYTES = 300_000;

/** The picture has room around the widget, and none reserved below it. */
const PICTURE_STYLE = `
race-lane { --race-lane-padding: 24px; }
race-lane::part(verdict) { min-height: 0; }
`;

/** Six strategies, three times each; serial waits 10 s every time. */
const COMPARE_TIMEOUT_MS = 180_000;

/**
 * Presses **Compare all** in the first widget and waits for the verdict.
 * @param {Page} page
 */
async function compareAll(page) {
  const widget = page.locator('race-lane').first();
  await widget.getByRole('button', { name: /^Compare all/ }).click();
  await widget.getByText(/^Run 1 of/).waitFor();
  await widget.getByText(/^Runs each/).waitFor({ timeout: COMPARE_TIMEOUT_MS });
  const alert = await widget.getByRole('alert').allTextContents();
  const environment = await widget.evaluate((/** @type {any} */ lane) => lane.report?.environment);
  if (alert.length > 0 || !environment) {
    throw new StepError(`The comparison gave no results. ${alert.join(' ')}`);
  }
  return { widget, environment };
}

/**
 * Runs one comparison, then takes the widget in both themes.
 * @param {Page} page
 */
async function takePictures(page) {
  const { widget, environment } = await compareAll(page);
  await page.mouse.move(0, 0);
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    const path = `${imagesDir}/race-${colorScheme}.png`;
    await widget.locator('.widget').screenshot({ path, animations: 'disabled' });
    const { size } = statSync(path);
    log(`${path.slice(imagesDir.length + 1)}: ${(size / 1000).toFixed(0)} KB`);
    if (size > MAX_BYTES) throw new StepError(`${path} has ${size} bytes; at most ${MAX_BYTES}.`);
  }
  return environment;
}

/** Builds and serves the site, measures, and writes the pictures. */
async function screenshot() {
  const { browser: executablePath } = await setupBrowser();
  await build();
  // Imported late: these need npm packages that the set-up may just have installed.
  const { chromium } = await import('@playwright/test');
  const { serve } = await import('./serve.js');
  mkdirSync(imagesDir, { recursive: true });
  const site = await serve({ root: at('dist') });
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  try {
    const viewport = { width: 1280, height: 900 };
    // The page's own Content-Security-Policy would refuse our style.
    const looks = /** @type {const} */ ({ colorScheme: 'light', bypassCSP: true });
    const page = await browser.newPage({ viewport, deviceScaleFactor: 2, ...looks });
    await page.goto(site.url);
    await page.addStyleTag({ content: PICTURE_STYLE });
    log('Compare all: six strategies, about a minute');
    const { cores } = await takePictures(page);
    const version = browser.version().split('.')[0];
    const processors = cores === 1 ? '1 core' : `${cores} cores`;
    writeFigure('picture', `_Measured in Chromium ${version} on ${processors}._`, 'README.md');
  } finally {
    await browser.close();
    await site.close();
  }
}

await main(screenshot);
