// Finds or installs the tests' browser: a Chromium, and the chromedriver of its version.
import { existsSync } from 'node:fs';
import { aptCommand, aptInstall } from './apt.js';
import { which } from './paths.js';
import { StepError, capture } from './run.js';

/** Flags for a headless browser that runs as root, in a container, without a network. */
export const chromiumArgs = Object.freeze([
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]);

/** Returns the path of a Chromium (`CHROMIUM` names one), or null. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : which(named);
  return which('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}

/**
 * Returns the path of Chromium without a window around its pages, which takes a third less of the processor's time, or
 * else of any Chromium.
 */
export const findBareChromium = () =>
  (process.env.CHROMIUM ? null : which('chromium-headless-shell')) ?? findChromium();

/** Returns the path of a chromedriver (`CHROMEDRIVER` names one), or null. */
export function findChromedriver() {
  return process.env.CHROMEDRIVER ?? which('chromedriver');
}

export const chromiumPackages = Object.freeze([
  ...['chromium', 'chromium-driver', 'chromium-headless-shell'],
]);

/** Finds browser and driver, or installs Debian's packages. */
export async function ensureChromium() {
  if (!(findChromium() && findChromedriver()))
    await aptInstall([...chromiumPackages], missingText());
  const browser = findChromium();
  const driver = findChromedriver();
  if (!browser || !driver) throw new StepError(missingText());
  const [expected, found] = [await majorOf(browser), await majorOf(driver)];
  if (expected !== found) {
    throw new StepError(
      `chromedriver must have the browser's version: expected ${expected} (${browser}), got ${found} (${driver}). ` +
        'Install that version, or name it in CHROMEDRIVER.',
    );
  }
  return { browser, driver };
}

/** Returns what to install where the set-up cannot. */
function missingText() {
  return (
    'The tests need Chromium and its chromedriver. Install them with (Debian, as root)\n' +
    `  ${aptCommand([...chromiumPackages])}\nor name them in the environment variables CHROMIUM and CHROMEDRIVER.`
  );
}

/** Returns the major version of a browser or driver. */
async function majorOf(/** @type {string} */ path) {
  return (await capture(path, ['--version']))?.match(/(\d+)\.\d+\.\d+/)?.[1] ?? 'none';
}
