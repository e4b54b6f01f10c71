// How the page tests run: in Chromium, two side by side. Those that read clocks are in tests/timing/.
import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/lib/chromium.js';

const executablePath = findChromium();
if (!executablePath) throw new Error('No Chromium: run `node scripts/setup.js --tests`.');

export default defineConfig({
  testDir: 'tests/chromium',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  // scripts/lib/suites.js repeats tests, on a machine that does nothing else.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  // A busy machine may stand still for seconds. What is wrong stays wrong.
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    launchOptions: { executablePath, args: [...chromiumArgs] },
    viewport: { width: 1280, height: 900 },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
});
