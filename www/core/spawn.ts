// Starts workers, also where the script comes from another origin than the page, or Trusted Types are required.

import { RaceError } from './errors.ts';

/** How long a worker may take to come up. */
export const START_TIMEOUT_MS = 15_000;

/**
 * Where a Content-Security-Policy requires Trusted Types, an address alone starts no worker. What is made here starts
 * workers alone: of blobs, which are of the page's own origin, and of the one worker script.
 */
let trusted: { createScriptURL: (url: string) => string } | null | undefined;

/** trust makes the policy once; null where there are no Trusted Types, or they allow no policy of this name. */
function trust() {
  try {
    return (self as any).trustedTypes.createPolicy('racelane', {
      createScriptURL: (url: string) => (/^blob:|\/racelane-worker\.js$/.test(url) ? url : ''),
    });
  } catch {
    return null;
  }
}

/**
 * start starts a module worker.
 * @throws RaceError `worker-failed`, where WebKit says at once what others tell by an error later
 */
function start(url: string, name: string) {
  if (trusted === undefined) trusted = trust();
  try {
    return new Worker(trusted?.createScriptURL(url) ?? url, { type: 'module', name });
  } catch (cause) {
    throw new RaceError(
      'worker-failed',
      `This page may start no worker: ${(cause as Error).message} Its Content-Security-Policy has to allow ` +
        'the worker script (worker-src; trusted-types racelane), as docs/hosts.md says.',
      { cause },
    );
  }
}

/**
 * spawnWorker starts the one worker script. A script of another origin cannot be a worker itself
 * (`new Worker` throws), so there a blob of the page's own origin imports it.
 * @param name shown in developer tools
 */
export function spawnWorker(url: string, name: string): Worker {
  const { origin } = new URL(url);
  // Not that of its location: a page in a sandbox has an address and no origin.
  if (origin === self.origin) return start(url, name);
  const source = new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' });
  const blobUrl = URL.createObjectURL(source);
  const worker = start(blobUrl, name);
  const release = () => URL.revokeObjectURL(blobUrl);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return worker;
}

/** listen hears everything that a worker can say, its failures included. */
export function listen(
  worker: Worker,
  {
    onMessage,
    onFailure,
  }: { onMessage: (message: any) => void; onFailure: (reason: string) => void },
) {
  worker.addEventListener('message', ({ data }) => onMessage(data));
  worker.addEventListener('messageerror', () => onFailure('it sent what could not be read'));
  worker.addEventListener('error', (event) => {
    // Without this the failure would also be reported as the page's own.
    event.preventDefault();
    onFailure(event.message || 'its script could not be loaded');
  });
}
