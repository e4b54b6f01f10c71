// A browser with settings of its own, for a single test.
import { openBrowser, startDriver } from './driver.ts';
import { Tab } from './tab.ts';
import type { Engine } from '../../scripts/lib/engines.js';

/** The capability that holds an engine's settings. */
const SETTINGS = {
  chromium: 'goog:chromeOptions',
  firefox: 'moz:firefoxOptions',
} as Record<string, string>;

/** Returns whether the engine's driver accepts settings; WebKitGTK's does not. */
export const canBeSet = ({ name }: Engine) => Object.hasOwn(SETTINGS, name);

/** Starts an engine with settings, passes a tab to `use`, and stops the engine. */
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
