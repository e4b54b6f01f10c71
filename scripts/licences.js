// Adds the Rust crates' notices to THIRD-PARTY.md, after those of the npm packages, which vite writes.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
