// In a post of another origin that sends no headers: the tag itself, and a frame that is isolated by itself.
import { UNSHARED } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import type { Page } from '@playwright/test';

const HOST = 'tests/pages/host.html';

/** frameIn puts embed.html of the isolated origin into a host page and gives its widget. */
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
    await expect(row).toHaveAttribute('data-status', 'done', { timeout: 20_000 });
  }
});

test('the tag in a post of another origin runs the strategies that share no memory', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  await page.evaluate((url) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.src = url;
    const lane = document.createElement('race-lane');
    lane.setAttribute('wait', '50');
    lane.textContent = 'What readers see without JavaScript.';
    document.body.append(lane, script);
  }, `${sites.isolated.url}racelane.js`);
  const widget = page.locator('race-lane');
  await expect(widget.locator('[data-strategy=serial]')).toBeVisible();
  for (const strategy of UNSHARED) {
    await widget.evaluate((element: any, name) => element.run(name), strategy);
    const row = widget.locator(`[data-strategy=${strategy}]`);
    await expect(row).toHaveAttribute('data-status', 'done');
  }
  await expect(widget.locator('[data-strategy=shared]')).toContainText('not cross-origin isolated');
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
  const href = await page.locator('#alone').getAttribute('href');
  expect(href).toContain('tasks=3');
});

test('a wrong query is refused in words, and the fallback stays', async ({ openPage }) => {
  const page = await openPage('isolated', 'embed.html?tasks=many&size=<script>');
  await expect(page.getByText(/takes a whole number/).first()).toBeVisible();
  await expect(page.getByText('it needs JavaScript')).toBeVisible();
});
