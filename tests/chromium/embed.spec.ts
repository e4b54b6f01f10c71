// embed.html in an iframe of a post of another origin, and set up by its address.
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST } from '../helpers/tag.ts';
import type { Page } from '@playwright/test';

/** Inserts embed.html of the isolated origin into a post and returns its widget. */
async function frameIn(page: Page, src: string) {
  await page.evaluate((url) => {
    const frame = document.createElement('iframe');
    frame.src = url;
    frame.width = '900';
    frame.height = '700';
    document.body.append(frame);
  }, src);
  return page.frameLocator('iframe').locator('race-lane');
}

test('a frame in a post without headers is isolated by itself, and shared threads run in it', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const widget = await frameIn(page, `${sites.isolated.url}embed.html?workload=cpu&size=1000000`);
  for (const [strategy, label] of [
    ['shared', /^Shared threads,/],
    ['threads', /^Threads \(GIL\),/],
  ] as const) {
    await widget.getByRole('button', { name: label }).click();
    const row = widget.locator(`[data-strategy=${strategy}]`);
    await expect(row).toHaveAttribute('data-status', 'done');
  }
});

test('embed.html is set up by its query, and links to the page with the same set-up', async ({
  openPage,
}) => {
  const page = await openPage(
    'isolated',
    'embed.html?workload=io&tasks=3&wait=40&strategies=serial',
  );
  await expect(page.locator('race-lane [data-strategy]')).toHaveCount(1);
  await expect(page.locator('race-lane')).toContainText('Three tasks');
  await expect(page.locator('#alone')).toHaveAttribute('href', /tasks=3/);
});
