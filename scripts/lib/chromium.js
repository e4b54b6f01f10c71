// Finds or installs the browser of the tests: a Chromium and the chromedriver that fits it.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { toolEnv } from './paths.js';
import { StepError, capture, log, run } from './run.js';

/** Flags for a headless browser that runs as root in a container and without a network. */
export const chromiumArgs = Object.freeze([
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]);

/** which finds an executable on PATH. */
function which(/** @type {string[]} */ ...names) {
  for (const name of names) {
    for (const dir of (toolEnv().PATH ?? '').split(delimiter)) {
      try {
        accessSync(join(dir, name), constants.X_OK);
        return join(dir, name);
      } catch {
        // not here: look in the next folder
      }
    }
  }
  return null;
}

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

const packages = ['chromium', 'chromium-driver'];
const command = `apt-get update && apt-get install -y ${packages.join(' ')}`;

/** ensureChromium finds both or installs Debian's packages. */
export async function ensureChromium() {
  if (!(findChromium() && findChromedriver())) await installPackages();
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

/** installPackages runs apt-get where it may, else says what to run. */
async function installPackages() {
  if (!which('apt-get') || process.getuid?.() !== 0) throw new StepError(missing());
  log(`${packages.join(', ')}: installing Debian's packages`);
  const env = { ...toolEnv(), DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { quiet: true, env };
  await run('apt-get', ['update'], { ...quiet, label: 'apt-get update' });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
    ...quiet,
    label: 'apt-get install',
  });
}

/** missing says what to install when the set-up cannot. */
function missing() {
  return (
    'The tests need Chromium and its chromedriver. Install them with (Debian, as root)\n' +
    `  ${command}\nor name them in the environment variables CHROMIUM and CHROMEDRIVER.`
  );
}

/** majorOf asks a browser or driver for its major version. */
async function majorOf(/** @type {string} */ path) {
  return (await capture(path, ['--version']))?.match(/(\d+)\.\d+\.\d+/)?.[1] ?? 'none';
}
