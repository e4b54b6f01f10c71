// Where the worker script and the wasm are: beside racelane.js, wherever that was loaded from.

export const assetUrls = Object.freeze({
  worker: new URL('./racelane-worker.js', import.meta.url).href,
  wasm: new URL('./racelane_bg.wasm', import.meta.url).href,
});
