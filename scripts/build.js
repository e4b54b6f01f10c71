// Builds dist/: the wasm, the module that authors load, the pages, and the worker.
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { headersFile } from './headers.js';
import { shortenImports } from './lib/import-names.js';
import { at } from './lib/paths.js';
import { StepError, log, main, run, seconds } from './lib/run.js';
import { readersCargoArgs, wasmEnv } from './lib/rust-tools.js';
import { hashOf, isFresh, stamp } from './lib/stamp.js';
import { addCrateNotices, addPythonNotices, noticesName } from './licences.js';
import { copyPython, pythonFiles } from './python.js';
import { setup } from './setup.js';
import { checkWeights, showWeights } from './weights.js';

const wasmInputs = [
  ...['src', 'Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml', '.cargo'],
  ...['scripts/build.js', 'scripts/lib/rust-tools.js', 'package-lock.json'],
];
const siteInputs = [
  ...wasmInputs,
  ...[
    'www',
    'index.html',
    'embed.html',
    'exercises.html',
    'package.json',
    'vite.config.js',
    'scripts',
  ],
];
const siteOutputs = [
  ...['dist/index.html', 'dist/racelane.js', 'dist/racelane-worker.js', 'dist/racelane-python.js'],
  ...['dist/racelane_bg.wasm', 'dist/_headers', `dist/${noticesName}`],
  ...pythonFiles.map((name) => `dist/python/${name}`),
];

// A build goes beside dist/ and replaces it at the end, so that a failed build keeps the last good one.
const nextDir = at('target', 'dist-next');
const plainWasm = 'pkg/racelane_bg.wasm';
const smallWasm = 'pkg/racelane_bg.opt.wasm';

const wasmFeatures = [
  ...['--enable-threads', '--enable-bulk-memory', '--enable-mutable-globals', '--enable-simd'],
  ...['--enable-nontrapping-float-to-int', '--enable-sign-ext', '--enable-reference-types'],
  ...['--enable-multivalue', '--enable-bulk-memory-opt', '--enable-call-indirect-overlong'],
];

// Offsets may be folded, because no data lies in the lowest 1 KiB: the far end of the first thread's stack does.
const shrinking = [
  ...['-O3', '--low-memory-unused', '-O3'],
  ...['--strip-producers', '--strip-target-features'],
];

/** Runs a named part of the build and logs how long it took. */
async function step(/** @type {string} */ label, /** @type {() => unknown} */ work) {
  const beginMs = performance.now();
  log(`${label} ...`);
  await work();
  log(`${label}: done in ${seconds(performance.now() - beginMs)}`);
}

/** Compiles the crate and its std with atomics, writes the glue, and shrinks the module. */
export async function buildWasm() {
  const hash = hashOf(wasmInputs);
  if (isFresh('wasm', hash, [plainWasm, smallWasm, 'pkg/racelane.js'])) return;
  await step('wasm (the first time also compiles std with atomics)', () =>
    run(
      'wasm-pack',
      [
        ...['build', '--release', '--target', 'web', '--mode', 'no-install', '--no-pack'],
        ...['--out-dir', 'pkg', '.', '--', ...readersCargoArgs],
      ],
      { label: 'wasm-pack build', env: wasmEnv() },
    ),
  );
  await step('wasm-opt', () =>
    run(
      process.execPath,
      [
        at('node_modules/binaryen/bin/wasm-opt'),
        plainWasm,
        ...shrinking,
        ...wasmFeatures,
        '-o',
        smallWasm,
      ],
      { label: 'wasm-opt' },
    ),
  );
  stamp('wasm', hash);
}

/**
 * Bundles module, pages and worker, and adds wasm, headers and notices.
 * @param {string} build the build's name, by which its files recognise each other
 */
async function buildSite(build) {
  const vite = at('node_modules/vite/bin/vite.js');
  rmSync(nextDir, { recursive: true, force: true });
  for (const mode of ['library', 'page', 'worker', 'python']) {
    await step(`vite: ${mode}`, () =>
      run(process.execPath, [vite, 'build', '--mode', mode, '--outDir', nextDir], {
        label: `vite ${mode}`,
        env: { ...process.env, NODE_ENV: 'production', RACELANE_BUILD: build },
      }),
    );
  }
  const wasm = withSection(shortenImports(readFileSync(at(smallWasm))), 'build', build);
  writeFileSync(`${nextDir}/racelane_bg.wasm`, wasm);
  writeFileSync(`${nextDir}/_headers`, headersFile());
  copyPython(nextDir);
  await addCrateNotices(nextDir);
  addPythonNotices(nextDir);
  checkSite();
  rmSync(at('dist'), { recursive: true, force: true });
  renameSync(nextDir, at('dist'));
}

/**
 * Adds a short text to a wasm module, as a custom section.
 * @param {Buffer} wasm
 * @param {string} name
 * @param {string} text name and text together have less than 120 characters
 */
function withSection(wasm, name, text) {
  const section = [name.length, ...Buffer.from(name + text)];
  return Buffer.concat([wasm, Buffer.from([0, section.length, ...section])]);
}

/** Refuses a bundle whose workers or wasm were inlined, hashed, copied or split. */
function checkSite() {
  for (const path of siteOutputs) {
    if (existsSync(path.replace('dist', nextDir))) continue;
    throw new StepError(`The build made no ${path}. Look at vite.config.js.`);
  }
  const strays = readdirSync(`${nextDir}/assets`, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.wasm$|worker/.test(name),
  );
  if (strays.length > 0) {
    throw new StepError(
      `The build made ${strays.join(', ')} in assets/. The worker and the wasm have one file each, ` +
        'beside racelane.js; www/core/asset-urls.ts and www/engine/python/addresses.ts name them.',
    );
  }
}

/** Makes dist/, unless it was already made from the same inputs. Returns whether it did. */
export async function build() {
  const hash = hashOf(siteInputs);
  if (isFresh('site', hash, siteOutputs)) {
    log('build: nothing changed');
    return false;
  }
  await buildWasm();
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  await buildSite(`${version}-${hash.slice(0, 8)}`);
  stamp('site', hash);
  showWeights(at('dist'));
  return true;
}

/** Builds, and fails when readers would download more than the limits allow. */
export async function buildWithinLimits() {
  await build();
  checkWeights(at('dist'));
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await setup();
    await buildWithinLimits();
  });
}
