// How the step of a clock is measured: fine, coarse, and while another program has the core.
import assert from 'node:assert/strict';
import { afterEach, expect, test, vi } from 'vitest';
import { coarseStepMs } from '../../www/engine/coarse-clock.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** Returns the step that the page finds where its clock gives these readings. */
async function stepFor(read: () => number) {
  vi.stubGlobal('navigator', { userAgent: 'test' });
  vi.spyOn(performance, 'now').mockImplementation(read);
  const { environment } = await import('../../www/engine/environment.ts');
  return (await environment()).clockStepMs;
}

test('a clock in steps of 20 µs is recognised, even where another program has the core meanwhile', async () => {
  // The page loses its core for 4.2 ms between two readings, and again for a long time.
  const stallsMs = new Map([
    [2, 4.2],
    [4, 12],
  ]);
  let nowMs = 1000;
  let readings = 0;
  const step = await stepFor(() => {
    readings += 1;
    nowMs += stallsMs.get(readings) ?? (readings % 2 ? 0 : 0.02);
    return nowMs;
  });
  expect(step).toBe(0.02);
});

test('the page stands still no longer than a few steps take', async () => {
  let nowMs = 1000;
  expect(await stepFor(() => (nowMs += 0.1))).toBe(0.1);
  expect(nowMs).toBeLessThan(1001);
});

for (const stepMs of [16.67, 100]) {
  test(`a clock in steps of ${stepMs} ms is recognised`, async () => {
    const begunMs = performance.now();
    const clock = () => Math.floor((performance.now() - begunMs) / stepMs) * stepMs;
    const found = await coarseStepMs(clock);
    // A busy machine may miss a step, and never sees half a step.
    assert.ok(found > stepMs - 0.01 && Math.abs((found / stepMs) % 1) < 0.01, String(found));
  });
}

test('a clock that stands still counts as one in steps of a second, after a limited look', async () => {
  assert.equal(await coarseStepMs(() => 5), 1000);
});
