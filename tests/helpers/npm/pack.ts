// Packs once for all the package's tests: two packings side by side would write types/ at the same time.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { at } from '../../../scripts/lib/paths.js';
import { inFolder } from './author.ts';

const variable = 'RACELANE_ARCHIVE';

/** packed returns the path of the archive, in any of the runner's workers. */
export function packed() {
  const archive = env[variable];
  if (!archive) throw new Error(`${variable} is not set: pack.js has to be the globalSetup.`);
  return archive;
}

/** pack has npm make the archive outside the repository, and returns what takes it away again. */
export default async function pack() {
  const folder = mkdtempSync(join(tmpdir(), 'racelane-archive-'));
  // By `npm pack` alone: what builds dist/ and types/ is its own affair.
  await inFolder(at(), 'npm', 'pack', '--pack-destination', folder);
  const [archive, ...others] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  if (!archive || others.length > 0) throw new Error(`npm pack made ${archive} and ${others}.`);
  env[variable] = join(folder, archive);
  return () => rmSync(folder, { recursive: true, force: true });
}
