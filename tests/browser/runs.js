// Runs that a reader starts by a row's button.
import { expect } from './fixtures.js';
import { rowOf } from './hosts.js';

/**
 * runUntilCounted presses a row's button until a run counts: on a busy machine some are disturbed.
 * @param {import('@playwright/test').Locator} widget
 * @param {string} strategy
 */
export async function runUntilCounted(widget, strategy) {
  const row = rowOf(widget, strategy);
  await expect(async () => {
    await row.locator('.run').click();
    await expect(row).toHaveAttribute('data-status', 'done', { timeout: 20_000 });
    await expect(row.locator('[part=result]')).not.toContainText('not counted', { timeout: 100 });
  }).toPass({ timeout: 40_000 });
  return row;
}
