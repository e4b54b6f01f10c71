// Presses everything that a reader can press in a widget, with as little to compute as possible.
import { readFileSync } from 'node:fs';
import { expect } from './chromium-test.ts';
import { call } from './tag.ts';
import { press } from './widget.ts';
import type { Locator, Page } from '@playwright/test';

/** A set-up in which every view has something to show. */
export const QUICK = Object.freeze({
  workload: 'cpu',
  size: '1000000',
  tasks: '2',
  workers: '2',
  repeats: '2',
});

/** Runs strategies one after the other. */
export async function runAll(widget: Locator, strategies: readonly string[]) {
  for (const strategy of strategies) {
    expect(await call(widget, 'run', strategy)).toMatchObject({ strategy, verified: true });
  }
}

const tabOf = (widget: Locator, name: string) => widget.getByRole('tab', { name });

const buttonOf = (widget: Locator, name: string | RegExp) =>
  widget.getByRole('button', { name, exact: true });

/** The actions of a reader after the runs, in this order. Each waits for a visible result. */
export const interactions: Readonly<
  Record<string, (widget: Locator, page: Page) => Promise<void>>
> = Object.freeze({
  Replay: async (widget) => {
    await press(tabOf(widget, 'Replay'));
    await press(buttonOf(widget, 'Play'));
    await expect(widget.locator('.event-sentence')).toHaveText(/^[\d.]+ m?s: \S/);
  },
  Memory: async (widget) => {
    await press(tabOf(widget, 'Memory'));
    await expect(widget.locator('.memory .block').first()).toBeVisible();
  },
  Table: async (widget) => {
    await press(tabOf(widget, 'Table'));
    await expect(widget.locator('.tables').getByRole('table').first()).toBeVisible();
  },
  Scaling: async (widget) => {
    await press(tabOf(widget, 'Scaling'));
    await press(buttonOf(widget, /^How does it scale/));
    await expect(widget.locator('.point').first()).toBeVisible();
    await expect(widget.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
    // On a busy machine the verdict may have no figure.
    await expect(widget.locator('[part=scaling-verdict]')).toContainText(
      /workers|processes|threads/,
    );
  },
  Share: async (widget) => {
    await press(tabOf(widget, 'Share'));
    await expect(widget.getByRole('textbox', { name: 'Link with my results' })).toHaveValue(
      /#results=/,
    );
  },
  files: async (widget, page) => {
    const buttons = widget.getByRole('group', { name: 'Save as a file' }).getByRole('button');
    // The code that writes files is fetched when the view is first opened.
    await expect(buttons.nth(5)).toBeVisible();
    const labels = await buttons.allTextContents();
    for (const label of labels) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        press(buttonOf(widget, label.trim())),
      ]);
      expect(readFileSync(`${await file.path()}`).length, label).toBeGreaterThan(50);
    }
  },
  Python: async (widget) => {
    await press(tabOf(widget, 'Python'));
    await press(buttonOf(widget, /^Run here/));
    await expect(widget.locator('.python')).toContainText(/Elapsed: \d/, { timeout: 90_000 });
  },
});

/** Starts guessing, which needs a row that has not run, and ends it. */
export async function guess(widget: Locator) {
  const button = widget.getByRole('button', { name: 'Guess first' });
  await button.click();
  await expect(widget.getByRole('slider').first()).toBeVisible();
  await button.click();
  await expect(widget.getByRole('slider')).toHaveCount(0);
}

/** Guesses, runs strategies, and carries out all other actions. */
export async function pressEverything(widget: Locator, page: Page, strategies: readonly string[]) {
  await guess(widget);
  await runAll(widget, strategies);
  for (const interact of Object.values(interactions)) await interact(widget, page);
}
