// Where the other files of Racelane are: beside racelane.js, wherever that was loaded from.

import { moduleUrl } from '../element.ts';

// Pages name files beside them, so an app's bundler must not copy one alone: it would, if it saw the usual form.
const here = () => import.meta.url;

export const assetUrls = Object.freeze({
  module: new URL('./racelane.js', here()).href,
  worker: new URL('./racelane-worker.js', import.meta.url).href,
  wasm: new URL('./racelane_bg.wasm', import.meta.url).href,
  embed: new URL('./embed.html', here()).href,
  page: new URL('./index.html', here()).href,
});

/**
 * liesBeside tells whether the module was loaded from where a copy of Racelane's files has it. A bundler of an app gives
 * modules other names and folders, or (webpack) the addresses that they had on the machine that built it.
 * @param moduleAt where racelane.js says it is
 * @param expectedAt where it is in a copy
 */
export const liesBeside = (moduleAt: string, expectedAt: string) =>
  moduleAt === expectedAt && /^https?:/.test(moduleAt);

/** Whether pages and frames can be linked to: an app that a bundler has built has none of ours. */
export const isCopy = liesBeside(moduleUrl, assetUrls.module);
