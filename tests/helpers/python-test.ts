// `test` for Python programs that leave their page as it was: one page runs them all, so that Python's files are loaded
// once.
import { test as base, expect, watch } from './engine-test.ts';
import { EMPTY_PAGE } from './module-calls.ts';
import { Tab } from './tab.ts';
import type { Site } from '../../scripts/serve.js';

export { expect };
export { runProgram } from './run-program.ts';

/** Opens the page of all programs, unless the tab still shows it. */
async function openProgramPage(tab: Tab, site: Site) {
  if (await tab.evaluate(() => 'runsPrograms' in window)) return;
  site.clearFaults();
  watch(site);
  await tab.open(new URL(EMPTY_PAGE, site.url).href);
  await tab.evaluate(() => void Object.assign(window, { runsPrograms: true }));
}

export const test = base.extend<{ python: Tab }>({
  /** The page of all programs. Errors that the page reports during a test fail this test. */
  python: async ({ engine: _engine, session, sites }, use) => {
    const tab = new Tab(await session.browser());
    session.keepsPage = true;
    await openProgramPage(tab, sites.isolated);
    const before = (await tab.errors()).length;
    await use(tab);
    const errors = (await tab.errors()).slice(before);
    expect(errors, 'errors that the page reported').toEqual([]);
  },
});
