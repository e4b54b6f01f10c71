// An app built by webpack, outside the repository: with and without a loader that rewrites dependencies.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../../scripts/lib/paths.js';
import { inFolder } from '../helpers/npm/author.ts';
import { copyPython } from '../../scripts/python.js';
import { expectAppRaces, expectAppRunsPython } from '../helpers/npm/app-page.ts';
import { expect, test } from '../helpers/npm/npm-test.ts';
import type { Servers } from '../helpers/npm/npm-test.ts';

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>An app</title>
<link rel="icon" href="data:,"><race-lane tasks="2" wait="20">Ten waits.</race-lane>
<script src="main.js"></script></html>`;

type Apps = { outside: string; modulesApp: string; serveApp: Servers['serveApp'] };

/** Builds the app and returns its address. */
async function buildApp({ outside, modulesApp, serveApp }: Apps, how: string) {
  const app = join(outside, 'webpack');
  cpSync(at('tests', 'npm', 'apps', 'webpack'), app, { recursive: true });
  cpSync(join(modulesApp, 'node_modules'), join(app, 'node_modules'), { recursive: true });
  mkdirSync(join(app, 'node_modules', 'polyfill'), { recursive: true });
  writeFileSync(join(app, 'node_modules', 'polyfill', 'index.js'), '');
  await inFolder(app, process.execPath, 'build.cjs', at('node_modules', 'webpack'), how, how);
  writeFileSync(join(app, how, 'index.html'), PAGE);
  copyPython(join(app, how));
  return (await serveApp({ root: join(app, how) })).url;
}

for (const [how, what] of [
  ['plain', 'an app that webpack has built'],
  ['excluded', 'an app whose polyfills leave racelane out'],
] as const) {
  test(`${what} runs shared threads, by race() and by the tag`, async ({
    context,
    outside,
    modulesApp,
    serveApp,
  }) => {
    await expectAppRaces(context, await buildApp({ outside, modulesApp, serveApp }, how));
  });
}

test('an app that webpack has built runs Python from the folder that it names, and is told to name one', async ({
  context,
  outside,
  modulesApp,
  serveApp,
}) => {
  await expectAppRunsPython(context, await buildApp({ outside, modulesApp, serveApp }, 'plain'));
});

test('where a loader has rewritten the worker, the run names the build and what to do', async ({
  page,
  outside,
  modulesApp,
  serveApp,
}) => {
  await page.goto(await buildApp({ outside, modulesApp, serveApp }, 'everywhere'));
  const failure = await page.evaluate(() =>
    (window as any).app.race().catch(({ name, code, message }: any) => ({ name, code, message })),
  );
  expect(failure).toMatchObject({ name: 'RaceError', code: 'load-failed' });
  expect(failure.message).toMatch(
    /cannot be used: the app’s build, perhaps its babel, has rewritten it: it asks for polyfill\..*docs\/npm\.md/,
  );
});

test('in an app that webpack has built, a frame is refused at once, and the widget runs in place', async ({
  page,
  outside,
  modulesApp,
  serveApp,
}) => {
  await page.goto(await buildApp({ outside, modulesApp, serveApp }, 'plain'));
  const seen = await page.evaluate(async () => {
    const lane = document.querySelector('race-lane') as any;
    const told = new Promise((resolve) =>
      lane.addEventListener('race-error', ({ detail }: any) => resolve(detail.message)),
    );
    lane.isolate = 'frame';
    const { strategy } = await lane.run('serial');
    return { message: await told, strategy };
  });
  expect(seen.message).toContain('the app’s bundler has left it behind');
  expect(seen.strategy).toBe('serial');
});
