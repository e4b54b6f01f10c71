// Where guessing comes into the widget: nothing until a reader asks for it, then the parts of www/views/guess/.

import { inTime } from '../core/waits.js';

/** @typedef {typeof import('../views/guess/index.js')} GuessParts */

/** @type {GuessParts | null} */
let parts = null;

/** loadGuessing fetches the parts, once for the page. */
export async function loadGuessing() {
  return (parts ??= await inTime(import('../views/guess/index.js')));
}

/**
 * guessing gives the parts where the reader is guessing, else null.
 * @param {import('./state.js').State} state
 */
export const guessing = ({ guess }) => (guess.on ? parts : null);

/** The strategy that is given, so that a guess has something to be set against. */
export const GIVEN = 'serial';

/**
 * isSecret tells whether a row is being guessed and was not run yet, so that nothing may give its answer away. From the
 * moment guessing is asked for, not only when its parts have come.
 * @param {import('./state.js').State} state
 * @param {import('./state.js').Row | undefined} row
 */
export const isSecret = ({ guess }, row) =>
  guess.on && row !== undefined && row.name !== GIVEN && row.reports.length === 0;
