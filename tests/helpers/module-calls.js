// Calls the public module in a page, as a developer would.

import { setTimeout as sleep } from 'node:timers/promises';
import { workerThreads } from './processor.js';

/**
 * @typedef {import('../../www/core/report.ts').Options} Options
 * @typedef {import('../../www/core/report.ts').Report} Report
 * @typedef {Pick<import('./tab.js').Tab, 'evaluate'>} Page what runs a function in a page: a tab of any engine, or
 *   a page of Playwright
 * @typedef {{ name: string, code: string | undefined, message: string }} Failure
 */

export const EMPTY_PAGE = 'tests/pages/empty.html';

/** The strategies, and those that need no shared memory. */
export const ALL = /** @type {const} */ ([
  'serial',
  'asyncio',
  'threads',
  'processes',
  'futures',
  'shared',
]);
export const UNSHARED = /** @type {const} */ (['serial', 'asyncio', 'processes', 'futures']);

/**
 * raceIn runs race() in a page.
 * @param {Page} page
 * @param {Partial<Options>} options
 * @param {{ spans?: boolean }} [control]
 * @returns {Promise<Report>}
 */
export const raceIn = (page, options, control = {}) =>
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
 * @param {Page} page
 * @param {'race' | 'compare'} call
 * @param {Record<string, unknown>} options
 */
export const begin = (page, call, options) =>
  page.evaluate(
    async (given) => {
      const racelane = await import(new URL('/racelane.js', location.href).href);
      await new Promise((resolve, reject) => {
        const onUpdate = (/** @type {import('../../www/core/report.ts').Update} */ { tasks }) => {
          const isUnderWay = tasks.some(({ phase }) => phase === 'scan' || phase === 'wait');
          if (isUnderWay && tasks.every(({ phase }) => phase !== 'start')) resolve(undefined);
        };
        const ended = racelane[given.call](given.options, { onUpdate }).then(
          (/** @type {unknown} */ value) => ({ value }),
          (/** @type {any} */ { name, code, message }) => ({ failure: { name, code, message } }),
        );
        Object.assign(window, { ended });
        ended.then(reject);
      });
    },
    { call, options },
  );

/** ended gives what has become of it. */
export const ended = (/** @type {Page} */ page) =>
  page.evaluate(() => /** @type {Promise<any>} */ (/** @type {any} */ (window).ended));

/**
 * failureOf runs race() in a page and gives the error that it rejects with.
 * @param {Page} page
 * @param {Record<string, unknown>} options
 * @returns {Promise<Failure>}
 */
export const failureOf = (page, options) =>
  page.evaluate(async (given) => {
    const { race } = await import(new URL('/racelane.js', location.href).href);
    return race(given).then(
      () => {
        throw new Error('race() did not reject');
      },
      (/** @type {any} */ { name, code, message }) => ({ name, code, message }),
    );
  }, options);

/**
 * workersLeft counts the workers that are left, nested ones too, once they have had time to go. Chromium gives a thread
 * that sleeps in wasm, as those of a thread pool do when they have nothing to do, some 2 s, and more on a busy machine.
 * @param {number} expected
 */
export async function workersLeft(expected = 0) {
  const endMs = performance.now() + 15_000;
  for (;;) {
    const count = workerThreads();
    if (count === expected || performance.now() > endMs) return count;
    await sleep(100);
  }
}
