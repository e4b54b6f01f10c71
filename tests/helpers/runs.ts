// Runs that a reader starts by a row's button.
import { expect } from './chromium-test.ts';
import { rowOf } from './hosts.ts';
import type { Report } from '../../www/core/report.ts';
import type { Locator } from '@playwright/test';

/**
 * runUntilCounted presses a row's button until a run counts, as on a busy machine some are disturbed, and waits until it is
 * drawn and summed up.
 */
export async function runUntilCounted(widget: Locator, strategy: string) {
  const row = rowOf(widget, strategy);
  const latest = (): Promise<Report | null> => widget.evaluate((element: any) => element.report);
  const startedAt = async () => (await latest())?.startedAt;
  await expect(async () => {
    const before = await startedAt();
    await row.locator('.run').click();
    await expect.poll(startedAt, { timeout: 20_000 }).not.toBe(before);
    await expect(row).toHaveAttribute('data-status', 'done', { timeout: 20_000 });
    // A run that begins takes these words away, and what sums it up brings others.
    await expect(widget.locator('[aria-live=polite]').last()).not.toBeEmpty();
    expect((await latest())?.disturbed).toBeNull();
  }).toPass({ timeout: 40_000 });
  return row;
}
