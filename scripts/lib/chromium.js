// Finds or installs the browser of the tests: a Chromium and the chromedriver that fits it.
import { existsSync } from 'node:fs';
import { aptCommand, aptInstall } from './apt.js';
import { which } from './paths.js';
import { StepError, capture } from './run.js';

/** Flags for a headless browser that runs as root in a container and without a network. */
export const chromiumArgs = Object.freeze([
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]);

/** findChromium gives the path of a Chromium (`CHROMIUM` names one), or null. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : which(named);
  return which('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}

/** findChromedriver gives the path of a chromedriver (`CHROMEDRIVER` names one), or null. */
export function findChromedriver() {
  return process.env.CHROMEDRIVER ?? which('chromedriver');
}

export const chromiumPackages = Object.freeze(['chromium', 'chromium-driver']);
/** ensureChromium finds both or installs Debian's packages. */
export async function ensureChromium() {
  if (!(findChromium() && findChromedriver())) await aptInstall([...chromiumPackages], missing());
  const browser = findChromium();
  const driver = findChromedriver();
  if (!browser || !driver) throw new StepError(missing());
  const [ours, its] = [await majorOf(browser), await majorOf(driver)];
  if (ours !== its) {
    throw new StepError(
      `chromedriver must be of the browser's version: expected ${ours} (${browser}), got ${its} (${driver}). ` +
        'Install the one that fits, or name it in CHROMEDRIVER.',
    );
  }
  return { browser, driver };
}

/** missing says what to install when the set-up cannot. */
function missing() {
  return (
    'The tests need Chromium and its chromedriver. Install them with (Debian, as root)\n' +
    `  ${aptCommand([...chromiumPackages])}\nor name them in the environment variables CHROMIUM and CHROMEDRIVER.`
  );
}

/** majorOf asks a browser or driver for its major version. */
async function majorOf(/** @type {string} */ path) {
  return (await capture(path, ['--version']))?.match(/(\d+)\.\d+\.\d+/)?.[1] ?? 'none';
}
