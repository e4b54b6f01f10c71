// How the specs of the engines run: one set, once in each engine, driven by WebDriver. Nothing here is told from a
// time that another test could spoil, and much of it waits, so five browsers run side by side.
import { defineConfig } from '@playwright/test';
import { engineNames } from '../../scripts/lib/engines.js';

/** Without SharedArrayBuffer WebKitGTK differs in what can run. Of the rest it is asked once, with it. */
const ASKED_ONCE = /(repeats|soak|timing)\.spec\.[jt]s$/;

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/engines',
  workers: 5,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  projects: engineNames.map((name) => ({
    name,
    testIgnore: name === 'webkit-unshared' ? ASKED_ONCE : [],
  })),
});
