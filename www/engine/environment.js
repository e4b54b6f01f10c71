// Where a run was measured, and what disturbed it.

import { coreCount, support } from '../support.js';

/** A wait may end late by so much and by so large a part before its timers count as throttled. */
const LATE_MS = 250;
const LATE_SHARE = 0.1;

/** @type {import('../types.js').Report['environment'] | null} */
let measured = null;

/** environment describes browser and machine; the clock's step is measured once. */
export function environment() {
  measured ??= {
    userAgent: navigator.userAgent,
    cores: coreCount(),
    isolated: support().isolated,
    clockStepMs: clockStepMs(),
  };
  return measured;
}

/** clockStepMs is the smallest step that the clock was seen to make, within a few milliseconds. */
function clockStepMs() {
  const endMs = performance.now() + 5;
  let smallest = Infinity;
  for (let before = performance.now(); before < endMs;) {
    const now = performance.now();
    if (now > before) smallest = Math.min(smallest, now - before);
    before = now;
  }
  // Steps are told to a whole microsecond: what is beyond is rounding.
  return Number.isFinite(smallest) ? Math.round(smallest * 1000) / 1000 : 5;
}

/** watchVisibility notes whether the page is hidden at any time until it is asked. */
export function watchVisibility() {
  let hidden = document.visibilityState === 'hidden';
  const onChange = () => (hidden ||= document.visibilityState === 'hidden');
  document.addEventListener('visibilitychange', onChange);
  return () => {
    document.removeEventListener('visibilitychange', onChange);
    return hidden;
  };
}

/**
 * disturbance gives the reason why a run should not be counted, or null.
 * @param {boolean} wasHidden
 * @param {import('../types.js').TaskReport[]} tasks
 * @param {number} waitMs
 */
export function disturbance(wasHidden, tasks, waitMs) {
  if (wasHidden) return 'The tab was hidden while this ran: browsers slow down what is not seen.';
  const lateMs = Math.max(0, ...tasks.map((task) => latenessOf(task, waitMs)));
  if (lateMs <= Math.max(LATE_MS, waitMs * LATE_SHARE)) return null;
  return `A timer was late by ${Math.round(lateMs)} ms: the browser or the machine was busy or saving power.`;
}

/**
 * @param {import('../types.js').TaskReport} task
 * @param {number} waitMs
 */
function latenessOf({ spans }, waitMs) {
  const wait = spans.find(({ phase }) => phase === 'wait');
  return wait ? wait.endMs - wait.startMs - waitMs : 0;
}
