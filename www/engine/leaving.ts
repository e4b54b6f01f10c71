// A page that is left in mid-run: not every browser ends or freezes what its workers compute.

import { RaceError } from '../core/errors.ts';

/**
 * untilLeft gives a signal for as long as the page is there. A reader who goes back finds the page as it was (from the
 * back/forward cache), and is told why there is no result.
 * @param given whose abort it passes on
 */
export function untilLeft(given?: AbortSignal) {
  const control = new AbortController();
  const leave = () => control.abort(left());
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

const left = () =>
  new RaceError(
    'worker-failed',
    'The page was left while this ran, so its workers were ended. Press the button again.',
  );
