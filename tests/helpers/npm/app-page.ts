// Opens the page of an app and runs a race in it, or Python.
import { expect } from '../chromium-test.ts';
import { oracleMax } from '../oracle.ts';
import { shownAfterRun } from '../python-view.ts';
import type { PythonReport } from '../../../www/core/python-report.ts';
import type { Report } from '../../../www/core/report.ts';
import type { BrowserContext } from '@playwright/test';

/** The functions that every app of these tests offers. */
export type App = {
  race: () => Promise<Report>;
  runTag: () => Promise<Report>;
  runPython: (base?: string) => Promise<PythonReport>;
};

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
  const call = (name: 'race' | 'runTag') =>
    page.evaluate((each) => (window as any as { app: App }).app[each](), name);
  const report = await call('race');
  expect(report.tasks).toHaveLength(2);
  expectShared(report);
  expectShared(await call('runTag'));
  const row = page.locator('race-lane [data-strategy=shared]');
  await expect(row).toHaveAttribute('data-status', 'done');
}

/** Fails unless an app runs Python from its folder python/ where it names that folder, and is told to name one. */
export async function expectAppRunsPython(context: BrowserContext, url: string) {
  const page = await context.newPage();
  const open = async () => {
    await page.goto(url);
    await page.waitForFunction(() => 'app' in window);
  };
  const run = (base?: string) =>
    page.evaluate(
      (folder) =>
        (window as any as { app: App }).app.runPython(folder).then(
          ({ output }) => output[0]?.text,
          ({ code, message }) => `${code}: ${message}`,
        ),
      base,
    );
  const view = async (attributes: Record<string, string>) => {
    await open();
    const widget = page.locator('race-lane');
    await widget.evaluate((element, given) => {
      for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
    }, attributes);
    return shownAfterRun(widget);
  };
  const words =
    /Host Python’s five files, and name .*by the attribute `python`, or by `base` of runPython\(\), as docs\/npm\.md shows\./;

  await open();
  expect(await run()).toMatch(words);
  expect(await run('python')).toBe('42\n');
  expect(await view({ view: 'python' })).toMatch(words);
  expect(await view({ view: 'python', python: 'python/' })).toMatch(/Task 1: \d+/);
}
