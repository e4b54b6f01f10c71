// A browser for a soak alone, with the page that carries it out.
import { withSites } from '../sites.ts';
import { openBrowser, startDriver } from '../driver.ts';
import { Tab, watched } from '../tab.ts';
import type { Engine } from '../../../scripts/lib/engines.js';

/**
 * inBrowser opens the page in a fresh browser, lets it be used, and ends the browser. An error that the page reported
 * fails it.
 */
export async function inBrowser<T>(engine: Engine, use: (tab: Tab) => Promise<T>): Promise<T> {
  // What fails is thrown when the sites are closed: they would keep the process.
  let ended: PromiseSettledResult<T>[] = [];
  await withSites(async ({ isolated }) => {
    isolated.fault(/(\/|\.html)$/, { replace: watched });
    ended = await Promise.allSettled([inPage(engine, isolated.url, use)]);
  });
  const [result] = ended;
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}

async function inPage<T>(engine: Engine, siteUrl: string, use: (tab: Tab) => Promise<T>) {
  const driver = await startDriver(engine);
  try {
    const tab = new Tab(await openBrowser(driver.url, engine));
    await tab.open(new URL('tests/pages/soak.html', siteUrl).href);
    const result = await use(tab);
    const errors = await tab.errors();
    if (errors.length > 0) throw new Error(`The page reported:\n${errors.join('\n')}`);
    await tab.browser.quit();
    return result;
  } finally {
    driver.stop();
  }
}
