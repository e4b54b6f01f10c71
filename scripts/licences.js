// Adds the notices of the Rust crates and of Python to THIRD-PARTY.md, after those of the npm packages, which vite
// writes.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at } from './lib/paths.js';
import { StepError, run } from './lib/run.js';

/** The name of the file in dist/. */
export const noticesName = 'THIRD-PARTY.md';

const target = 'wasm32-unknown-unknown';

/** MIT comes first, because its text is the shorter one. */
const licenceFiles = ['LICENSE-MIT', 'LICENSE-MIT.md', 'license-mit', 'LICENSE', 'LICENSE.md'];

const std = `## Rust's standard library (MIT OR Apache-2.0)

Copyright (c) The Rust Project Contributors. Its licences are those of the texts below and of
https://www.rust-lang.org/policies/licenses.
`;

/** @typedef {{ name: string, version: string, license: string | null, authors: string[], manifest_path: string }} Crate */

/** Returns the output of a cargo query. */
async function cargo(/** @type {string[]} */ ...args) {
  const label = `cargo ${args[0] ?? ''}`;
  const { output } = await run('cargo', [...args, '--locked'], { label, quiet: true });
  return output;
}

/** Returns the crates that are compiled into the wasm, without our own. */
async function linkedCrates() {
  const edges = ['--edges', 'normal,no-proc-macro', '--prefix', 'none', '--format', '{p}'];
  const tree = await cargo('tree', '--target', target, ...edges);
  const linked = new Set(tree.split('\n').map((line) => line.split(' ').slice(0, 2).join('@')));
  const text = await cargo('metadata', '--format-version', '1', '--filter-platform', target);
  // Messages on downloads may come before the JSON.
  const { packages } = JSON.parse(text.slice(text.search(/^\{/m)));
  return /** @type {Crate[]} */ (packages).filter(
    ({ name, version }) => name !== 'racelane' && linked.has(`${name}@v${version}`),
  );
}

/** Returns a crate's licence text, or what its manifest says where it has none. */
function licenceOf(/** @type {Crate} */ { name, authors, license, manifest_path }) {
  const files = licenceFiles.map((file) => join(dirname(manifest_path), file));
  const found = files.find((file) => existsSync(file));
  if (found) return readFileSync(found, 'utf8').trim();
  if (!license) throw new StepError(`The crate ${name} names no licence. It cannot be shipped.`);
  const by = authors.length > 0 ? `by ${authors.join(', ')}` : 'whose authors it does not name';
  return `The crate carries no text of its licence, ${license}. It is ${by}.`;
}

/** Appends the notices of the crates in the wasm, each text once. */
export async function addCrateNotices(/** @type {string} */ dir) {
  /** @type {Map<string, string[]>} */
  const titles = new Map();
  for (const crate of await linkedCrates()) {
    const text = licenceOf(crate);
    const title = `${crate.name} ${crate.version} (${crate.license})`;
    titles.set(text, [...(titles.get(text) ?? []), title]);
  }
  const sections = [...titles].map(([text, names]) => `## ${names.join(', ')}\n\n${text}\n`);
  appendFileSync(join(dir, noticesName), ['', std, ...sections].join('\n'));
}

/** Returns an object of the package pyodide. */
const fromPyodide = (/** @type {string} */ file) =>
  JSON.parse(readFileSync(at('node_modules', 'pyodide', file), 'utf8'));

/** Appends the notices of Python. */
export const addPythonNotices = (/** @type {string} */ dir) =>
  appendFileSync(join(dir, noticesName), `\n${pythonNotices()}`);

/** Returns the notices of Python. The package contains no text of its licence, so its address is given. */
export function pythonNotices() {
  const { version, license } = fromPyodide('package.json');
  const { python } = fromPyodide('pyodide-lock.json').info;
  if (license !== 'MPL-2.0')
    throw new StepError(`pyodide ${version} is under ${license}: see why.`);
  const minor = python.split('.').slice(0, 2).join('.');
  return `## Pyodide ${version} (MPL-2.0)

The files in python/ are those of the npm package pyodide ${version}, unchanged. They are under the Mozilla Public
License 2.0, https://mozilla.org/MPL/2.0/. Their source is https://github.com/pyodide/pyodide, at the tag ${version}.

## CPython ${python} (PSF-2.0)

Part of python/. Copyright (c) Python Software Foundation; All Rights Reserved. The licence, and the licences of
software that CPython incorporates (libmpdec, expat, HACL* and others), are at
https://docs.python.org/${minor}/license.html.

## Libraries compiled into python/pyodide.asm.wasm

bzip2 (bzip2-1.0.6), libffi (MIT), liblzma (0BSD), musl (MIT), SQLite (public domain), zlib (Zlib), Zstandard
(BSD-3-Clause). Pyodide's source names their versions and their sources.
`;
}
