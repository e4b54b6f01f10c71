// Ends a run when its page is left, since not every browser ends or freezes the workers of such a page.

import { RaceError } from '../core/errors.ts';

/**
 * Returns a signal that is aborted when the page is left, or when `given` is. A reader who goes back can find the page as
 * it was, in the back/forward cache; the abort's reason then says why there is no result.
 * @param given the signal of the run
 * @returns with `end`, which removes the listeners
 */
export function untilLeft(given?: AbortSignal) {
  const control = new AbortController();
  const leave = () => control.abort(pageLeft());
  const abort = () => control.abort(given?.reason);
  addEventListener('pagehide', leave);
  given?.addEventListener('abort', abort);
  const end = () => {
    removeEventListener('pagehide', leave);
    given?.removeEventListener('abort', abort);
  };
  if (given?.aborted) abort();
  return { signal: control.signal, end };
}

const pageLeft = () =>
  new RaceError(
    'worker-failed',
    'The page was left while this ran, so its workers were ended. Press the button again.',
  );
