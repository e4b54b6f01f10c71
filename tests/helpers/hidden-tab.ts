// Really hides a page.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Site } from '../../scripts/serve.js';
import type { Tab } from './tab.ts';

/** The page requests this address once it is hidden; nothing else can be asked of a hidden page. */
const HIDDEN = '/hidden';
const NOTICED_MS = 30_000;

/**
 * Opens another tab in front, or minimises the window of WebKitGTK, which shows two tabs at once. Waits until the
 * page knows, because a page does not notice a very short absence.
 * @returns a function that shows the page again
 */
export async function hide(
  tab: Tab,
  engineName: string,
  { requests }: Site,
): Promise<() => Promise<void>> {
  await tab.evaluate((address) => {
    document.addEventListener('visibilitychange', () => void fetch(address), { once: true });
  }, HIDDEN);
  const show = await coverUp(tab, engineName);
  for (const beginMs = performance.now(); !requests.includes(HIDDEN); await sleep(20)) {
    if (performance.now() - beginMs > NOTICED_MS) throw new Error('The page was never hidden.');
  }
  return show;
}

/** Hides the page without waiting for it. */
export async function coverUp({ browser }: Tab, engineName: string) {
  if (engineName.startsWith('webkit')) {
    await browser.manage().window().minimize();
    return async () => void (await browser.manage().window().setRect({ width: 1000, height: 700 }));
  }
  const own = await browser.getWindowHandle();
  await browser.switchTo().newWindow('tab');
  return async () => {
    await browser.close();
    await browser.switchTo().window(own);
  };
}
