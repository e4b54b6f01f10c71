// Hashes of files, in the form that browsers and npm check.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * Returns a hash in the form of an `integrity` attribute.
 * @param {Buffer} bytes
 * @param {'sha384' | 'sha512'} algorithm
 */
export const integrityOf = (bytes, algorithm) =>
  `${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}`;

/**
 * Returns the paths of all files in a folder, sorted, with slashes.
 * @param {string} dir
 */
export const filesIn = (dir) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

/**
 * Returns the SHA-384 of every file in a folder, by its path there.
 * @param {string} dir
 * @returns {Record<string, string>}
 */
export const integrities = (dir) =>
  Object.fromEntries(
    filesIn(dir).map((file) => [file, integrityOf(readFileSync(join(dir, file)), 'sha384')]),
  );
