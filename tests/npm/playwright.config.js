// Settings of the npm package's tests: those of the pages, and an archive to install.
import { defineConfig } from '@playwright/test';
import pages from '../../playwright.config.js';

export default defineConfig({
  ...pages,
  testDir: '.',
  globalSetup: '../helpers/npm/pack.ts',
  outputDir: '../../test-results/npm',
});
