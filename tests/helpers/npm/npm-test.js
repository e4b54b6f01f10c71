// What the package's tests stand on: the archive that npm packed, and apps outside the repository that install it.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at } from '../../../scripts/lib/paths.js';
import { serve } from '../../../scripts/serve.js';
import { test as pageTest, expect } from '../chromium-test.js';
import { install } from './author.js';
import { packed } from './pack.js';
import { createViteApp } from './vite-app.js';

export { expect };

/**
 * @typedef {import('../../../scripts/serve.js').Site} Site
 *
 * @typedef {object} Servers
 * @property {(options: Parameters<typeof serve>[0]) => Promise<Site>} serveApp serves until the test's end
 *
 * @typedef {object} Packages
 * @property {string} outside a folder outside the repository, gone afterwards
 * @property {string} archive path of what `npm pack` made
 * @property {string} modulesApp folder of an app that has the package and no bundler
 * @property {string} viteApp folder of an app made by Vite's template, with the package installed
 */

export const test = pageTest.extend(
  /** @type {import('@playwright/test').Fixtures<Servers, Packages, import('@playwright/test').PlaywrightTestArgs, import('@playwright/test').PlaywrightWorkerArgs>} */ ({
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
      { scope: 'worker', timeout: 60_000 },
    ],

    viteApp: [
      async ({ outside, archive }, use) => {
        await use(await createViteApp(join(outside, 'app'), archive));
      },
      { scope: 'worker', timeout: 180_000 },
    ],

    // eslint-disable-next-line no-empty-pattern
    serveApp: async ({}, use) => {
      /** @type {Site[]} */
      const sites = [];
      await use(async (options) => {
        const site = await serve(options);
        sites.push(site);
        return site;
      });
      await Promise.all(sites.map((site) => site.close()));
    },
  }),
);
