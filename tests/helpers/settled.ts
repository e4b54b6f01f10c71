// Waits until something that moves has come to rest.
import { expect } from '@playwright/test';

/** Reads a value until it is the same twice, and returns the value. The interval is in ms. */
export async function readSettled<Value>(read: () => Promise<Value>, intervalMs: number) {
  let before: Value | undefined;
  await expect(async () => {
    const now = await read();
    const isSame = JSON.stringify(now) === JSON.stringify(before);
    before = now;
    expect(isSame).toBe(true);
  }).toPass({ intervals: [intervalMs] });
  return before as Value;
}
