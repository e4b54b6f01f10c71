// How the package's tests run: as the page tests do, with time for npm and bundlers.
import { defineConfig } from '@playwright/test';
import pages from '../../playwright.config.js';

export default defineConfig({
  ...pages,
  testDir: '.',
  globalSetup: '../helpers/npm/pack.ts',
  outputDir: '../../test-results/npm',
  timeout: 60_000,
});
