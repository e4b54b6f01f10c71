// Where notes on figures come into the widget: what writes them is fetched once there may be something to say.

import { coreCount } from '../support.js';

/** @type {typeof import('./notes.js') | null} */
let parts = null;

/** loadNotes fetches it, once for the page. Without it a run that is not counted is still marked as such. */
export async function loadNotes() {
  parts ??= await import('./notes.js').catch(() => null);
}

/** notes gives what writes notes, or null before it has come. */
export const notes = () => parts;

/** Equal runs whose slowest took so many times as long as the fastest say little with one figure. */
export const RESTLESS = 1.5;

/** A time of fewer steps of the clock than this is off by more than a fiftieth. */
export const FEW_STEPS = 50;

/**
 * isNoteworthy tells whether there may be something to say.
 * @param {import('./state.js').State} state
 */
export const isNoteworthy = ({ rows, summary }) =>
  coreCount() === 1 ||
  summary.some(({ minMs, maxMs }) => maxMs > RESTLESS * minMs) ||
  rows.some(({ reports }) =>
    reports.some(
      ({ disturbed, elapsedMs, environment }) =>
        disturbed || elapsedMs < FEW_STEPS * environment.clockStepMs,
    ),
  );
