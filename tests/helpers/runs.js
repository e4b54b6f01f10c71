// Runs that a reader starts by a row's button.
import { expect } from './chromium-test.js';
import { rowOf } from './hosts.js';

/**
 * runUntilCounted presses a row's button until a run counts, as on a busy machine some are disturbed, and waits until it is
 * drawn and summed up.
 * @param {import('@playwright/test').Locator} widget
 * @param {string} strategy
 */
export async function runUntilCounted(widget, strategy) {
  const row = rowOf(widget, strategy);
  /** @returns {Promise<import('./module-calls.js').Report | null>} */
  const latest = () => widget.evaluate((/** @type {any} */ element) => element.report);
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
