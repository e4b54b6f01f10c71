// Settings of the tests that read clocks: one at a time, with nothing beside them, in the Chromium that readers have.
import { defineConfig } from '@playwright/test';
import pages from '../../playwright.config.js';
import { chromiumArgs, findChromium } from '../../scripts/lib/chromium.js';

const executablePath = findChromium() ?? undefined;

export default defineConfig({
  ...pages,
  testDir: '.',
  testIgnore: 'engines/**',
  outputDir: '../../test-results/timing',
  workers: 1,
  use: { ...pages.use, launchOptions: { executablePath, args: [...chromiumArgs] } },
});
