// `test` for many Python programs: one page runs them all, so that Python's files are loaded once.
import { test as base, expect } from './engine-test.ts';
import { EMPTY_PAGE } from './module-calls.ts';
import { Tab, watched } from './tab.ts';
import type { WorkerFixtures } from './engine-test.ts';

export { expect };
export { runProgram } from './run-program.ts';

export const test = base.extend<{ python: Tab }, WorkerFixtures & { programPage: Tab }>({
  programPage: [
    async ({ session, sites, installed }, use) => {
      if (!installed) return use(undefined as never);
      sites.isolated.fault(/(\/|\.html)$/, { replace: watched });
      const tab = new Tab(await session.browser());
      await tab.open(new URL(EMPTY_PAGE, sites.isolated.url).href);
      await use(tab);
    },
    { scope: 'worker' },
  ],

  /** The page of all programs. Errors that the page reports during a test fail this test. */
  python: async ({ engine: _engine, programPage }, use) => {
    const before = (await programPage.errors()).length;
    await use(programPage);
    const errors = (await programPage.errors()).slice(before);
    expect(errors, 'errors that the page reported').toEqual([]);
  },
});
