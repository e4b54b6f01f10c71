// Fetches isolation.ts where this page is not isolated, or where its address steers the service worker.

import { lazy } from '../core/lazy.ts';
import { removeNote } from './note.ts';

const isolation = lazy('The code that isolates this page', () => import('./isolation.ts'));

/** Returns an empty text where the page is isolated, else the reason why not. */
export async function isolate() {
  const isSteered = new URLSearchParams(location.search).has('service-worker');
  if (crossOriginIsolated && !isSteered) {
    removeNote();
    return '';
  }
  return isolation.load().then(
    ({ seekIsolation }) => seekIsolation(),
    ({ message }) => message,
  );
}
