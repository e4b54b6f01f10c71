// Calls the public module in a page, as a developer would.

import { setTimeout as sleep } from 'node:timers/promises';
import { workerThreads } from './processor.js';

/**
 * @typedef {import('../../www/types.js').Options} Options
 * @typedef {import('../../www/types.js').Report} Report
 * @typedef {Pick<import('../engines/tab.js').Tab, 'evaluate'>} Page what runs a function in a page: a tab of any engine, or
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
