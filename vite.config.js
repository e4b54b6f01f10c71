// vite's configuration, in five modes: `library` makes racelane.js, `page` the pages, `worker` and `python` the workers,
// `notebook` the widget for notebooks.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import {
  checkFolders,
  ownPolicy,
  ownRayonPool,
  racelaneApart,
  racelaneBuilt,
  replacePreload,
  retryImports,
  runtimeUrls,
  sharedThroughPage,
  smallGlue,
  smallStyles,
  smallTemplates,
  together,
  withoutDocTexts,
  withoutIndents,
  withoutLitGlobals,
  withoutRocketLoader,
  withoutOwnAddress,
  withoutRuntimeFile,
} from './scripts/lib/vite-plugins.js';
import { policies, policyText } from './scripts/policies.js';
import { pythonTable } from './scripts/python.js';

/** scripts/build.js gives the name: files of one build know each other by it (www/core/build.ts). */
const buildName = process.env.RACELANE_BUILD ?? '';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

const target = ['chrome111', 'firefox115', 'safari16.4'];

const assetNames = {
  chunkFileNames: 'assets/[name]-[hash].js',
  assetFileNames: 'assets/[name]-[hash][extname]',
};

/**
 * The chunks that racelane.js loads, and most of what these import. Chunks that they load later are in a folder below,
 * because a failed chunk is imported again by another spelling of its folder (www/core/import-chunk.ts). All chunks
 * of that folder are then loaded anew, and those of the folder above are not.
 */
const EARLY = /^(?:widget|engine|host|guest|scaling|python|options|wire)$/;

/** Returns the place of a chunk. A view is named by its folder: www/views/share/view.ts becomes share-view-[hash].js. */
function placeOf(
  /** @type {{ name: string, facadeModuleId?: string | null }} */ { name, facadeModuleId },
) {
  const view = facadeModuleId?.match(/\/views\/([a-z]+)\/view\.ts$/)?.[1];
  return `assets/${EARLY.test(name) ? '' : 'more/'}${view ? `${view}-view` : '[name]'}-[hash].js`;
}

/**
 * The options' chunk also has what scaling() needs without the interface, and what the frame's host side shares with
 * the widget or the engine, neither of which it loads.
 */
const options = {
  name: 'options',
  test: /\/(?:www\/(?:core\/(?:options|own-program|near-names|asset-urls|link|phases|protocol|silence|wire-errors)|verdict\/(?:numbers|reasons|summary)|frame\/failure|engine\/(?:rounds|turns))|d3-array\/src\/ticks)\.[jt]s$/,
};

/**
 * The shell stays one file, racelane.js. Without this group the bundler splits off what the shell shares with later
 * chunks: a post would fetch four files, and core/module-url would name a chunk.
 */
const shell = {
  name: 'shell',
  test: /\/www\/(?:racelane|element|core\/(?:build|errors|import-chunk|lazy|module-url|option-table|properties|strategies|support|waits)|engine\/load)\.ts$|preload-helper\.js$/,
};

/** Modules of d3-array that only charts and studies use. The widget's ticks come through the same index. */
const chartsAlone = /\/d3-array\/src\//;

/**
 * racelane.js, the module that authors load, keeps its name and exports; its chunks go to assets/. It is built apart
 * from the pages, or the bundler would move shared modules into the pages' scripts, and every blog would load those.
 * @returns {import('vite').UserConfig}
 */
const library = () => ({
  plugins: [
    runtimeUrls(),
    retryImports(at('./www/core/import-chunk.ts')),
    sharedThroughPage(buildName),
    checkFolders(),
    withoutDocTexts(),
    smallStyles(),
    smallTemplates(),
    withoutRuntimeFile(),
    withoutLitGlobals(),
  ],
  publicDir: existsSync(at('./www/site/public')) ? at('./www/site/public') : false,
  build: {
    license: { fileName: 'THIRD-PARTY.md' },
    rolldownOptions: {
      // 'exports-only' would put the code behind a facade: one more file to fetch.
      preserveEntrySignatures: 'allow-extension',
      input: { racelane: at('./www/racelane.ts') },
      output: {
        ...assetNames,
        chunkFileNames: placeOf,
        entryFileNames: '[name].js',
        codeSplitting: {
          groups: [
            shell,
            options,
            together('widget', at('./www/widget/widget.ts'), {
              others: [at('./www/racelane.ts'), at('./www/engine/index.ts')],
              without: chartsAlone,
            }),
            together('engine', at('./www/engine/index.ts'), {
              others: [at('./www/racelane.ts'), at('./www/widget/widget.ts')],
              without: chartsAlone,
            }),
          ],
          includeDependenciesRecursively: false,
        },
      },
    },
  },
});

/**
 * The pages, which load racelane.js as any author's page does.
 * @returns {import('vite').UserConfig}
 */
const page = () => ({
  plugins: [
    racelaneApart(at('./www/racelane.ts')),
    withoutDocTexts(),
    replacePreload(),
    ownPolicy(policyText(policies.page)),
    withoutRocketLoader(),
    withoutIndents(),
  ],
  publicDir: false,
  build: {
    emptyOutDir: false,
    rolldownOptions: {
      input: ['./index.html', './embed.html', './exercises.html']
        .map(at)
        .filter((path) => existsSync(path)),
      output: { ...assetNames, entryFileNames: 'assets/page-[name]-[hash].js' },
    },
  },
});

/**
 * The worker: one self-contained file, which pool threads load as well.
 * @returns {import('vite').UserConfig}
 */
const worker = () => ({
  plugins: [runtimeUrls(), ownRayonPool(at('./www/workers/rayon-pool.ts')), smallGlue()],
  publicDir: false,
  build: {
    emptyOutDir: false,
    rolldownOptions: {
      input: { 'racelane-worker': at('./www/workers/worker.ts') },
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  },
});

/**
 * Python's workers: one file, from which Python's coordinator and its interpreters start.
 * @returns {import('vite').UserConfig}
 */
const python = () => ({
  publicDir: false,
  build: {
    emptyOutDir: false,
    rolldownOptions: {
      input: { 'racelane-python': at('./www/workers/python/worker.ts') },
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  },
});

/**
 * The widget for notebooks: one module with everything in it, the workers and the wasm as data URLs. A notebook imports
 * it from a blob, beside which there are no files. It is made from dist/, as an app that installs the npm package is.
 * @returns {import('vite').UserConfig}
 */
const notebook = () => ({
  plugins: [racelaneBuilt(at('./www/racelane.ts'), at('./dist/racelane.js')), withoutOwnAddress()],
  publicDir: false,
  build: {
    assetsInlineLimit: 10_000_000,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      preserveEntrySignatures: 'strict',
      input: { notebook: at('./www/notebook/notebook.ts') },
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  },
});

const modes = /** @type {Record<string, () => import('vite').UserConfig>} */ ({
  library,
  page,
  worker,
  python,
  notebook,
});

export default defineConfig(({ mode }) => {
  const config = (modes[mode] ?? library)();
  const build = { target, modulePreload: false, assetsInlineLimit: 0, ...config.build };
  const define = {
    RACELANE_BUILD: JSON.stringify(buildName),
    // Only the library has Python's table, which takes most of a second to make.
    ...(mode in modes && mode !== 'library'
      ? {}
      : { RACELANE_PYTHON: JSON.stringify(pythonTable()) }),
  };
  return { base: './', logLevel: 'warn', define, ...config, build };
});
