// A browser of a test's own, with other settings than the one that the tests share.
import { openBrowser, startDriver } from './driver.js';
import { Tab } from './tab.js';

/** @typedef {import('../../scripts/lib/engines.js').Engine} Engine */

/** What an engine's settings are given in. */
const SETTINGS = /** @type {Record<string, string>} */ ({
  chromium: 'goog:chromeOptions',
  firefox: 'moz:firefoxOptions',
});

/** canBeSet tells whether an engine takes settings by its driver: WebKitGTK's takes none. */
export const canBeSet = (/** @type {Engine} */ { name }) => Object.hasOwn(SETTINGS, name);

/**
 * inOwnBrowser starts an engine with settings, lets it be used, and ends it.
 * @param {Engine} engine
 * @param {Record<string, unknown>} prefs
 * @param {(tab: Tab) => Promise<void>} use
 */
export async function inOwnBrowser(engine, prefs, use) {
  const key = SETTINGS[engine.name] ?? '';
  const options = /** @type {Record<string, unknown>} */ (engine.capabilities[key]);
  const capabilities = { ...engine.capabilities, [key]: { ...options, prefs } };
  const driver = await startDriver(engine);
  try {
    const browser = await openBrowser(driver.url, { ...engine, capabilities });
    await use(new Tab(browser)).finally(() => browser.quit());
  } finally {
    driver.stop();
  }
}
