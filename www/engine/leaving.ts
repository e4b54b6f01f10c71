// Ends a run when its page is left, since not every browser ends or freezes the workers of such a page.

import { RaceError } from '../core/errors.ts';

/**
 * Returns a signal that is aborted when the reader leaves the page, or when `given` is aborted. A reader who goes back
 * may find the page unchanged, from the back/forward cache. The abort's reason then explains the missing result.
 * @param given the signal of the run
 * @returns the signal, and `end`, which removes the listeners
 */
export function abortOnLeave(given?: AbortSignal) {
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
