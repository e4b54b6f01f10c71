// No core is busy: what holds once a run has ended, however it ended.
import { calmest } from './processor.js';
import { expect } from './engine-test.js';

/** How many intervals may pass until the browser has done what it does of its own accord. */
const INTERVALS = 3;

/**
 * expectCalm holds when scripts use little processor time in one of some intervals from now.
 * @param {number} intervalMs
 * @param {number} limitSeconds
 * @param {number} [intervals]
 */
export async function expectCalm(intervalMs, limitSeconds, intervals = INTERVALS) {
  const { seconds, busiest } = await calmest(intervalMs, limitSeconds, intervals);
  const told = `${seconds.toFixed(2)} s of processor time in ${intervalMs} ms; threads: ${busiest}`;
  console.log(told);
  expect(seconds, told).toBeLessThan(limitSeconds);
}
