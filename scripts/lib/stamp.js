// Remembers the inputs of each build step, so that nothing is built twice.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at } from './paths.js';

const stampPath = (/** @type {string} */ name) => at('target', 'stamps', name);

/** Returns the files at or below a path, sorted; none where it is missing. */
function filesBelow(/** @type {string} */ path) {
  if (!existsSync(at(path))) return [];
  if (statSync(at(path)).isFile()) return [path];
  /** @type {string[]} */
  const found = [];
  for (const entry of readdirSync(at(path)).sort()) found.push(...filesBelow(join(path, entry)));
  return found;
}

/** Returns a hash of the names and contents of files and folders in the checkout. */
export function hashOf(/** @type {string[]} */ inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesBelow)) {
    const content = readFileSync(at(file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Tells whether a step was last done with this hash, and its outputs still exist. */
export function isFresh(
  /** @type {string} */ name,
  /** @type {string} */ hash,
  /** @type {string[]} */ outputs,
) {
  if (!existsSync(stampPath(name)) || !outputs.every((path) => existsSync(at(path)))) return false;
  return readFileSync(stampPath(name), 'utf8') === hash;
}

/** Records that a step is done for this hash. */
export function stamp(/** @type {string} */ name, /** @type {string} */ hash) {
  mkdirSync(dirname(stampPath(name)), { recursive: true });
  writeFileSync(stampPath(name), hash);
}
