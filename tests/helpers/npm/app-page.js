// Opens an app's page and has it race.
import { expect } from '../chromium-test.js';
import { oracleMax } from '../oracle.js';

/**
 * @typedef {import('../../../www/core/report.ts').Report} Report
 * @typedef {{ race: () => Promise<Report>, runTag: () => Promise<Report> }} App what every app of these tests offers
 */

/** expectShared checks a report of `shared` against the oracle. */
function expectShared(/** @type {Report} */ { strategy, options, tasks, environment }) {
  const { workload, seed, size } = options;
  expect(strategy).toBe('shared');
  expect(environment.isolated).toBe(true);
  expect(tasks.map(({ max }) => max)).toEqual(
    tasks.map(({ id }) => oracleMax({ workload, seed, task: id, size })),
  );
}

/**
 * expectAppRaces opens an app and has it run `shared`, by race() and by the tag.
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} url
 */
export async function expectAppRaces(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'app' in window);
  const call = (/** @type {keyof App} */ name) =>
    page.evaluate(
      (each) => /** @type {{ app: App }} */ (/** @type {any} */ (window)).app[each](),
      name,
    );
  const report = await call('race');
  expect(report.tasks).toHaveLength(2);
  expectShared(report);
  expectShared(await call('runTag'));
  const row = page.locator('race-lane [data-strategy=shared]');
  await expect(row).toHaveAttribute('data-status', 'done');
}
