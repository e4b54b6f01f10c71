// Loads the worker script and the compiled wasm core, from which every worker is started. Loads them once for the
// page.

import { assetUrls } from '../core/asset-urls.ts';
import { buildName } from '../core/build.ts';
import { lazy } from '../core/lazy.ts';
import { Link } from '../core/link.ts';
import { spawnWorker, workerPort } from '../core/spawn.ts';
import { withTimeLimit } from '../core/waits.ts';
import { IMPORT, loadOwnFile, textOf, unusableError } from './files.ts';
import { requireWasm } from './needs.ts';
import type { FileRequest } from './files.ts';
import type { Assets } from '../core/protocol.ts';

/** Loads the code that names a file's fault, only after a failure. */
export const faults = lazy('The code that names the fault', () => import('./file-faults.ts'));

let loading: Promise<Assets> | null = null;

/** Whether a run has succeeded with these assets. If so, a later failure is not their fault. */
let isProven = false;

/** After a failure the files are loaded past the cache, which may hold a broken file. */
let cache: RequestCache = 'default';

/**
 * Loads the worker script and the compiled core. After a failure the next call tries again.
 * @throws RaceError `load-failed`, or `unsupported` where no WebAssembly can start
 */
export function loadAssets(): Promise<Assets> {
  loading ??= load().catch((error) => {
    loading = null;
    cache = 'reload';
    throw error;
  });
  return loading;
}

async function load(): Promise<Assets> {
  requireWasm();
  const [workerUrl, module] = await Promise.all([
    loadWorker(assetUrls.worker, { cache }),
    loadModule(assetUrls.wasm),
  ]);
  return { workerUrl, module };
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
  cache = 'reload';
}

/**
 * Loads a worker script of this build.
 * @returns the address from which workers start: that of a blob of the page's own origin. A blob starts sooner, needs no
 * network, and needs no headers on an isolated page. Where a Content-Security-Policy forbids blobs, it is the script's
 * own address.
 */
export async function loadWorker(url: string, request: FileRequest) {
  const file = await loadOwnFile(url, request);
  const text = textOf(file);
  if (!text.includes(buildName) || IMPORT.test(text)) {
    const { describeRewriting, describeFault, otherBuild } = await faults.load();
    const fault = describeFault(file) ?? describeRewriting(file);
    throw fault ? unusableError(url, fault) : otherBuild(url, file);
  }
  const blobUrl = URL.createObjectURL(new Blob([file.bytes], { type: 'text/javascript' }));
  if (await mayStartBlobs()) return blobUrl;
  URL.revokeObjectURL(blobUrl);
  // From its own address a browser starts a worker only with a script's MIME type.
  if (!/^(text|application)\/(x-)?(java|ecma)script$/.test(file.type)) {
    throw unusableError(url, (await faults.load()).describeType(file));
  }
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
  const file = await loadOwnFile(url, { cache });
  const module = await WebAssembly.compile(file.bytes).catch(async (cause: Error) => {
    throw unusableError(url, (await faults.load()).describeRefusal(file, cause), cause);
  });
  if (!textOf(file).includes(buildName)) throw (await faults.load()).otherBuild(url, file);
  return module;
}
