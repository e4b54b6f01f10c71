// Loads what every worker is made of, once for the page: the worker script and the compiled wasm core.

import { assetUrls } from '../core/asset-urls.ts';
import { RaceError } from '../core/errors.ts';
import { Link } from '../core/link.ts';
import { spawnWorker, workerPort } from '../core/spawn.ts';
import { inTime, watchSilence } from '../core/waits.ts';
import type { Assets } from '../core/protocol.ts';

/** A slow download may take any time; one that brings nothing for this long is given up. */
const SILENCE_MS = 15_000;

let loading: Promise<Assets> | null = null;

/** Whether a run has succeeded with these assets: no later failure is their fault. */
let proven = false;

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
  proven = true;
}

/** Makes the next run load the assets anew, unless a run has succeeded with them: they may have arrived broken. */
export function forgetAssets() {
  if (proven) return;
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

/** A refusal comes at once. A worker that says nothing for this long was not refused; it is only slow. */
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
    return await inTime(answer, TRIAL_MS).catch(() => true);
  } catch {
    return false;
  } finally {
    worker?.terminate();
    URL.revokeObjectURL(url);
  }
}

/**
 * Compiles the core on the page, for its workers to run. Not by compileStreaming, which refuses a file that the host
 * sends with another MIME type than application/wasm.
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
    return await partsOf(response, silence.heard);
  } catch (cause) {
    // WebKit's own error says only that the request was aborted.
    throw loadFailed(url, control.signal.reason ?? cause);
  } finally {
    silence.end();
  }
}

async function partsOf({ body }: Response, heard: () => void) {
  const parts = [];
  // Not by `for await`: WebKit cannot iterate a stream.
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
