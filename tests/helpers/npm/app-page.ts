// Opens the page of an app and runs a race in it.
import { expect } from '../chromium-test.ts';
import { oracleMax } from '../oracle.ts';
import type { Report } from '../../../www/core/report.ts';
import type { BrowserContext } from '@playwright/test';

/** The functions that every app of these tests offers. */
export type App = { race: () => Promise<Report>; runTag: () => Promise<Report> };

/** Checks a report of `shared` against the oracle. */
function expectShared({ strategy, options, tasks, environment }: Report) {
  const { workload, seed, size } = options;
  expect(strategy).toBe('shared');
  expect(environment.isolated).toBe(true);
  expect(tasks.map(({ max }) => max)).toEqual(
    tasks.map(({ id }) => oracleMax({ workload, seed, task: id, size })),
  );
}

/** Opens an app and runs `shared`, by race() and by the tag. */
export async function expectAppRaces(context: BrowserContext, url: string) {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'app' in window);
  const call = (name: keyof App) =>
    page.evaluate((each) => (window as any as { app: App }).app[each](), name);
  const report = await call('race');
  expect(report.tasks).toHaveLength(2);
  expectShared(report);
  expectShared(await call('runTag'));
  const row = page.locator('race-lane [data-strategy=shared]');
  await expect(row).toHaveAttribute('data-status', 'done');
}
