// What vite must be told so that racelane.js, the worker and the wasm stay one file each.

import { minifyHTMLLiterals } from 'minify-literals';

/** @typedef {import('vite').Plugin} Plugin */

/**
 * runtimeUrls makes vite leave `new URL('./x', import.meta.url)` as written, neither inlined, hashed
 * nor copied, and keeps it true where the bundler puts the code into a chunk below: the worker and
 * the wasm have stable names beside racelane.js.
 * @returns {Plugin}
 */
export const runtimeUrls = () => ({
  name: 'racelane:runtime-urls',
  enforce: 'pre',
  transform(code) {
    if (!code.includes('import.meta.url')) return null;
    const kept = code.replace(
      /new URL\((\s*['"][^'"]+['"]\s*,\s*import\.meta\.url)/g,
      'new URL(/* @vite-ignore */ $1',
    );
    return kept === code ? null : { code: kept, map: null };
  },
  renderChunk(code, chunk) {
    if (!chunk.fileName.startsWith('assets/')) return null;
    const moved = code.replace(
      /(['"`])\.\/(racelane\.js|racelane-worker\.js|racelane_bg\.wasm|embed\.html|index\.html)\1/g,
      '$1../$2$1',
    );
    return moved === code ? null : { code: moved, map: null };
  },
});

/**
 * ownRayonPool gives the wasm glue our own pool in place of wasm-bindgen-rayon's helper, which
 * listens for no error and would hang for ever when a pool worker fails.
 * @param {string} path of the module with `startWorkers`
 * @returns {Plugin}
 */
export const ownRayonPool = (path) => ({
  name: 'racelane:own-rayon-pool',
  enforce: 'pre',
  resolveId: (source) =>
    /snippets\/wasm-bindgen-rayon-.*\/workerHelpers.*\.js$/.test(source) ? path : null,
});

/**
 * racelaneApart keeps racelane.js out of the pages' bundles: a page that imports it, or has a script
 * tag for its source, gets the built file, and so the one instance there is.
 * @param {string} path of the module's source
 * @returns {Plugin}
 */
export const racelaneApart = (path) => ({
  name: 'racelane:apart',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!source.endsWith('racelane.ts')) return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    // Pages' scripts are built into assets/, one folder below.
    return found?.id === path ? { id: '../racelane.js', external: true } : null;
  },
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => html.replace('src="./www/racelane.ts"', 'vite-ignore src="./racelane.js"'),
  },
});

/**
 * noPreload takes out vite's helper for `import()`: it preloads the CSS of chunks, of which there is
 * none, and would be half the weight of racelane.js.
 * @returns {Plugin}
 */
export const noPreload = () => ({
  name: 'racelane:no-preload',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
});

/**
 * together keeps what a module needs in one chunk: where chunks fetched on demand use a part of it too, the bundler
 * would make chunks of those parts, and each reader would fetch five files in place of one.
 * @param {string} name of the chunk
 * @param {string} root the module that is fetched
 * @param {object} besides
 * @param {readonly string[]} besides.others modules with chunks of their own; what they need too is left as it is
 * @param {RegExp} besides.without modules that it only seems to need, by an index that names them
 */
export const together = (name, root, { others, without }) => ({
  debugName: name,
  name: (/** @type {string} */ id, /** @type {ChunkingContext} */ context) => {
    const reaches = (/** @type {string} */ from) => staticClosure(from, context).has(id);
    return reaches(root) && !others.some(reaches) && !without.test(id) ? name : null;
  },
});

/**
 * @typedef {{ getModuleInfo: (id: string) => { importedIds: readonly string[] } | null }} ChunkingContext
 */

/** @type {Map<string, Set<string>>} */
const closures = new Map();

/**
 * staticClosure lists what a module imports, and what that imports, but for `import()`.
 * @param {string} root
 * @param {ChunkingContext} context
 */
function staticClosure(root, context) {
  const known = closures.get(root);
  if (known) return known;
  const seen = new Set([root]);
  for (const id of seen)
    for (const next of context.getModuleInfo(id)?.importedIds ?? []) seen.add(next);
  closures.set(root, seen);
  return seen;
}

/**
 * smallTemplates takes the line breaks and indents out of lit's templates, which the minifier must
 * leave as they are.
 * @returns {Plugin}
 */
export const smallTemplates = () => ({
  name: 'racelane:small-templates',
  async transform(code, id) {
    if (!code.includes('lit/html.js')) return null;
    // A part of a drawing is a template of its own, in which the minifier sees no SVG: without its slash
    // a path would take in all that follows, and no browser draws what is inside a path.
    const minifyOptions = { keepClosingSlash: true };
    const small = await minifyHTMLLiterals(code, { fileName: id, minifyOptions });
    return small ? { code: small.code, map: null } : null;
  },
});

/**
 * smallStyles does the same with the style sheets, which are plain strings: what has braces is rules.
 * @returns {Plugin}
 */
export const smallStyles = () => ({
  name: 'racelane:small-styles',
  async transform(code, id) {
    if (!id.endsWith('/styles.ts')) return null;
    const small = await minifyHTMLLiterals(code, {
      fileName: id,
      shouldMinifyCSS: ({ parts }) => parts.some(({ text }) => text.includes('{')),
    });
    return small ? { code: small.code, map: null } : null;
  },
});

/**
 * ownPolicy writes a Content-Security-Policy into the pages, so that it holds on every host.
 * @param {string} policy
 * @returns {Plugin}
 */
export const ownPolicy = (policy) => ({
  name: 'racelane:own-policy',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      // What stands before it would not be held to it.
      injectTo: 'head-prepend',
    },
  ],
});
