// Vite's development server in an app that links racelane from another folder, as `npm link` does.
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { at } from '../../scripts/lib/paths.js';
import { expectAppRaces } from '../helpers/npm/app-page.ts';
import { test } from '../helpers/npm/npm-test.ts';
import headers from './apps/vite/vite.config.ts';

test('a linked package runs from Vite’s development server once fs.allow names its folder', async ({
  context,
  outside,
  modulesApp,
}) => {
  const app = join(outside, 'linking');
  const linked = join(outside, 'linked');
  cpSync(join(modulesApp, 'node_modules', 'racelane'), linked, { recursive: true });
  cpSync(at('tests', 'npm', 'apps', 'vite', 'src'), join(app, 'src'), { recursive: true });
  mkdirSync(join(app, 'node_modules'));
  symlinkSync(linked, join(app, 'node_modules', 'racelane'));
  const tag = '<race-lane tasks="2" wait="20">Ten waits.</race-lane>';
  const icon = '<link rel="icon" href="data:,">';
  writeFileSync(
    join(app, 'index.html'),
    `<!doctype html>${icon}${tag}<script type="module" src="/src/main.ts"></script>`,
  );
  const server = await createServer({
    root: app,
    configFile: false,
    logLevel: 'error',
    server: { ...headers.server, port: 0, fs: { allow: ['.', '../linked'] } },
  });
  try {
    await server.listen();
    await expectAppRaces(context, server.resolvedUrls?.local[0] ?? '');
  } finally {
    await server.close();
  }
});
