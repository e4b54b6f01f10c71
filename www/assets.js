// Where the other files of Racelane are: beside racelane.js, wherever that was loaded from.

// Pages name files beside them, so an app's bundler must not copy one alone: it would, if it saw the usual form.
const here = () => import.meta.url;

export const assetUrls = Object.freeze({
  worker: new URL('./racelane-worker.js', import.meta.url).href,
  wasm: new URL('./racelane_bg.wasm', import.meta.url).href,
  embed: new URL('./embed.html', here()).href,
  page: new URL('./index.html', here()).href,
});
