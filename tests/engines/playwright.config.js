// Settings of the engines' tests: one set of specs, run in each engine by WebDriver. No test measures a time that
// another one could spoil, and many wait, so three browsers run side by side.
import { defineConfig } from '@playwright/test';
import { engineNames } from '../../scripts/lib/engines.js';

/**
 * WebKitGTK without SharedArrayBuffer is the same browser, so it runs only the specs on what can run there, and on how
 * it is stopped.
 */
const OF_SHARED_MEMORY =
  /(compare|ladder|python-stops|someone-elses-post|strategies|widget)\.spec\.ts$/;

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/engines',
  workers: 3,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // On a busy machine each step may take many seconds. What is wrong stays wrong.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  projects: engineNames.map((name) => ({
    name,
    ...(name === 'webkit-unshared' && { testMatch: OF_SHARED_MEMORY }),
  })),
});
