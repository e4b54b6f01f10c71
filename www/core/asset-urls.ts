// The addresses of Racelane's other files, which lie beside racelane.js.

import { ofThisBuild } from './build.ts';
import { moduleUrl } from './module-url.ts';

// Bundlers copy a file that they see in `new URL(…, import.meta.url)`. The pages are useless
// without the other files, so their addresses are written in another form.
const here = () => import.meta.url;

/** Returns an absolute address. Some bundlers replace `new URL(…)` by an address that begins with a slash. */
const absolute = (url: string) => new URL(url, globalThis.location?.href).href;

export const assetUrls = Object.freeze({
  module: new URL('./racelane.js', here()).href,
  worker: ofThisBuild(absolute(new URL('./racelane-worker.js', import.meta.url).href)),
  wasm: ofThisBuild(absolute(new URL('./racelane_bg.wasm', import.meta.url).href)),
  embed: new URL('./embed.html', here()).href,
  page: new URL('./index.html', here()).href,
});

/**
 * Returns whether racelane.js was loaded from its place in a copy of Racelane's files. A bundler gives modules other
 * names and folders; webpack gives them the addresses of the build machine.
 */
export const liesBeside = (moduleAt: string, expectedAt: string) =>
  moduleAt === expectedAt && /^https?:/.test(moduleAt);

/** Whether Racelane's pages can be linked to and framed: an app built by a bundler does not have them. */
export const isCopy = liesBeside(moduleUrl(), assetUrls.module);
