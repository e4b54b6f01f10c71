// Starts workers, also from a script of another origin or where Trusted Types are required.

import { buildName } from './build.ts';
import { RaceError } from './errors.ts';
import type { Port } from './link.ts';
import type { FirstMessage, WorkerStart } from './protocol.ts';

/** How long a worker may take to start. */
export const START_TIMEOUT_MS = 15_000;

/** The part of Trusted Types that is used here; TypeScript does not know it yet. */
interface Policy {
  createScriptURL: (url: string) => string;
}

type CreatePolicy = (name: string, rules: Policy) => Policy;

/**
 * A Content-Security-Policy may require Trusted Types; then an address alone starts no worker. This policy trusts the
 * one address that is about to be used, whatever a bundler has named the file.
 */
let trusted: Policy | null | undefined;

let address = '';

/** Returns the policy, or null where there are no Trusted Types, or where they allow no policy of this name. */
function createTrust() {
  try {
    const { trustedTypes } = self as unknown as { trustedTypes: { createPolicy: CreatePolicy } };
    return trustedTypes.createPolicy('racelane', {
      createScriptURL: (url) => (url === address ? url : ''),
    });
  } catch {
    return null;
  }
}

/** Gives an address the Trusted Type that the page's policy may require. */
function trust(url: string) {
  if (trusted === undefined) trusted = createTrust();
  address = url;
  const made = trusted?.createScriptURL(url) ?? url;
  address = '';
  return made;
}

/**
 * Starts a module worker.
 * @throws RaceError `worker-failed` in WebKit, which refuses at once; other browsers send an `error` later
 */
function start(url: string, name: string) {
  try {
    return new Worker(trust(url), { type: 'module', name });
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
 * Starts a worker from a script of any origin. `new Worker` throws for a script of another origin, so there a blob of
 * the page's own origin imports the script.
 * @param name shown in developer tools
 */
export function spawnWorker(url: string, name: string): Worker {
  const { origin } = new URL(url);
  // location.origin would be wrong, because a page in a sandbox has an address and no origin.
  if (origin === self.origin) return start(url, name);
  const source = new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' });
  const blobUrl = URL.createObjectURL(source);
  const worker = start(blobUrl, name);
  const release = () => URL.revokeObjectURL(blobUrl);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return worker;
}

/** Starts a worker from the one worker script, in the role of its first message. */
export function startWorker(start: WorkerStart, name: string): Worker {
  const worker = spawnWorker(start.assets.workerUrl, name);
  const message: FirstMessage = { build: buildName, ...start };
  worker.postMessage(message);
  return worker;
}

/** Returns the port of a worker. */
export const workerPort = <In, Out>(worker: Worker): Port<In, Out> => ({
  post: (message) => worker.postMessage(message),
  listen({ onMessage, onBreak }) {
    worker.addEventListener('message', ({ data }: MessageEvent<In>) => onMessage(data));
    worker.addEventListener('messageerror', () => onBreak('it sent a message that cannot be read'));
    worker.addEventListener('error', (event) => {
      // Without this call the browser also reports the failure as an error of the page.
      event.preventDefault();
      onBreak(event.message || 'its script could not be loaded');
    });
  },
});
