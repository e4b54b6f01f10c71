// Settings of the tests that read clocks: one at a time, with nothing beside them.
import { defineConfig } from '@playwright/test';
import pages from '../../playwright.config.js';

export default defineConfig({
  ...pages,
  testDir: '.',
  testIgnore: 'engines/**',
  outputDir: '../../test-results/timing',
  workers: 1,
});
