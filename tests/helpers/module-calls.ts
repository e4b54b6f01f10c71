// Calls the public module in a page, as a developer would.

import { setTimeout as sleep } from 'node:timers/promises';
import { workerThreads } from './processor.ts';
import type { Options, Report, Update } from '../../www/core/report.ts';
import type { Tab } from './tab.ts';

/**
 * What runs a function in a page: a tab of any engine, or
 * a page of Playwright.
 */
export type Page = Pick<Tab, 'evaluate'>;

export type Failure = { name: string; code: string | undefined; message: string };

export const EMPTY_PAGE = 'tests/pages/empty.html';

/** The strategies, and those that need no shared memory. */
export const ALL = ['serial', 'asyncio', 'threads', 'processes', 'futures', 'shared'] as const;
export const UNSHARED = ['serial', 'asyncio', 'processes', 'futures'] as const;

/** raceIn runs race() in a page. */
export const raceIn = (
  page: Page,
  options: Partial<Options>,
  control: { spans?: boolean } = {},
): Promise<Report> =>
  page.evaluate(
    async (given) => {
      const { race } = await import(new URL('/racelane.js', location.href).href);
      return race(given.options, given.control);
    },
    { options, control },
  );

/**
 * begin calls the module in the page, waits until every worker is up and a task computes or waits, and leaves the run's end
 * in `window.ended`.
 */
export const begin = (page: Page, call: 'race' | 'compare', options: Record<string, unknown>) =>
  page.evaluate(
    async (given) => {
      const racelane = await import(new URL('/racelane.js', location.href).href);
      await new Promise((resolve, reject) => {
        const onUpdate = ({ tasks }: Update) => {
          const isUnderWay = tasks.some(({ phase }) => phase === 'scan' || phase === 'wait');
          if (isUnderWay && tasks.every(({ phase }) => phase !== 'start')) resolve(undefined);
        };
        const ended = racelane[given.call](given.options, { onUpdate }).then(
          (value: unknown) => ({ value }),
          ({ name, code, message }: any) => ({ failure: { name, code, message } }),
        );
        Object.assign(window, { ended });
        ended.then(reject);
      });
    },
    { call, options },
  );

/** ended gives what has become of it. */
export const ended = (page: Page) => page.evaluate(() => (window as any).ended as Promise<any>);

/** failureOf runs race() in a page and gives the error that it rejects with. */
export const failureOf = (page: Page, options: Record<string, unknown>): Promise<Failure> =>
  page.evaluate(async (given) => {
    const { race } = await import(new URL('/racelane.js', location.href).href);
    return race(given).then(
      () => {
        throw new Error('race() did not reject');
      },
      ({ name, code, message }: any) => ({ name, code, message }),
    );
  }, options);

/**
 * workersLeft counts the workers that are left, nested ones too, once they have had time to go. Chromium gives a thread
 * that sleeps in wasm, as those of a thread pool do when they have nothing to do, some 2 s, and more on a busy machine.
 */
export async function workersLeft(expected: number = 0) {
  const endMs = performance.now() + 15_000;
  for (;;) {
    const count = workerThreads();
    if (count === expected || performance.now() > endMs) return count;
    await sleep(100);
  }
}
