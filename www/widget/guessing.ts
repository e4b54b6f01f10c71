// Where guessing comes into the widget: nothing until a reader asks for it, then the parts of www/views/guess/.

import { lazy } from '../core/lazy.ts';
import { baseline } from '../core/strategies.ts';
import type { Row, State } from './state.ts';

const parts = lazy('Guessing', () => import('../views/guess/view.ts'), 'press its button again');

/** Loads the parts, once for the page. */
export const loadGuessing = parts.load;

/** guessing gives the parts where the reader is guessing, else null. */
export const guessing = ({ guess }: State) => (guess.on ? parts.loaded : null);

/** The strategy that is given, so that a guess has something to be set against. */
export const GIVEN = baseline;

/**
 * isSecret tells whether a row is being guessed and was not run yet, so that nothing may give its answer away. From the
 * moment guessing is asked for, not only when its parts have come.
 */
export const isSecret = ({ guess }: State, row: Row | undefined) =>
  guess.on && row !== undefined && row.name !== GIVEN && row.reports.length === 0;
