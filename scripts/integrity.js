// `npm run integrity`: builds, and hashes every file of dist/ and the npm archive of a release.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { at } from './lib/paths.js';
import { log, main, run } from './lib/run.js';
import { prepack } from './pack.js';

/**
 * Returns a hash in the form of an `integrity` attribute.
 * @param {Buffer} bytes
 * @param {'sha384' | 'sha512'} algorithm
 */
export const integrityOf = (bytes, algorithm) =>
  `${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}`;

/**
 * Returns the SHA-384 of every file in a folder, by its path there.
 * @param {string} dir
 * @returns {Record<string, string>}
 */
export function integrities(dir) {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return Object.fromEntries(
    files.sort().map((file) => [file, integrityOf(readFileSync(join(dir, file)), 'sha384')]),
  );
}

/** Packs the npm archive into target/, and returns its name and its bytes. */
async function packArchive() {
  const dir = at('target', 'integrity');
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  // prepack() has just built its contents.
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', dir], {
    label: 'npm pack',
    quiet: true,
  });
  const [name] = readdirSync(dir);
  return { name, bytes: readFileSync(join(dir, name)) };
}

/** Writes target/integrity/integrity.json, and prints the tag and the hash for a release's notes. */
async function hashRelease() {
  await prepack();
  const { name, bytes } = await packArchive();
  const files = integrities(at('dist'));
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  const hashes = { version, archive: { [name]: integrityOf(bytes, 'sha512') }, files };
  const path = at('target', 'integrity', 'integrity.json');
  writeFileSync(path, `${JSON.stringify(hashes, null, 2)}\n`);
  log(`${Object.keys(files).length} files and ${name}: target/integrity/integrity.json`);
  console.log(
    `\n<script\n  type="module"\n  src="https://your.host/racelane.js"\n` +
      `  integrity="${files['racelane.js']}"\n  crossorigin="anonymous"\n></script>\n\n` +
      `${name}\n  ${hashes.archive[name]}`,
  );
}

if (argv[1] === fileURLToPath(import.meta.url)) await main(hashRelease);
