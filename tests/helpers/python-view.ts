// The view Python in a widget, as a reader runs its program.
import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';

/** An interpreter takes several seconds to start beside other tests. */
const LONGEST_RUN_MS = 90_000;

/** Presses Run, and returns what the view shows once the first run of a page has ended. */
export async function shownAfterRun(widget: Locator) {
  await widget.getByRole('button', { name: /^Run here/ }).click();
  const end = widget.locator('.run-state .elapsed, .failure');
  await expect(end).toBeVisible({ timeout: LONGEST_RUN_MS });
  return widget.locator('.run-column').innerText();
}
