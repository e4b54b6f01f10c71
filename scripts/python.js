// The five files of Python, from the pinned package `pyodide`: copied beside the site, with their hashes.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { integrityOf } from './lib/integrity.js';
import { at } from './lib/paths.js';

export const pythonFiles = [
  ...['pyodide.asm.mjs', 'pyodide.asm.wasm', 'pyodide.mjs', 'pyodide-lock.json'],
  'python_stdlib.zip',
];

const inPackage = (/** @type {string} */ name) => at('node_modules', 'pyodide', name);

/** Returns the version, and the hash and the sizes of each file, for www/engine/python/file-table.ts. */
export function pythonTable() {
  const rowOf = (/** @type {string} */ name) => {
    const bytes = readFileSync(inPackage(name));
    const gzipBytes = gzipSync(bytes).length;
    return { integrity: integrityOf(bytes, 'sha384'), bytes: bytes.length, gzipBytes };
  };
  const { info } = JSON.parse(readFileSync(inPackage('pyodide-lock.json'), 'utf8'));
  const files = Object.fromEntries(pythonFiles.map((name) => [name, rowOf(name)]));
  return { version: info.python, files };
}

/** Copies the files into the folder python/ of a site. */
export function copyPython(/** @type {string} */ dir) {
  mkdirSync(`${dir}/python`, { recursive: true });
  for (const name of pythonFiles) copyFileSync(inPackage(name), `${dir}/python/${name}`);
}
