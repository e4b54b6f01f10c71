// What a calibration is held against, and the step of a coarse clock.
import assert from 'node:assert/strict';
import { afterEach, test, vi } from 'vitest';
import { coarseStepMs } from '../../www/engine/coarse-clock.ts';
import { forgetPace, knownPaceMs, slowerBy } from '../../www/engine/pace.ts';
import { checkRace } from '../../www/core/options.ts';

const COMPUTING = checkRace({ workload: 'cpu', strategy: 'serial' });
const FINE_MS = 0.005;

afterEach(() => {
  vi.restoreAllMocks();
  forgetPace();
});

test('the best of late is the measure: a slower calibration is told by how much, and changes nothing', () => {
  assert.equal(knownPaceMs(COMPUTING, FINE_MS), 0);
  assert.equal(slowerBy(2, 0), 1);
  assert.equal(knownPaceMs(COMPUTING, FINE_MS), 2);
  assert.equal(slowerBy(5, 2), 2.5);
  assert.equal(knownPaceMs(COMPUTING, FINE_MS), 2);
  assert.equal(slowerBy(1, 2), 0.5);
  assert.equal(knownPaceMs(COMPUTING, FINE_MS), 1);
});

test('a machine that stays slow is measured as it is after a minute, and a comparison begins anew', () => {
  let nowMs = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  slowerBy(1, 0);
  nowMs += 59_000;
  assert.equal(knownPaceMs(COMPUTING, FINE_MS), 1);
  // One about as fast keeps it up.
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

test('runs that hardly compute, and clocks that cannot tell, have no calibration', () => {
  assert.equal(knownPaceMs(checkRace({ workload: 'io' }), FINE_MS), null);
  assert.equal(knownPaceMs(COMPUTING, 1), null);
  assert.equal(slowerBy(null, null), 1);
});

for (const stepMs of [16.67, 100]) {
  test(`a clock that goes in steps of ${stepMs} ms is found out`, async () => {
    const begunMs = performance.now();
    const clock = () => Math.floor((performance.now() - begunMs) / stepMs) * stepMs;
    const found = await coarseStepMs(clock);
    // A machine that is held up may miss a step, and never sees half of one.
    assert.ok(found > stepMs - 0.01 && Math.abs((found / stepMs) % 1) < 0.01, String(found));
  });
}

test('a clock that stands still has a step of a second, and is not looked at for ever', async () => {
  assert.equal(await coarseStepMs(() => 5), 1000);
});
