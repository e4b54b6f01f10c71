// The built site as a host serves it: isolation, one instance of the module, any folder.
import { readFileSync } from 'node:fs';
import { at } from '../../scripts/lib/paths.js';
import { headersFile } from '../../scripts/headers.js';
import { serve } from '../../scripts/serve.js';
import { unlessDisturbed } from '../helpers/disturbed-files.ts';
import { ALL, EMPTY_PAGE, raceIn } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { processorSeconds } from '../helpers/processor.ts';

const sharing = () => [crossOriginIsolated, typeof SharedArrayBuffer !== 'undefined'];

test('a page served with the headers of dist/_headers is isolated and may share memory', async ({
  openPage,
}) => {
  expect(readFileSync(at('dist', '_headers'), 'utf8')).toBe(headersFile());
  const page = await openPage('isolated');
  expect(await page.evaluate(sharing)).toEqual([true, true]);
});

test('the page loads racelane.js once, and no worker or wasm before the reader acts', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated');
  await page.waitForLoadState('networkidle');
  const asked = sites.isolated.requests;
  expect(asked.filter((path) => path === '/racelane.js')).toHaveLength(1);
  expect(asked.filter((path) => /worker|\.wasm$/.test(path))).toEqual([]);
});

test('the example tag is shown beside its own source, and runs', async ({ openPage }) => {
  const page = await openPage('isolated');
  const chapter = page.locator('#embed');
  const tag = chapter.locator('race-lane');
  const shown = await tag.evaluate(({ attributes }) =>
    [...attributes].map(({ name, value }) => `${name}=${value}`),
  );
  // In another page, because this page's policy forbids markup from text.
  const blank = await page.context().newPage();
  const source = await blank.evaluate(
    (text) => {
      const made = document.createRange().createContextualFragment(text);
      const { attributes } = made.querySelector('race-lane') as Element;
      return [...attributes].map(({ name, value }) => `${name}=${value}`);
    },
    await chapter.locator('pre').innerText(),
  );
  expect(shown.length).toBeGreaterThan(0);
  expect(source).toEqual(shown);
  await tag.scrollIntoViewIfNeeded();
  await tag.getByRole('button', { name: /^Threads/ }).click();
  const row = tag.locator('[data-strategy=threads]');
  await expect(row).toHaveAttribute('data-status', 'done');
  for (const name of ['isolate="frame"', '<iframe>', 'embed.html', 'Share']) {
    await expect(chapter).toContainText(name);
  }
});

for (const width of [1280, 800, 600, 400, 340]) {
  test(`every widget has the same height before and after it is defined, at ${width} px`, async ({
    page,
    sites,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    let letGo = () => {};
    const held = new Promise((resolve) => (letGo = () => resolve(undefined)));
    await page.route('**/racelane.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(sites.isolated.url, { waitUntil: 'commit' });
    await page.waitForSelector('footer');
    // The markup may arrive before the page's style sheet.
    await page.waitForFunction(
      () =>
        getComputedStyle(document.querySelector('race-lane') ?? document.body).display === 'block',
    );
    const heights = () =>
      page.locator('race-lane').evaluateAll((all) => all.map(({ clientHeight }) => clientHeight));
    const before = await heights();
    letGo();
    await page.evaluate(() => customElements.whenDefined('race-lane').then(() => {}));
    const after = await heights();
    expect(after).toHaveLength(6);
    for (const [index, height] of after.entries()) {
      expect(Math.abs(height - before[index]), `widget ${index}`).toBeLessThanOrEqual(1);
    }
  });
}

test('in a folder of a host the site requests nothing outside that folder', async ({ page }) => {
  const host = await serve({ root: at('tests', 'pages'), mounts: { '/a/b/': at('dist') } });
  await page.goto(`${host.url}a/b/index.html`);
  await page.waitForLoadState('networkidle');
  const outside = host.requests.filter((path) => !path.startsWith('/a/b/'));
  await host.close();
  expect(outside.filter((path) => path !== '/favicon.ico')).toEqual([]);
});

test('an open page at rest uses no processor time', async ({ openPage }) => {
  const page = await openPage('isolated');
  await page.waitForLoadState('networkidle');
  // A page that does not rest is busy in every second.
  const rests = { timeout: 60_000, intervals: [0] };
  await expect.poll(() => processorSeconds(1000), rests).toBeLessThan(0.2);
});

test('after the first run nothing more is requested', async ({ openPage, sites }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  await raceIn(page, { workload: 'io', tasks: 1, wait: 1 });
  sites.isolated.requests.length = 0;
  for (const strategy of ALL) await raceIn(page, { workload: 'io', strategy, tasks: 2, wait: 1 });
  expect(unlessDisturbed(sites.isolated.requests)).toEqual([]);
});
