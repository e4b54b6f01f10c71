// vite plugins that keep racelane.js, the worker and the wasm one file each, and make them small.

import { minifyHTMLLiterals } from 'minify-literals';
import { shortenImportNames } from './import-names.js';

/** @typedef {import('vite').Plugin} Plugin */

/**
 * Keeps `new URL('./x', import.meta.url)` as written: the worker and the wasm have stable names beside racelane.js.
 * Code that moves into a chunk below names them by `../`.
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
    const above = '../'.repeat(chunk.fileName.split('/').length - 1);
    if (!above) return null;
    const moved = code.replace(
      /(['"`])\.\/(racelane\.js|racelane-worker\.js|racelane-python\.js|racelane_bg\.wasm|embed\.html|index\.html)\1/g,
      `$1${above}$2$1`,
    );
    return moved === code ? null : { code: moved, map: null };
  },
});

/**
 * Replaces wasm-bindgen-rayon's helper by our own pool. The helper listens for no error, so a failed pool worker
 * would hang the run for ever.
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
 * Keeps racelane.js out of the pages' bundles. A page that imports it, or names its source in a script tag, gets the
 * built file, so that there is one instance.
 * @param {string} path of the module's source
 * @returns {Plugin}
 */
export const racelaneApart = (path) => ({
  name: 'racelane:apart',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!source.endsWith('racelane.ts')) return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    // The pages' scripts are in assets/, one folder below.
    return found?.id === path ? { id: '../racelane.js', external: true } : null;
  },
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => html.replace('src="./www/racelane.ts"', 'vite-ignore src="./racelane.js"'),
  },
});

/**
 * Takes the built module in place of the source.
 * @param {string} source the path of racelane.ts
 * @param {string} built the path of racelane.js in dist/
 * @returns {Plugin}
 */
export const racelaneBuilt = (source, built) => ({
  name: 'racelane:built',
  enforce: 'pre',
  async resolveId(name, importer) {
    if (!name.endsWith('racelane.ts')) return null;
    const found = await this.resolve(name, importer, { skipSelf: true });
    return found?.id === source ? built : null;
  },
});

/**
 * Gives a module an address that leads nowhere in place of its own. No address can be resolved against that of a blob,
 * and Racelane looks for files beside no address but that of racelane.js.
 * @returns {Plugin}
 */
export const withoutOwnAddress = () => ({
  name: 'racelane:without-own-address',
  renderChunk: (code) => ({
    // A sentence names `import.meta.url` in backticks.
    code: code.replace(/(?<!`)import\.meta\.url/g, '"https://racelane.invalid/notebook.js"'),
    map: null,
  }),
});

/**
 * Replaces vite's helper for `import()`. It preloads the CSS of chunks, which have none, and would be half the weight
 * of racelane.js.
 * @param {string} code exports `__vitePreload`
 * @returns {Plugin}
 */
export const replacePreload = (code = 'export const __vitePreload = (load) => load();') => ({
  name: 'racelane:replace-preload',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? code : null),
});

/**
 * Replaces vite's helper by `importChunk` of www/core/import-chunk.ts. A second try needs the chunk's name, and a
 * function that takes the module from another import.
 * @param {string} path of import-chunk.ts
 * @returns {Plugin}
 */
export const retryImports = (path) => ({
  ...replacePreload(`export { importChunk as __vitePreload } from ${JSON.stringify(path)};`),
  renderChunk(code) {
    const changed = code.replace(
      /\(\) => ((?:\{\s*const \{ \w+ \} = await )?)import\((".+?")\)([^]*?)__VITE_PRELOAD__/g,
      '(again) => $1(again ?? import($2))$3$2',
    );
    return changed === code ? null : { code: changed, map: null };
  },
});

/**
 * Lets chunks take what they share with racelane.js from the page instead of importing racelane.js. Hosts add
 * queries to racelane.js (`racelane.js?ver=6`) or rename it. An import by the plain name would load it a second time.
 * @param {string} key names the build, because two builds on a page share nothing
 * @returns {Plugin}
 */
export const sharedThroughPage = (key) => {
  const shared = `globalThis[Symbol.for(${JSON.stringify(`racelane.${key}`)})]`;
  return {
    name: 'racelane:shared-through-page',
    renderChunk(code, chunk, _, { chunks }) {
      // Exports are identified by their position, because their names would weigh 50 bytes in racelane.js.
      const names = Object.values(chunks).find(({ isEntry }) => isEntry)?.exports ?? [];
      const pairsOf = (/** @type {string} */ list) =>
        list.split(',').map((each) => each.trim().split(' as '));
      if (!chunk.isEntry) {
        const taken = code.replace(
          /import\s*\{([^}]*)\}\s*from\s*["'`](?:\.\.\/)+racelane\.js["'`];?/,
          (_, list) => {
            const places = pairsOf(list).map(
              ([name, local = name]) => `${names.indexOf(name)}:${local}`,
            );
            return `const {${places}} = ${shared};`;
          },
        );
        return taken === code ? null : { code: taken, map: null };
      }
      const ofModule = this.getModuleInfo(chunk.facadeModuleId ?? '')?.exports ?? [];
      const given = code.replace(/export\s*\{([^}]*)\};?\s*$/, (_, list) => {
        const locals = new Map(pairsOf(list).map(([local, name = local]) => [name, local]));
        const exports = ofModule.map((name) => `${locals.get(name)} as ${name}`);
        return `${shared} ??= [${names.map((name) => locals.get(name))}];export {${exports}};`;
      });
      return { code: given, map: null };
    },
  };
};

/**
 * Refuses a chunk that racelane.js loads from `assets/more/`: if it failed, its imports from the folder above would not
 * be loaded anew (www/core/import-chunk.ts).
 * @returns {Plugin}
 */
export const checkFolders = () => ({
  name: 'racelane:check-folders',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const loaded = chunks.find(({ isEntry }) => isEntry)?.dynamicImports ?? [];
    const below = loaded.find((name) => name.startsWith('assets/more/'));
    if (below) this.error(`racelane.js loads ${below}, which has to be in assets/ itself`);
  },
});

/**
 * Keeps everything that a module imports in one chunk. The bundler would split off what later chunks use too, and each
 * reader would fetch five files instead of one.
 * @param {string} name of the chunk
 * @param {string} root the module
 * @param {object} besides
 * @param {readonly string[]} besides.others modules whose imports stay out of the chunk
 * @param {RegExp} besides.without modules reached only through an index, which stay out too
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
 * Returns a module and all its static imports, direct and indirect.
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
 * Removes line breaks and indents from lit's templates, which the minifier must not touch.
 * @returns {Plugin}
 */
export const smallTemplates = () => ({
  name: 'racelane:small-templates',
  async transform(code, id) {
    if (!code.includes('/template.ts')) return null;
    // In a template with a part of a drawing, the minifier sees no SVG. Without its closing slash, a path would contain
    // everything after it, and browsers draw nothing inside a path.
    const minifyOptions = { keepClosingSlash: true };
    const small = await minifyHTMLLiterals(code, { fileName: id, minifyOptions });
    return small ? { code: small.code, map: null } : null;
  },
});

/**
 * Minifies style sheets, which are plain strings: strings with braces are rules.
 * @returns {Plugin}
 */
export const smallStyles = () => ({
  name: 'racelane:small-styles',
  async transform(code, id) {
    if (!/(?:[/-]styles|\/element|\/host)\.ts$/.test(id)) return null;
    const small = await minifyHTMLLiterals(code, {
      fileName: id,
      shouldMinifyCSS: ({ parts }) => parts.some(({ text }) => text.includes('{')),
    });
    return small ? { code: small.code, map: null } : null;
  },
});

/**
 * Removes the texts of the table of options that only docs/api.md needs, so that no post loads them.
 * @returns {Plugin}
 */
export const withoutDocTexts = () => ({
  name: 'racelane:without-doc-texts',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('/core/option-table.ts')
      ? { code: code.replace(/^ +(about|defaultInWords): '.*',$/gm, ''), map: null }
      : null,
});

/**
 * Writes a Content-Security-Policy into the pages, so that it holds on every host.
 * @param {string} policy
 * @returns {Plugin}
 */
export const ownPolicy = (policy) => ({
  name: 'racelane:own-policy',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      // The policy does not apply to anything before it.
      injectTo: 'head-prepend',
    },
  ],
});

/**
 * Marks the pages' scripts for Cloudflare's Rocket Loader. Rocket Loader renames the types of all scripts
 * without this mark. Under a policy that forbids inline scripts, none of them would then run.
 * @returns {Plugin}
 */
export const withoutRocketLoader = () => ({
  name: 'racelane:without-rocket-loader',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replaceAll('<script ', '<script data-cfasync="false" '),
  },
});

/** Makes the namespace of a module from a getter for each of its exports. */
const makeNamespace = `(getters) => Object.keys(getters).reduce((namespace, name) =>
  Object.defineProperty(namespace, name, { enumerable: true, get: getters[name] }), {})`;

/**
 * Writes the bundler's one helper into the chunks that use it. In the bundler's own file it would cost every post one
 * more request.
 * @returns {Plugin}
 */
export const withoutRuntimeFile = () => ({
  name: 'racelane:without-runtime-file',
  renderChunk(code) {
    const changed = code.replace(
      /import \{ \w+ as (\w+) \} from "[^"]*rolldown-runtime[^"]*";/,
      `const $1 = ${makeNamespace};`,
    );
    return changed === code ? null : { code: changed, map: null };
  },
  generateBundle(_options, bundle) {
    for (const name of Object.keys(bundle)) if (/rolldown-runtime/.test(name)) delete bundle[name];
  },
});

/**
 * Leaves out the two globals of lit-html: a polyfill's hook, and a list of versions that it would add to the post's
 * window.
 * @returns {Plugin}
 */
export const withoutLitGlobals = () => ({
  name: 'racelane:without-lit-globals',
  transform(code, id) {
    if (!id.endsWith('/lit-html/lit-html.js')) return null;
    const kept = code.replace(/,\w+=\w+\.litHtmlPolyfillSupport;.*?litHtmlVersions.*?;/, ';');
    if (kept === code) this.error('lit-html has other globals than expected');
    return { code: kept, map: null };
  },
});

/**
 * Removes indents and empty lines from the pages, except within `<pre>`.
 * @returns {Plugin}
 */
export const withoutIndents = () => ({
  name: 'racelane:without-indents',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html
        .split(/(<pre>[^]*?<\/pre>)/)
        .map((part) => (part.startsWith('<pre>') ? part : part.replace(/\n\s+/g, '\n')))
        .join(''),
  },
});

/**
 * Leaves out what wasm-bindgen writes and the worker does not use: `Symbol.dispose`, and the warning of an old form of
 * `initSync`. Shortens the names that the build shortens in the wasm.
 * @returns {Plugin}
 */
export const smallGlue = () => ({
  name: 'racelane:small-glue',
  transform(code, id) {
    if (!id.endsWith('/pkg/racelane.js')) return null;
    const small = code
      .replace(/^if \(Symbol\.dispose\).*$/gm, '')
      .replace(/ else \{\s*console\.warn\('using deprecated parameters for .*\s*\}/g, '');
    if (/Symbol\.dispose|deprecated/.test(small)) this.error('the glue has another form');
    return { code: shortenImportNames(small), map: null };
  },
});
