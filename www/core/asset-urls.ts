// The addresses of Racelane's other files, which lie beside racelane.js.

import { buildName } from './build.ts';
import { moduleUrl } from './module-url.ts';

// Bundlers copy a file that they see in `new URL(…, import.meta.url)`. The pages are useless
// without the other files, so their addresses are written in another form.
const here = () => import.meta.url;

/** Returns an absolute address. Next.js replaces `new URL(…)` by an address that begins with a slash. */
export const toAbsolute = ({ href }: URL) => new URL(href, globalThis.document?.baseURI).href;

/**
 * Returns a file's address with the build's name in its query. A cache may hold the file of an earlier build under the
 * bare address. Only addresses of a server have a query.
 */
export function withBuildName(url: string): string {
  if (!buildName || !/^https?:/.test(url)) return url;
  const address = new URL(url);
  address.searchParams.set('build', buildName);
  return address.href;
}

/** Made when they are asked for, because an import must not throw where a bundler leaves no `import.meta.url`. */
export const assetUrls = {
  get module() {
    return toAbsolute(new URL('./racelane.js', here()));
  },
  get worker() {
    return withBuildName(toAbsolute(new URL('./racelane-worker.js', import.meta.url)));
  },
  get wasm() {
    return withBuildName(toAbsolute(new URL('./racelane_bg.wasm', import.meta.url)));
  },
  get embed() {
    return toAbsolute(new URL('./embed.html', here()));
  },
  get page() {
    return toAbsolute(new URL('./index.html', here()));
  },
};

/**
 * Returns whether racelane.js was loaded from its place in a copy of Racelane's files. A bundler gives modules other
 * names and folders; webpack gives them the addresses of the build machine.
 */
export const liesBeside = (moduleAt: string, expectedAt: string) =>
  moduleAt === expectedAt && /^https?:/.test(moduleAt);

/** Whether Racelane's pages can be linked to and framed: an app built by a bundler does not have them. */
export const isCopy = moduleUrl() !== '' && liesBeside(moduleUrl(), assetUrls.module);
