// Loads what isolates this page by a service worker, where it is not isolated or its address steers that.

import { lazy } from '../core/lazy.ts';

const isolation = lazy('The code that isolates this page', () => import('./isolation.ts'));

/**
 * Returns the reason why the page is not isolated, or an empty text where it is.
 * @param page the file that this is
 */
export async function isolate(page: string) {
  const steered = new URLSearchParams(location.search).has('service-worker');
  if (crossOriginIsolated && !steered) return '';
  return isolation.load().then(
    ({ seekIsolation }) => seekIsolation(page),
    ({ message }) => message,
  );
}
