// How the specs of the engines run: one set, once in each engine, driven by WebDriver. Nothing here is told from a
// time that another test could spoil, so two engines run side by side.
import { defineConfig } from '@playwright/test';
import { engineNames } from '../../scripts/lib/engines.js';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/engines',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: 'list',
  projects: engineNames.map((name) => ({ name })),
});
