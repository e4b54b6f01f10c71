// How the page tests run: in Chromium, three side by side. Those that read clocks are in tests/timing/.
import { defineConfig } from '@playwright/test';
import { chromiumArgs, findBareChromium } from './scripts/lib/chromium.js';

const executablePath = findBareChromium();
if (!executablePath) throw new Error('No Chromium: run `node scripts/setup.js --tests`.');

export default defineConfig({
  testDir: 'tests/chromium',
  outputDir: 'test-results',
  workers: 3,
  fullyParallel: false,
  // scripts/lib/suites.js repeats tests, on a machine that does nothing else.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // A busy machine may stand still for seconds, at each of a test's steps. What is wrong stays wrong.
  timeout: 180_000,
  // Racelane itself waits up to 15 s for a chunk, and as long for a worker.
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    launchOptions: { executablePath, args: [...chromiumArgs] },
    viewport: { width: 1280, height: 900 },
    // The page of the widget's states loads its sources file by file.
    navigationTimeout: 90_000,
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
});
