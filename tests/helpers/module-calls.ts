// Calls of the public module in a page, as a developer would make them.

import { setTimeout as sleep } from 'node:timers/promises';
import { workerThreads } from './processor.ts';
import { strategies } from '../../www/core/strategies.ts';
import type { Options, Report, Update } from '../../www/core/report.ts';
import type { Tab } from './tab.ts';

/** Runs a function in a page: a tab of any engine, or a page of Playwright. */
export type Page = Pick<Tab, 'evaluate'>;

export type Failure = { name: string; code: string | undefined; message: string };

export const EMPTY_PAGE = 'tests/pages/empty.html';

/** All strategies, and the strategies that need no shared memory. */
export const ALL = strategies.map(({ name }) => name);
export const UNSHARED = strategies
  .filter(({ needsSharedMemory }) => !needsSharedMemory)
  .map(({ name }) => name);

/** Runs race() in a page. */
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
 * Starts a race or comparison and waits until every worker is up and a task computes or waits. The outcome is left
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

/** Waits for the outcome of that call. */
export const outcomeOf = (page: Page) => page.evaluate(() => (window as any).ended as Promise<any>);

/** Runs race() in a page and returns the error that it rejects with. */
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
 * Counts the workers that remain, nested ones too, once they have had time to end. Chromium needs 2 s for a thread
 * that sleeps in wasm, and a coordinator stays for up to 8 s longer. Both take more on a busy machine.
 */
export async function workersLeft(expected: number = 0) {
  const endMs = performance.now() + 30_000;
  for (;;) {
    const count = workerThreads();
    if (count === expected || performance.now() > endMs) return count;
    await sleep(100);
  }
}
