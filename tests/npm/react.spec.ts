// An app that React renders on a server and takes over in the browser, after the tag has come to life.
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { at } from '../../scripts/lib/paths.js';
import { inFolder } from '../helpers/npm/author.ts';
import { expect, test } from '../helpers/npm/npm-test.ts';

test('React takes over a rendered tag without a mismatch, and its props reach the widget', async ({
  page,
  outside,
  modulesApp,
  serveApp,
}) => {
  const app = join(outside, 'react');
  const packages = join('node_modules', 'racelane');
  cpSync(at('tests', 'npm', 'apps', 'react'), app, { recursive: true });
  cpSync(join(modulesApp, packages), join(app, packages), { recursive: true });
  writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }\n');
  for (const name of ['react', 'react-dom']) {
    symlinkSync(at('node_modules', name), join(app, 'node_modules', name));
  }
  const { output } = await inFolder(app, process.execPath, 'server.js');
  expect(output).toContain('<race-lane tasks="2" wait="20" guess="" strategies="serial asyncio">');
  mkdirSync(join(app, 'out'));
  await build({
    root: app,
    logLevel: 'error',
    // React's development build reports mismatches.
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      outDir: 'out',
      target: 'es2022',
      rolldownOptions: { input: join(app, 'client.js'), output: { entryFileNames: 'client.js' } },
    },
  });
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>An app</title>
<link rel="icon" href="data:,"><div id="root">${output.trim()}</div><script type="module" src="client.js"></script></html>`;
  writeFileSync(join(app, 'out', 'index.html'), html);
  await page.goto((await serveApp({ root: join(app, 'out') })).url);
  await page.waitForFunction(() => 'app' in window);
  await page.click('#more');
  await expect(page.locator('race-lane')).toHaveAttribute('tasks', '3');
  const tasks = await page.evaluate(
    async () => (await (window as any).app.lane.run('serial')).tasks,
  );
  expect(tasks).toHaveLength(3);
  await expect(page.locator('race-lane [data-strategy]')).toHaveCount(2);
});
