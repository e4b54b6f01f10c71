// `npm run wheel`: builds the Python package for notebooks, and packs its sdist and its wheel into target/wheel/.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from './build.js';
import { findPython } from './lib/native-python.js';
import { notebookOptions } from './lib/notebook-options.js';
import { at } from './lib/paths.js';
import { log, main, run } from './lib/run.js';
import { loadSource } from './lib/source.js';
import { makeVenv } from './lib/venv.js';

export const packageDir = at('python-package');

/** The folder of everything in the package that is made by this script. */
const staticDir = join(packageDir, 'src', 'racelane', 'static');

/** Makes the files of the package that git does not have. The site must be built. */
export async function fillPackage() {
  rmSync(staticDir, { recursive: true, force: true });
  mkdirSync(staticDir, { recursive: true });
  const vite = at('node_modules/vite/bin/vite.js');
  await run(execPath, [vite, 'build', '--mode', 'notebook', '--outDir', staticDir], {
    label: 'vite notebook',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const python = at('dist', 'python');
  cpSync(at('dist'), join(staticDir, 'site'), {
    recursive: true,
    filter: (path) => path !== python,
  });
  /** @type {typeof import('../www/core/options.ts')} */
  const options = await loadSource('www/core/options.ts');
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  const table = JSON.stringify(notebookOptions(options, version), null, 1);
  writeFileSync(join(staticDir, 'options.json'), `${table}\n`);
  for (const name of ['LICENSE-APACHE', 'LICENSE-MIT']) cpSync(at(name), join(packageDir, name));
}

/**
 * Builds the site and the package, and returns the paths of the sdist and the wheel.
 * @returns {Promise<string[]>}
 */
export async function buildWheel() {
  await build();
  await fillPackage();
  const dir = at('target', 'wheel');
  rmSync(dir, { recursive: true, force: true });
  const python = await makeVenv('wheel', findPython(), 'build.txt');
  await run(python, ['-m', 'build', '--no-isolation', '--outdir', dir, packageDir], {
    label: 'python -m build',
    quiet: true,
  });
  return readdirSync(dir)
    .sort()
    .map((name) => join(dir, name));
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    for (const path of await buildWheel()) log(path);
  });
}
