// Makes the archives of a release from dist/ and types/ as they are: two zips, the npm archive, and their hashes. Equal
// files give equal archives.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pythonNotices, noticesName } from '../licences.js';
import { filesIn, integrities, integrityOf } from './integrity.js';
import { at } from './paths.js';
import { run } from './run.js';

/** @typedef {Record<string, Uint8Array>} Entries the files of an archive, by their paths */

/** The folder that authors copy. */
const folder = 'racelane';

export const startPage = 'start-here.html';

/** Returns the version of package.json. */
export const readVersion = () => JSON.parse(readFileSync(at('package.json'), 'utf8')).version;

const isPython = (/** @type {string} */ path) => path.startsWith('python/');

/** Returns the size of an archive's files, unpacked. */
const sizeOf = (/** @type {Entries} */ entries) => {
  const bytes = Object.values(entries).reduce((sum, { length }) => sum + length, 0);
  return `${(bytes / 1e6).toFixed(1)} MB`;
};

/**
 * Returns the files that belong beside a post, and the page of three steps.
 * @param {string} site the folder of a built site
 * @param {string} version
 * @returns {Entries}
 */
export function siteEntries(site, version) {
  const kept = filesIn(site).filter((path) => !isPython(path) && !path.endsWith('.map'));
  const page = readFileSync(at('scripts', startPage), 'utf8')
    .replaceAll('VERSION', version)
    .replace('PYTHON_SIZE', sizeOf(pythonEntries(site)));
  return {
    [startPage]: Buffer.from(page),
    ...entriesOf(kept, (path) => join(site, path)),
    ...entriesOf(['LICENSE-APACHE', 'LICENSE-MIT'], (name) => at(name)),
  };
}

/**
 * Returns the files of the folder python/ and their notices.
 * @param {string} site the folder of a built site
 * @returns {Entries}
 */
export const pythonEntries = (site) => ({
  ...entriesOf(filesIn(site).filter(isPython), (path) => join(site, path)),
  [`${folder}/python/${noticesName}`]: Buffer.from(pythonNotices()),
});

/**
 * Reads files for an archive.
 * @param {string[]} paths below the folder of the archive
 * @param {(path: string) => string} find returns the place of a file on the disk
 */
const entriesOf = (paths, find) =>
  Object.fromEntries(paths.map((path) => [`${folder}/${path}`, readFileSync(find(path))]));

/**
 * Returns a zip. Paths are sorted and times fixed, so that equal files give equal bytes.
 * @param {Entries} entries
 */
export async function zip(entries) {
  // Imported late: in a fresh clone the set-up installs the package first.
  const { zipSync } = await import('fflate');
  const sorted = Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
  // A zip has local times without a zone. Its earliest year is 1980.
  return zipSync(sorted, { level: 9, mtime: new Date(1980, 0, 1) });
}

/**
 * Makes the archives and their hashes in a folder, which is emptied before.
 * @param {string} dir
 */
export async function makeArchives(dir) {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const version = readVersion();
  const site = at('dist');
  const zips = {
    [`racelane-${version}.zip`]: siteEntries(site, version),
    [`racelane-${version}-python.zip`]: pythonEntries(site),
  };
  for (const [name, entries] of Object.entries(zips)) {
    writeFileSync(join(dir, name), await zip(entries));
  }
  // Without scripts, because dist/ and types/ are built.
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', dir], {
    label: 'npm pack',
    quiet: true,
  });
  return writeHashes(dir, { version, files: integrities(site) });
}

/**
 * Writes integrity.json and SHA256SUMS beside the archives, and returns the former.
 * @param {string} dir
 * @param {{ version: string, files: Record<string, string> }} site
 */
function writeHashes(dir, { version, files }) {
  const names = readdirSync(dir).sort();
  const bytesOf = (/** @type {string} */ name) => readFileSync(join(dir, name));
  const archives = Object.fromEntries(
    names.map((name) => [name, integrityOf(bytesOf(name), 'sha512')]),
  );
  const hashes = { version, archives, files };
  writeFileSync(join(dir, 'integrity.json'), `${JSON.stringify(hashes, null, 2)}\n`);
  const sums = [...names, 'integrity.json'].sort().map((name) => {
    return `${createHash('sha256').update(bytesOf(name)).digest('hex')}  ${name}\n`;
  });
  writeFileSync(join(dir, 'SHA256SUMS'), sums.join(''));
  return hashes;
}
