// Fetches what isolates this page by a service worker, where it is not isolated or its address steers that.

/**
 * isolate gives an empty text where the page is isolated, and else the reason why not.
 * @param page the file that this is
 */
export async function isolate(page: string) {
  const steered = new URLSearchParams(location.search).has('service-worker');
  if (crossOriginIsolated && !steered) return '';
  return (await import('./isolation.ts')).seekIsolation(page);
}
