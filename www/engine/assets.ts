// Loads what every worker is made of, once for the page: the worker script and the compiled wasm core.

import { assetUrls } from '../core/asset-urls.ts';
import { RaceError } from '../core/errors.ts';
import { spawnWorker } from '../core/spawn.ts';
import { watchSilence } from '../core/waits.ts';
import type { Assets } from '../core/protocol.ts';

/** A slow connection goes on as long as something comes; a server that has sent nothing for so long will not. */
const SILENCE_MS = 15_000;

let loading: Promise<Assets> | null = null;

/** Whether a run has succeeded with them: what fails from then on is not their fault. */
let proven = false;

/**
 * loadAssets gives the script's address and the compiled core. After a failure the next call tries again.
 * @throws RaceError `load-failed`
 */
export function loadAssets(): Promise<Assets> {
  loading ??= Promise.all([loadWorker(assetUrls.worker), loadModule(assetUrls.wasm)])
    .then(([workerUrl, module]) => ({ workerUrl, module }))
    .catch((error) => {
      loading = null;
      throw error;
    });
  return loading;
}

/** proveAssets keeps them for as long as the page is there: a run has succeeded with them. */
export function proveAssets() {
  proven = true;
}

/** forgetAssets makes the next run load them anew where none has succeeded: what came may have been broken. */
export function forgetAssets() {
  if (proven) return;
  loading?.then(({ workerUrl }) => URL.revokeObjectURL(workerUrl)).catch(() => {});
  loading = null;
}

/**
 * loadWorker makes the script a blob of the page's own origin: it starts sooner, asks nothing of the network, and needs
 * no headers of its own on an isolated page. Where a Content-Security-Policy forbids that, the script's own address is used.
 */
async function loadWorker(url: string) {
  const blobUrl = URL.createObjectURL(new Blob(await load(url), { type: 'text/javascript' }));
  if (await mayStartBlobs()) return blobUrl;
  URL.revokeObjectURL(blobUrl);
  return url;
}

/** A refusal comes at once: a worker that says nothing for so long was not refused, it is only slow. */
const TRIAL_MS = 3000;

/** mayStartBlobs tries it with the smallest worker there is. */
function mayStartBlobs() {
  const url = URL.createObjectURL(new Blob(['postMessage(0)'], { type: 'text/javascript' }));
  return new Promise((resolve) => {
    try {
      const worker = spawnWorker(url, 'racelane probe');
      const timer = setTimeout(() => answer(true), TRIAL_MS);
      const answer = (may: boolean) => {
        clearTimeout(timer);
        worker.terminate();
        URL.revokeObjectURL(url);
        resolve(may);
      };
      worker.addEventListener('message', () => answer(true));
      worker.addEventListener('error', () => answer(false));
    } catch {
      resolve(false);
    }
  });
}

/**
 * loadModule compiles the core here; it runs only in workers. Not by compileStreaming: a host that sends another MIME
 * type than application/wasm should do no harm.
 */
async function loadModule(url: string) {
  const parts = await load(url);
  try {
    return await WebAssembly.compile(await new Blob(parts).arrayBuffer());
  } catch (cause) {
    throw loadFailed(url, cause);
  }
}

/** load gives a file in the parts in which it came. */
async function load(url: string) {
  const control = new AbortController();
  const silence = watchSilence(SILENCE_MS, () =>
    control.abort(new Error(`nothing came for ${SILENCE_MS / 1000} s`)),
  );
  try {
    const response = await fetch(url, { signal: control.signal });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return await partsOf(response, silence.heard);
  } catch (cause) {
    // WebKit says only that it was aborted.
    throw loadFailed(url, control.signal.reason ?? cause);
  } finally {
    silence.end();
  }
}

async function partsOf({ body }: Response, heard: () => void) {
  const parts = [];
  // By a reader: WebKit cannot iterate a stream.
  const reader = body?.getReader();
  for (let part; (part = (await reader?.read())?.value); parts.push(part)) heard();
  return parts;
}

function loadFailed(url: string, cause: unknown) {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new RaceError(
    'load-failed',
    `${url} did not load: ${why}. Check the connection and the host's files, then press again.`,
    { cause },
  );
}
