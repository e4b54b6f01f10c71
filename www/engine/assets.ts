// Loads the worker script and the compiled wasm core, from which every worker is started. Loads them once for the
// page.

import { assetUrls } from '../core/asset-urls.ts';
import { RaceError } from '../core/errors.ts';
import { Link } from '../core/link.ts';
import { spawnWorker, workerPort } from '../core/spawn.ts';
import { watchSilence, withTimeLimit } from '../core/waits.ts';
import type { Assets } from '../core/protocol.ts';

/** A download may take any time, but is given up when no data arrives for this long. */
const SILENCE_MS = 15_000;

let loading: Promise<Assets> | null = null;

/** Whether a run has succeeded with these assets. If so, a later failure is not their fault. */
let isProven = false;

/**
 * Loads the worker script and the compiled core. After a failure the next call tries again.
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

/** Keeps the assets as long as the page lives: a run has succeeded with them. */
export function proveAssets() {
  isProven = true;
}

/** Makes the next run load the assets again, unless a run has succeeded with these assets: they may be corrupt. */
export function forgetAssets() {
  if (isProven) return;
  loading?.then(({ workerUrl }) => URL.revokeObjectURL(workerUrl)).catch(() => {});
  loading = null;
}

/**
 * Returns the address from which workers start: that of a blob of the page's own origin. A blob starts sooner, needs no
 * network, and needs no headers on an isolated page. Where a Content-Security-Policy forbids blobs, it is the script's
 * own address.
 */
async function loadWorker(url: string) {
  const blobUrl = URL.createObjectURL(new Blob(await load(url), { type: 'text/javascript' }));
  if (await mayStartBlobs()) return blobUrl;
  URL.revokeObjectURL(blobUrl);
  return url;
}

/** A browser refuses at once, so a worker that is silent for this long is only slow. */
const TRIAL_MS = 3000;

/** Tries with the smallest worker whether this page may start workers from blobs. */
async function mayStartBlobs() {
  const script = 'postMessage({ type: "up" })';
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  let worker: Worker | undefined;
  try {
    worker = spawnWorker(url, 'racelane probe');
    const link = new Link<{ type: 'up' }, never>(workerPort(worker));
    const answer = link.next({ type: 'up' }).then(
      () => true,
      () => false,
    );
    return await withTimeLimit(answer, TRIAL_MS).catch(() => true);
  } catch {
    return false;
  } finally {
    worker?.terminate();
    URL.revokeObjectURL(url);
  }
}

/**
 * Compiles the core on the page, for all workers. `compileStreaming` would refuse a file that the host sends with
 * another MIME type than application/wasm.
 */
async function loadModule(url: string) {
  const parts = await load(url);
  try {
    return await WebAssembly.compile(await new Blob(parts).arrayBuffer());
  } catch (cause) {
    throw loadFailed(url, cause);
  }
}

/** Returns a file in the parts in which it arrived. */
async function load(url: string) {
  const control = new AbortController();
  const silence = watchSilence(SILENCE_MS, () =>
    control.abort(new Error(`nothing came for ${SILENCE_MS / 1000} s`)),
  );
  try {
    const response = await fetch(url, { signal: control.signal });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return await partsOf(response, silence.keepAlive);
  } catch (cause) {
    // WebKit's own error says only that the request was aborted.
    throw loadFailed(url, control.signal.reason ?? cause);
  } finally {
    silence.end();
  }
}

async function partsOf({ body }: Response, onPart: () => void) {
  const parts = [];
  // No `for await` here, because WebKit cannot iterate a stream.
  const reader = body?.getReader();
  for (let part; (part = (await reader?.read())?.value); parts.push(part)) onPart();
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
