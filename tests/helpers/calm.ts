// No core is busy: what holds once a run has ended, however it ended.
import { calmest } from './processor.ts';
import { expect } from './engine-test.ts';

/** How many intervals may pass until the browser has done what it does of its own accord. */
const INTERVALS = 3;

/** expectCalm holds when scripts use little processor time in one of some intervals from now. */
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
