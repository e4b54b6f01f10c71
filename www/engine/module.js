// Fetches and compiles the wasm core, once for the page. It is compiled here and runs only in workers.

import { assetUrls } from '../assets.js';
import { RaceError } from '../errors.js';

const LOAD_TIMEOUT_MS = 60_000;

/** @type {Promise<WebAssembly.Module> | null} */
let loading = null;

/**
 * loadModule gives the compiled core. After a failure the next call tries again.
 * @returns {Promise<WebAssembly.Module>}
 * @throws {RaceError} `load-failed`
 */
export function loadModule() {
  loading ??= load(assetUrls.wasm).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** @param {string} url */
async function load(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(LOAD_TIMEOUT_MS) });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    // Not compileStreaming: a host that sends another MIME type than application/wasm should do no harm.
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new RaceError(
      'load-failed',
      `The wasm core did not load from ${url}: ${why}. Check the connection and the host's files, then press again.`,
      { cause },
    );
  }
}
