// Finds or installs the tests' browser engines: Chromium, stock Firefox and WebKitGTK, each with its driver.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aptCommand, aptInstall } from './apt.js';
import { chromiumArgs, chromiumPackages, findChromedriver, findChromium } from './chromium.js';
import { which } from './paths.js';
import { StepError, log } from './run.js';
import { ensureCrate } from './rust-tools.js';

/**
 * A browser that WebDriver drives, in one configuration.
 * @typedef {object} Engine
 * @property {string} name the name of its project in the tests
 * @property {string} label its name in reports
 * @property {string[]} command starts the driver; `--port=…` is added
 * @property {Record<string, string>} env
 * @property {Record<string, unknown>} capabilities
 * @property {boolean} sharesMemory whether it has SharedArrayBuffer on an isolated page
 */

const geckodriverVersion = '0.37.1';
const firefoxPackages = ['firefox-esr'];
const webkitPackages = ['webkit2gtk-driver', 'xvfb', 'xauth'];

/** @returns {Engine | null} */
function findChromiumEngine() {
  const [binary, driver] = [findChromium(), findChromedriver()];
  if (!binary || !driver) return null;
  return {
    ...{ name: 'chromium', label: 'Chromium', command: [driver], env: {}, sharesMemory: true },
    capabilities: {
      browserName: 'chrome',
      'goog:chromeOptions': { binary, args: [...chromiumArgs] },
    },
  };
}

const findFirefoxBinary = () => which('firefox-esr', 'firefox');

/** @returns {Engine | null} */
function findFirefox() {
  const binary = findFirefoxBinary();
  const driver = which('geckodriver');
  if (!binary || !driver) return null;
  // Only Firefox's own scripts can collect a page's garbage and measure its memory.
  const command = [driver, '--allow-system-access'];
  return {
    ...{ name: 'firefox', label: 'Firefox', command, env: {}, sharesMemory: true },
    capabilities: {
      browserName: 'firefox',
      'moz:firefoxOptions': { binary, args: ['-headless'] },
    },
  };
}

/** Returns WebKitGTK with or without shared memory, which it has only on request. */
const findWebkit = (/** @type {boolean} */ sharesMemory) => {
  const [driver, xvfb, binary] = [which('WebKitWebDriver'), which('xvfb-run'), findMiniBrowser()];
  if (!driver || !xvfb || !binary) return null;
  return {
    name: sharesMemory ? 'webkit' : 'webkit-unshared',
    label: sharesMemory ? 'WebKitGTK' : 'WebKitGTK without SharedArrayBuffer',
    command: [xvfb, '--auto-servernum', driver],
    env: {
      JSC_useSharedArrayBuffer: sharesMemory ? '1' : '0',
      // Without a graphics card, compositing takes nearly half of the processor's time.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
    capabilities: {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    },
    sharesMemory,
  };
};

/** Returns the path of WebKitGTK's small browser, whose folder is named after the library's version. */
function findMiniBrowser() {
  for (const dir of ['/usr/lib', '/usr/libexec'].flatMap(foldersIn)) {
    const found = foldersIn(dir).find((name) => /webkit2?gtk-[\d.]+$/.test(name));
    if (found) return join(found, 'MiniBrowser');
  }
  return null;
}

/** Returns the paths in a folder, none where the folder is missing. */
function foldersIn(/** @type {string} */ dir) {
  try {
    return readdirSync(dir).map((name) => join(dir, name));
  } catch {
    return [];
  }
}

/** The engines, and Debian's packages of each. */
const engines = [
  { name: 'chromium', find: findChromiumEngine, packages: [...chromiumPackages] },
  { name: 'firefox', find: findFirefox, packages: firefoxPackages },
  { name: 'webkit', find: () => findWebkit(true), packages: webkitPackages },
  { name: 'webkit-unshared', find: () => findWebkit(false), packages: webkitPackages },
];

export const engineNames = Object.freeze(engines.map(({ name }) => name));

/** Returns an engine, or null where it is not installed. */
export const findEngine = (/** @type {string} */ name) =>
  engines.find((each) => each.name === name)?.find() ?? null;

/** Returns why an engine is missing, and what installs it. */
export function whyMissing(/** @type {string} */ name) {
  const packages = engines.find((each) => each.name === name)?.packages ?? [];
  const driver = name === 'firefox' ? `, and geckodriver (cargo install geckodriver)` : '';
  return `it is not installed; Debian has it: ${aptCommand(packages)}${driver}`;
}

/**
 * Installs missing engines where that is possible.
 * @returns {Promise<string[]>} the names of the engines that are still missing
 */
export async function ensureEngines() {
  if (!findFirefoxBinary()) await tryToInstall(firefoxPackages);
  if (!findWebkit(true)) await tryToInstall(webkitPackages);
  if (findFirefoxBinary()) {
    await ensureCrate('geckodriver', 'geckodriver', geckodriverVersion);
  }
  return engineNames.filter((name) => findEngine(name) === null);
}

/** Tries to install Debian packages, and logs a failure. */
async function tryToInstall(/** @type {string[]} */ packages) {
  try {
    // The engines need libraries for drawing and for the desktop that Debian only recommends.
    const missing = `not installed: ${packages.join(', ')}`;
    await aptInstall(packages, missing, { recommended: true });
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    log(`${packages.join(', ')}: ${error.message}`);
  }
}
