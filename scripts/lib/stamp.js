// Remembers what a build was made from, so that nothing is built twice.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at } from './paths.js';

const stampPath = (/** @type {string} */ name) => at('target', 'stamps', name);

/** files lists a path's files, itself or all beneath it, sorted; nothing when it is missing. */
function files(/** @type {string} */ path) {
  if (!existsSync(at(path))) return [];
  if (statSync(at(path)).isFile()) return [path];
  /** @type {string[]} */
  const found = [];
  for (const entry of readdirSync(at(path)).sort()) found.push(...files(join(path, entry)));
  return found;
}

/** hashOf digests the names and contents of files and folders of the checkout. */
export function hashOf(/** @type {string[]} */ inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(files)) {
    const content = readFileSync(at(file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** isFresh tells whether a step was last done with this hash and its outputs are still there. */
export function isFresh(
  /** @type {string} */ name,
  /** @type {string} */ hash,
  /** @type {string[]} */ outputs,
) {
  if (!existsSync(stampPath(name)) || !outputs.every((path) => existsSync(at(path)))) return false;
  return readFileSync(stampPath(name), 'utf8') === hash;
}

/** stamp records that a step is done for this hash. */
export function stamp(/** @type {string} */ name, /** @type {string} */ hash) {
  mkdirSync(dirname(stampPath(name)), { recursive: true });
  writeFileSync(stampPath(name), hash);
}
