// How the package's tests run: as the page tests do, with time for npm and bundlers.
import { defineConfig } from '@playwright/test';
import pages from '../../playwright.config.js';

export default defineConfig({
  ...pages,
  testDir: '.',
  globalSetup: './pack.js',
  outputDir: '../../test-results/packages',
  timeout: 60_000,
});
