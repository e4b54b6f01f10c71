// A browser of a test's own, with other settings than the one that the tests share.
import { openBrowser, startDriver } from './driver.ts';
import { Tab } from './tab.ts';
import type { Engine } from '../../scripts/lib/engines.js';

/** What an engine's settings are given in. */
const SETTINGS = {
  chromium: 'goog:chromeOptions',
  firefox: 'moz:firefoxOptions',
} as Record<string, string>;

/** canBeSet tells whether an engine takes settings by its driver: WebKitGTK's takes none. */
export const canBeSet = ({ name }: Engine) => Object.hasOwn(SETTINGS, name);

/** inOwnBrowser starts an engine with settings, lets it be used, and ends it. */
export async function inOwnBrowser(
  engine: Engine,
  prefs: Record<string, unknown>,
  use: (tab: Tab) => Promise<void>,
) {
  const key = SETTINGS[engine.name] ?? '';
  const options = engine.capabilities[key] as Record<string, unknown>;
  const capabilities = { ...engine.capabilities, [key]: { ...options, prefs } };
  const driver = await startDriver(engine);
  try {
    const browser = await openBrowser(driver.url, { ...engine, capabilities });
    await use(new Tab(browser)).finally(() => browser.quit());
  } finally {
    driver.stop();
  }
}
