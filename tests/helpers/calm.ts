// A check that no core stays busy once a run has ended.
import { calmest } from './processor.ts';
import { expect } from './engine-test.ts';

/** How many intervals the browser gets to finish work of its own. */
const INTERVALS = 5;

/** Fails unless scripts use little processor time in at least one of the next intervals. */
export async function expectCalm(
  intervalMs: number,
  limitSeconds: number,
  intervals: number = INTERVALS,
) {
  const { seconds, busiest } = await calmest(intervalMs, limitSeconds, intervals);
  const told = `${seconds.toFixed(2)} s of processor time in ${intervalMs} ms; threads: ${busiest}`;
  console.log(told);
  expect(seconds, told).toBeLessThan(limitSeconds);
}
