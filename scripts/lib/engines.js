// Finds or installs the engines of the tests beside Chromium: stock Firefox and WebKitGTK, each with its driver.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aptCommand, aptInstall } from './apt.js';
import { chromiumArgs, chromiumPackages, findChromedriver, findChromium } from './chromium.js';
import { which } from './paths.js';
import { StepError, log } from './run.js';
import { ensureCrate } from './rust-tools.js';

/**
 * An Engine is a browser that WebDriver drives, in one of the ways it is tested in.
 * @typedef {object} Engine
 * @property {string} name the name of its project in the tests
 * @property {string} label what reports call it
 * @property {string[]} command the driver's; `--port=…` is added
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
  // Only Firefox's own scripts can have a page's garbage collected, and say what is left.
  const command = [driver, '--allow-system-access'];
  return {
    ...{ name: 'firefox', label: 'Firefox', command, env: {}, sharesMemory: true },
    capabilities: {
      browserName: 'firefox',
      'moz:firefoxOptions': { binary, args: ['-headless'] },
    },
  };
}

/** webkit makes the engine with shared memory or without it: WebKitGTK has it only where it is asked for. */
const webkit = (/** @type {boolean} */ sharesMemory) => {
  const [driver, xvfb, binary] = [which('WebKitWebDriver'), which('xvfb-run'), findMiniBrowser()];
  if (!driver || !xvfb || !binary) return null;
  return {
    name: sharesMemory ? 'webkit' : 'webkit-unshared',
    label: sharesMemory ? 'WebKitGTK' : 'WebKitGTK without SharedArrayBuffer',
    command: [xvfb, '--auto-servernum', driver],
    env: {
      JSC_useSharedArrayBuffer: sharesMemory ? '1' : '0',
      // Where no graphics card helps, compositing takes nearly half of the processor's time.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
    capabilities: {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    },
    sharesMemory,
  };
};

/** findMiniBrowser finds WebKitGTK's own small browser, which lies in a folder named after the library's version. */
function findMiniBrowser() {
  for (const dir of ['/usr/lib', '/usr/libexec'].flatMap(foldersIn)) {
    const found = foldersIn(dir).find((name) => /webkit2?gtk-[\d.]+$/.test(name));
    if (found) return join(found, 'MiniBrowser');
  }
  return null;
}

/** foldersIn lists what a folder holds, by path; one that is not there holds nothing. */
function foldersIn(/** @type {string} */ dir) {
  try {
    return readdirSync(dir).map((name) => join(dir, name));
  } catch {
    return [];
  }
}

/** What is tested in, and how it comes onto a Debian. */
const wanted = [
  { name: 'chromium', find: findChromiumEngine, packages: [...chromiumPackages] },
  { name: 'firefox', find: findFirefox, packages: firefoxPackages },
  { name: 'webkit', find: () => webkit(true), packages: webkitPackages },
  { name: 'webkit-unshared', find: () => webkit(false), packages: webkitPackages },
];

export const engineNames = Object.freeze(wanted.map(({ name }) => name));

/** findEngine gives an engine, or null where it is not installed. */
export const findEngine = (/** @type {string} */ name) =>
  wanted.find((each) => each.name === name)?.find() ?? null;

/** whyMissing says what to do for an engine that is not there. */
export function whyMissing(/** @type {string} */ name) {
  const packages = wanted.find((each) => each.name === name)?.packages ?? [];
  const driver = name === 'firefox' ? `, and geckodriver (cargo install geckodriver)` : '';
  return `it is not installed; Debian has it: ${aptCommand(packages)}${driver}`;
}

/**
 * ensureEngines installs what is missing where that is possible, and names what is missing still.
 * @returns {Promise<string[]>} the names of those
 */
export async function ensureEngines() {
  if (!findFirefoxBinary()) await tryToInstall(firefoxPackages);
  if (!webkit(true)) await tryToInstall(webkitPackages);
  if (findFirefoxBinary()) {
    await ensureCrate('geckodriver', 'geckodriver', geckodriverVersion);
  }
  return engineNames.filter((name) => findEngine(name) === null);
}

/** tryToInstall asks Debian, which may not have it, or may not be there. */
async function tryToInstall(/** @type {string[]} */ packages) {
  try {
    // What draws and what speaks to the desktop is only recommended, and taken for granted by the engines.
    const missing = `not installed: ${packages.join(', ')}`;
    await aptInstall(packages, missing, { recommended: true });
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    log(`${packages.join(', ')}: ${error.message}`);
  }
}
