// `test` for the npm package: the packed archive, and apps outside the repository that install it.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at } from '../../../scripts/lib/paths.js';
import { serve } from '../../../scripts/serve.js';
import { test as pageTest, expect } from '../chromium-test.ts';
import { install } from './author.ts';
import { packed } from './pack.ts';
import { createViteApp } from './vite-app.ts';
import type { Site } from '../../../scripts/serve.js';
import type { Fixtures, PlaywrightTestArgs, PlaywrightWorkerArgs } from '@playwright/test';

export { expect };

export interface Servers {
  /** Serves until the test's end. */
  serveApp: (options: Parameters<typeof serve>[0]) => Promise<Site>;
}

export interface Packages {
  /** A folder outside the repository, removed afterwards. */
  outside: string;
  /** Path of what `npm pack` made. */
  archive: string;
  /** Folder of an app that has the package and no bundler. */
  modulesApp: string;
  /** Folder of an app made by Vite's template, with the package installed. */
  viteApp: string;
}

export const test = pageTest.extend({
  outside: [
    // Playwright reads the fixtures a function needs from its destructured parameter.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'racelane-packages-'));
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  // eslint-disable-next-line no-empty-pattern
  archive: [({}, use) => use(packed()), { scope: 'worker' }],

  modulesApp: [
    async ({ outside, archive }, use) => {
      const app = join(outside, 'modules');
      mkdirSync(app);
      writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }\n');
      await install(app, archive);
      cpSync(at('tests', 'npm', 'apps', 'modules'), app, { recursive: true });
      await use(app);
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  viteApp: [
    async ({ outside, archive }, use) => {
      await use(await createViteApp(join(outside, 'app'), archive));
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  // eslint-disable-next-line no-empty-pattern
  serveApp: async ({}, use) => {
    const sites: Site[] = [];
    await use(async (options) => {
      const site = await serve(options);
      sites.push(site);
      return site;
    });
    await Promise.all(sites.map((site) => site.close()));
  },
} as Fixtures<Servers, Packages, PlaywrightTestArgs, PlaywrightWorkerArgs>);
