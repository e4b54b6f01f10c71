// A browser for a soak alone, with the page that carries it out.
import { withSites } from '../sites.js';
import { openBrowser, startDriver } from '../driver.js';
import { Tab, watched } from '../tab.js';

/**
 * inBrowser opens the page in a fresh browser, lets it be used, and ends the browser. An error that the page reported
 * fails it.
 * @template T
 * @param {import('../../../scripts/lib/engines.js').Engine} engine
 * @param {(tab: Tab) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function inBrowser(engine, use) {
  // What fails is thrown when the sites are closed: they would keep the process.
  /** @type {PromiseSettledResult<T>[]} */
  let ended = [];
  await withSites(async ({ isolated }) => {
    isolated.fault(/(\/|\.html)$/, { replace: watched });
    ended = await Promise.allSettled([inPage(engine, isolated.url, use)]);
  });
  const [result] = ended;
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}

/**
 * @template T
 * @param {import('../../../scripts/lib/engines.js').Engine} engine
 * @param {string} siteUrl
 * @param {(tab: Tab) => Promise<T>} use
 */
async function inPage(engine, siteUrl, use) {
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
