// Settings of the npm package's tests: those of the pages, and an archive to install.
import { defineConfig } from '@playwright/test';
import pages from '../../playwright.config.js';

export default defineConfig({
  ...pages,
  testDir: '.',
  // Bundlers take both cores.
  workers: 2,
  globalSetup: '../helpers/npm/pack.ts',
  outputDir: '../../test-results/npm',
});
