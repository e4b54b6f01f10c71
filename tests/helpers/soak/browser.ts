// A browser for a soak alone, on the page that carries the soak out.
import { withSites } from '../sites.ts';
import { openBrowser, startDriver } from '../driver.ts';
import { Tab, watched } from '../tab.ts';
import type { Engine } from '../../../scripts/lib/engines.js';

/**
 * Opens the page in a fresh browser, passes the tab to `use`, and stops the browser. Throws if the page reported an
 * error.
 */
export async function inBrowser<T>(engine: Engine, use: (tab: Tab) => Promise<T>): Promise<T> {
  // Errors are thrown only once the servers are closed; open servers would keep the process alive.
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
