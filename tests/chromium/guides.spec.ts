// The guide for plain HTML: its snippets, unchanged, in a post whose host sends no headers.
import { readFileSync } from 'node:fs';
import { FALLBACK, snippet, snippetsOf, writeFiles } from '../../scripts/guides/snippets.js';
import { at } from '../../scripts/lib/paths.js';
import { serve } from '../../scripts/serve.js';
import { expect, test } from '../helpers/chromium-test.ts';

/**
 * Serves a page with the text, and dist/ in racelane/ beside it, without headers. Playwright's routes would not do:
 * Chromium takes their pages for public ones and keeps them from localhost.
 */
async function publish(text: string) {
  const root = test.info().outputPath('blog');
  const head = '<title>A post</title><link rel="icon" href="data:," />';
  const page = `<!doctype html><html lang="en"><head>${head}</head><body>${text}</body></html>`;
  writeFiles(root, [['index.html', page]]);
  return serve({ root, mounts: { '/racelane/': at('dist') }, headers: 'plain' });
}

const post = () => snippet(snippetsOf('html.md'), 'post.html');

for (const strategy of ['serial', 'processes']) {
  test(`the tag of the guide works in a post, and ${strategy} runs`, async ({ page }) => {
    const blog = await publish(post());
    await page.goto(blog.url);
    const widget = page.locator('race-lane');
    const row = widget.locator(`[data-strategy=${strategy}]`);
    await row.getByRole('button').first().click();
    await expect(row).toHaveAttribute('data-status', 'done');
    const report = await widget.evaluate((element: any) => element.report);
    expect(report).toMatchObject({ strategy, workload: 'cpu', verified: true });
    await expect(widget).not.toContainText(FALLBACK, { useInnerText: true });
    await blog.close();
  });
}

test('the program of the guide on Python is shown without its indentation, and runs', async ({
  page,
}) => {
  const blog = await publish(snippet(snippetsOf('python.md'), 'python.html'));
  await page.goto(blog.url);
  const widget = page.locator('race-lane');
  await expect(widget.getByRole('textbox').first()).toHaveValue(/^import threading\nimport time\n/);
  expect(blog.requests.filter((path) => /\/python\//.test(path))).toEqual([]);
  const reports = await widget.evaluateHandle((element) => {
    const heard: any[] = [];
    element.addEventListener('race-python', ({ detail }: any) => heard.push(detail));
    return heard;
  });
  await widget.getByRole('button', { name: /^Run here/ }).click();
  await expect.poll(async () => (await reports.jsonValue()).length, { timeout: 90_000 }).toBe(1);
  const [report] = await reports.jsonValue();
  expect(report.error).toBeNull();
  const printed = report.output.map(({ text }: any) => text).join('');
  expect(printed.trim().split('\n').sort()).toEqual(['done: 0', 'done: 1', 'done: 2']);
  await expect(widget).not.toContainText(FALLBACK, { useInnerText: true });
  await blog.close();
});

test('without JavaScript the post of the guide shows the text inside the tag', async ({
  browser,
}) => {
  const blog = await publish(post());
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(blog.url);
  await expect(page.getByText(FALLBACK)).toBeVisible();
  await context.close();
  await blog.close();
});

test('shared threads run in the frame of the guide, in a post without headers', async ({
  page,
  sites,
}) => {
  const text = snippet(snippetsOf('html.md', sites.isolated.url), 'frame.html');
  const blog = await publish(text);
  await page.goto(blog.url);
  const row = page.frameLocator('iframe').locator('[data-strategy=shared]');
  await row.getByRole('button').first().click();
  await expect(row).toHaveAttribute('data-status', 'done');
  await expect(page.getByRole('link', { name: 'Open Racelane' })).toHaveAttribute(
    'href',
    /workload=cpu$/,
  );
  await blog.close();
});

test('the guide’s link for hosts without scripts opens the page with its set-up', async ({
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
