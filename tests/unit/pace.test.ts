// The comparison of calibrations, and the step of a coarse clock.
import assert from 'node:assert/strict';
import { afterEach, test, vi } from 'vitest';
import { coarseStepMs } from '../../www/engine/coarse-clock.ts';
import { forgetPace, knownPaceMs, slowerBy } from '../../www/engine/watch.ts';
import { checkRace } from '../../www/core/options.ts';

const COMPUTING = checkRace({ workload: 'cpu', strategy: 'serial' });
const FINE_MS = 0.005;

afterEach(() => {
  vi.restoreAllMocks();
  forgetPace();
});

test('a calibration is compared with the best recent one; a slower one is reported and changes nothing', () => {
  assert.equal(knownPaceMs(COMPUTING, FINE_MS), 0);
  assert.equal(slowerBy(2, 0), 1);
  assert.equal(knownPaceMs(COMPUTING, FINE_MS), 2);
  assert.equal(slowerBy(5, 2), 2.5);
  assert.equal(knownPaceMs(COMPUTING, FINE_MS), 2);
  assert.equal(slowerBy(1, 2), 0.5);
  assert.equal(knownPaceMs(COMPUTING, FINE_MS), 1);
});

test('a machine that stays slow is the new measure after a minute, and at once in a new comparison', () => {
  let nowMs = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  slowerBy(1, 0);
  nowMs += 59_000;
  assert.equal(knownPaceMs(COMPUTING, FINE_MS), 1);
  // A calibration about as fast keeps the best one valid.
  assert.equal(slowerBy(1.1, 1), 1.1);
  nowMs += 59_000;
  assert.equal(knownPaceMs(COMPUTING, FINE_MS), 1);
  nowMs += 2000;
  assert.equal(knownPaceMs(COMPUTING, FINE_MS), 0);
  slowerBy(2, 0);
  assert.equal(knownPaceMs(COMPUTING, FINE_MS), 2);
  forgetPace();
  assert.equal(knownPaceMs(COMPUTING, FINE_MS), 0);
});

test('runs that hardly compute, and coarse clocks, have no calibration', () => {
  assert.equal(knownPaceMs(checkRace({ workload: 'io' }), FINE_MS), null);
  assert.equal(knownPaceMs(COMPUTING, 1), null);
  assert.equal(slowerBy(null, null), 1);
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
