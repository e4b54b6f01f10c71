// Where guessing comes into the widget: nothing until a reader asks for it, then the parts of www/views/guess/.

import { inTime } from '../core/waits.ts';
import type { Row, State } from './state.ts';

export type GuessParts = typeof import('../views/guess/view.ts');

let parts: GuessParts | null = null;

/** loadGuessing fetches the parts, once for the page. */
export async function loadGuessing() {
  return (parts ??= await inTime(import('../views/guess/view.ts')));
}

/** guessing gives the parts where the reader is guessing, else null. */
export const guessing = ({ guess }: State) => (guess.on ? parts : null);

/** The strategy that is given, so that a guess has something to be set against. */
export const GIVEN = 'serial';

/**
 * isSecret tells whether a row is being guessed and was not run yet, so that nothing may give its answer away. From the
 * moment guessing is asked for, not only when its parts have come.
 */
export const isSecret = ({ guess }: State, row: Row | undefined) =>
  guess.on && row !== undefined && row.name !== GIVEN && row.reports.length === 0;
