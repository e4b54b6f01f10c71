// The guide for plain HTML: its snippets, as they stand there, in a post whose host sends no headers.
import { readFileSync } from 'node:fs';
import { FALLBACK, snippet, snippetsOf } from '../../scripts/guides/snippets.js';
import { at } from '../../scripts/lib/paths.js';
import { expect, test } from './fixtures.js';

/**
 * publish answers /post/ with the snippet in a page, and /post/racelane/ with the files of dist/.
 * @param {import('@playwright/test').Page | import('@playwright/test').BrowserContext} where
 * @param {string} origin with a closing slash
 * @param {string} text
 */
async function publish(where, origin, text) {
  const html = `<!doctype html><html lang="en"><title>A post</title><link rel="icon" href="data:," /><body>${text}</body></html>`;
  await where.route(`${origin}post/**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice('/post/'.length);
    if (path === '') return route.fulfill({ contentType: 'text/html', body: html });
    return route.fulfill({ path: at('dist', path.replace(/^racelane\//, '')) });
  });
}

for (const strategy of ['serial', 'processes']) {
  test(`the tag of the guide comes up in a post, and ${strategy} runs`, async ({
    context,
    sites,
    openPage,
  }) => {
    await publish(context, sites.plain.url, snippet(snippetsOf('html.md'), 'post.html'));
    const page = await openPage('plain', 'post/');
    const widget = page.locator('race-lane');
    const row = widget.locator(`[data-strategy=${strategy}]`);
    await row.getByRole('button').first().click();
    await expect(row).toHaveAttribute('data-status', 'done', { timeout: 30_000 });
    const report = await widget.evaluate((/** @type {any} */ element) => element.report);
    expect(report).toMatchObject({ strategy, workload: 'cpu', verified: true });
    await expect(page.getByText(FALLBACK)).toBeHidden();
  });
}

test('without JavaScript the post of the guide shows the text inside the tag', async ({
  browser,
  sites,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await publish(context, sites.plain.url, snippet(snippetsOf('html.md'), 'post.html'));
  const page = await context.newPage();
  await page.goto(`${sites.plain.url}post/`);
  await expect(page.getByText(FALLBACK)).toBeVisible();
  await context.close();
});

test('shared threads run in the frame of the guide, though the post sends no headers', async ({
  context,
  sites,
  openPage,
}) => {
  const text = snippet(snippetsOf('html.md', sites.isolated.url), 'frame.html');
  await publish(context, sites.plain.url, text);
  const page = await openPage('plain', 'post/');
  const row = page.frameLocator('iframe').locator('[data-strategy=shared]');
  await row.getByRole('button').first().click();
  await expect(row).toHaveAttribute('data-status', 'done', { timeout: 30_000 });
  await expect(page.getByRole('link', { name: 'Open Racelane' })).toHaveAttribute(
    'href',
    /workload=cpu$/,
  );
});

test('the link of the guide for hosts without scripts opens the page with its set-up', async ({
  sites,
  openPage,
}) => {
  const page = await openPage('isolated', 'tests/pages/host.html');
  const text = snippet(snippetsOf('links.md', sites.isolated.url), 'link.html');
  await page.setContent(text);
  await page.getByRole('link').click();
  const widget = page.locator('race-lane[workload=cpu]').first();
  await expect(widget).toHaveAttribute('strategies', 'serial asyncio processes');
  await expect(widget).toHaveAttribute('tasks', '3');
  const markdown = readFileSync(at('docs', 'guides', 'links.md'), 'utf8');
  const address = decodeURI(page.url().replace(sites.isolated.url, ''));
  expect(decodeURI(markdown)).toContain(`/${address})`);
});
