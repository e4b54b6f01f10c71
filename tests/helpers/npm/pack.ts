// Packs once for all tests of the package: two packings at once would both write types/.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { at } from '../../../scripts/lib/paths.js';
import { inFolder } from './author.ts';

const variable = 'RACELANE_ARCHIVE';

/** Returns the path of the archive, in any of the runner's workers. */
export function packed() {
  const archive = env[variable];
  if (!archive) throw new Error(`${variable} is not set: pack.js has to be the globalSetup.`);
  return archive;
}

/** Packs the archive outside the repository, and returns a function that removes it. */
export default async function pack() {
  const folder = mkdtempSync(join(tmpdir(), 'racelane-archive-'));
  // `npm pack` itself builds dist/ and types/.
  await inFolder(at(), 'npm', 'pack', '--pack-destination', folder);
  const [archive, ...others] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  if (!archive || others.length > 0) throw new Error(`npm pack made ${archive} and ${others}.`);
  env[variable] = join(folder, archive);
  return () => rmSync(folder, { recursive: true, force: true });
}
