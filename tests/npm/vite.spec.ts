// An app made by Vite's template, outside the repository, with the packed archive installed.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyPython } from '../../scripts/python.js';
import { expectAppRaces, expectAppRunsPython } from '../helpers/npm/app-page.ts';
import { expect, test } from '../helpers/npm/npm-test.ts';
import { buildApp, checkAndBuildApp, startDev } from '../helpers/npm/vite-app.ts';

const BELOW = '/blog/race/';

test('an app that Vite has built runs shared threads, by race() and by the tag', async ({
  context,
  viteApp,
  serveApp,
}) => {
  const { url, requests } = await serveApp({ root: await checkAndBuildApp(viteApp) });
  await expectAppRaces(context, url);
  const own = requests.filter((path) => /racelane[-_]\w/.test(path));
  expect(own, 'one worker script and one wasm, both with the names Vite gave them').toEqual([
    expect.stringMatching(/^\/assets\/racelane-worker-.+\.js$/),
    expect.stringMatching(/^\/assets\/racelane_bg-.+\.wasm$/),
  ]);
});

test('an app that Vite has built runs Python from the folder that it names, and is told to name one', async ({
  context,
  viteApp,
  serveApp,
}) => {
  const root = await buildApp(viteApp);
  copyPython(root);
  await expectAppRunsPython(context, (await serveApp({ root })).url);
});

for (const base of [BELOW, './']) {
  test(`an app that Vite has built for the base ${base} runs in a folder of its host`, async ({
    context,
    viteApp,
    serveApp,
    outside,
  }) => {
    const dist = await buildApp(viteApp, '--base', base);
    const { url } = await serveApp({ root: outside, mounts: { [BELOW]: dist } });
    await expectAppRaces(context, new URL(BELOW, url).href);
  });
}

test('an app with all assets inlined runs, with worker and wasm in data URLs', async ({
  context,
  viteApp,
  serveApp,
}) => {
  const root = await buildApp(viteApp, '--assetsInlineLimit', '1000000');
  const { url, requests } = await serveApp({ root });
  await expectAppRaces(context, url);
  expect(requests.filter((path) => /racelane[-_]\w/.test(path))).toEqual([]);
});

test('Vite’s development server serves the package as it is, with only the headers to set', async ({
  context,
  viteApp,
}) => {
  const server = await startDev(viteApp, '--base', BELOW);
  try {
    await expectAppRaces(context, server.url);
  } finally {
    server.close();
  }
});

test('a copy of dist/ among an app’s public files serves the frame', async ({
  context,
  viteApp,
  serveApp,
}) => {
  const copy = join(viteApp, 'public', 'racelane');
  cpSync(join(viteApp, 'node_modules', 'racelane', 'dist'), copy, { recursive: true });
  const { url } = await serveApp({ root: await buildApp(viteApp) });
  rmSync(copy, { recursive: true });
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'racelane/embed.html?workload=cpu&size=100000';
    frame.width = '900';
    frame.height = '700';
    document.body.append(frame);
  });
  // The interface loads only near the viewport.
  await page.locator('iframe').scrollIntoViewIfNeeded();
  const widget = page.frameLocator('iframe').locator('race-lane');
  await widget.getByRole('button', { name: /^Shared threads,/ }).click();
  const row = widget.locator('[data-strategy=shared]');
  await expect(row).toHaveAttribute('data-status', 'done');
});
