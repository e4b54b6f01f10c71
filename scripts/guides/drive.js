// Opens a post as a reader does. With JavaScript the widget must run; without it the fallback must be shown.
import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from '../lib/chromium.js';
import { StepError } from '../lib/run.js';
import { FALLBACK } from './snippets.js';

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').FrameLocator | import('@playwright/test').Page} Place
 * @typedef {import('./types.js').Blog} Blog
 * @typedef {import('./types.js').Post} Post
 */

const LOAD_TIMEOUT_MS = 20_000;
const RUN_TIMEOUT_MS = 60_000;

/** The strategies that must run in a post, and in an isolated page. */
const IN_POST = Object.freeze(['serial', 'processes']);
const ISOLATED = Object.freeze(['shared', 'threads']);

/** Starts the tests' Chromium. */
export async function openBrowser() {
  const executablePath = findChromium();
  if (!executablePath) throw new StepError('No Chromium: run `node scripts/setup.js --tests`.');
  return chromium.launch({ executablePath, args: [...chromiumArgs] });
}

/**
 * Opens every post of a blog, and reads its feed. Throws at the first failure.
 * @param {Browser} browser
 * @param {Blog} blog
 */
export async function driveBlog(browser, blog) {
  for (const post of blog.posts) {
    try {
      const how = { url: post.url, isApp: post.isApp, ownErrors: blog.ownErrors };
      await withPage(browser, { ...how, javaScriptEnabled: true }, async (page) => {
        await post.open?.(page);
        await runIn(page, post);
        await post.check?.(page);
      });
      if (post.frame || post.isScript) continue;
      await withPage(browser, { ...how, javaScriptEnabled: false }, readFallback);
    } catch (error) {
      throw new Error(`${post.how}: ${/** @type {Error} */ (error).message}`, { cause: error });
    }
  }
  if (blog.feed) await readFeed(blog.feed);
}

/**
 * Presses the buttons of a post's widget, and waits for each result.
 * @param {import('@playwright/test').Page} page
 * @param {Post} post
 */
async function runIn(page, post) {
  if (post.frame) await page.locator('iframe').scrollIntoViewIfNeeded();
  const widget = (post.frame ? page.frameLocator('iframe') : page).locator('race-lane').first();
  await widget.scrollIntoViewIfNeeded({ timeout: LOAD_TIMEOUT_MS });
  for (const strategy of post.frame || post.isolated ? ISOLATED : IN_POST) {
    const row = widget.locator(`[data-strategy=${strategy}]`);
    await row.waitFor({ timeout: LOAD_TIMEOUT_MS });
    await row.getByRole('button').first().click({ timeout: LOAD_TIMEOUT_MS });
    await widget
      .locator(`[data-strategy=${strategy}][data-status=done]`)
      .waitFor({ timeout: RUN_TIMEOUT_MS });
    const report = await widget.evaluate((/** @type {any} */ element) => element.report);
    if (report?.strategy === strategy && report.verified === true) continue;
    throw new Error(`expected a verified report of ${strategy}, got ${JSON.stringify(report)}`);
  }
}

/** Waits for the fallback, as a reader without JavaScript sees it. */
async function readFallback(/** @type {import('@playwright/test').Page} */ page) {
  await page.getByText(FALLBACK).first().waitFor({ state: 'visible', timeout: LOAD_TIMEOUT_MS });
}

/** Looks for the fallback in a feed, whose markup may be escaped. */
async function readFeed(/** @type {string} */ url) {
  const text = await (await fetch(url)).text();
  if (text.includes(FALLBACK)) return;
  throw new Error(`the feed ${url} lacks "${FALLBACK}"; it begins ${text.slice(0, 200)}`);
}

/**
 * Opens a page in a context of its own. Fails on errors that the page did not catch.
 * @param {Browser} browser
 * @param {{ url: string, javaScriptEnabled: boolean, isApp?: boolean, ownErrors?: RegExp }} how
 * @param {(page: import('@playwright/test').Page) => Promise<void>} use
 */
async function withPage(browser, { url, javaScriptEnabled, isApp, ownErrors }, use) {
  const context = await browser.newContext({ javaScriptEnabled });
  /** @type {string[]} */
  const errors = [];
  const note = (/** @type {string} */ text) => void (ownErrors?.test(text) || errors.push(text));
  context.on('weberror', (event) => note(String(event.error())));
  if (isApp) context.on('console', (said) => void (said.type() === 'error' && note(said.text())));
  try {
    const page = await context.newPage();
    const response = await page.goto(url);
    if (!response?.ok()) throw new Error(`${url} answered ${response?.status()}`);
    await use(page);
    if (errors.length > 0) throw new Error(`page errors: ${errors.join('; ')}`);
  } finally {
    await context.close();
  }
}
