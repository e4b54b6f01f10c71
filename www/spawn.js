// Starts workers, also where the script comes from another origin than the page.

/** How long a worker may take to come up. */
export const START_TIMEOUT_MS = 15_000;

/**
 * spawnWorker starts the one worker script. A script of another origin cannot be a worker itself
 * (`new Worker` throws), so there a blob of the page's own origin imports it.
 * @param {string} url
 * @param {string} name shown in developer tools
 * @returns {Worker}
 */
export function spawnWorker(url, name) {
  const { origin } = new URL(url);
  // Not that of its location: a page in a sandbox has an address and no origin.
  if (origin === self.origin) return new Worker(url, { type: 'module', name });
  const source = new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' });
  const blobUrl = URL.createObjectURL(source);
  const worker = new Worker(blobUrl, { type: 'module', name });
  const release = () => URL.revokeObjectURL(blobUrl);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return worker;
}

/**
 * listen hears everything that a worker can say, its failures included.
 * @param {Worker} worker
 * @param {{ onMessage: (message: any) => void, onFailure: (reason: string) => void }} ears
 */
export function listen(worker, { onMessage, onFailure }) {
  worker.addEventListener('message', ({ data }) => onMessage(data));
  worker.addEventListener('messageerror', () => onFailure('it sent what could not be read'));
  worker.addEventListener('error', (event) => {
    // Without this the failure would also be reported as the page's own.
    event.preventDefault();
    onFailure(event.message || 'its script could not be loaded');
  });
}
