// Paths of the checkout, and of the cache that keeps tools for all checkouts.
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const rootDir = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Returns a path inside the checkout. */
export const at = (/** @type {string[]} */ ...parts) => join(rootDir, ...parts);

/** Shared by all checkouts, so that a fresh clone need not compile the tools again. */
export const cacheDir =
  process.env.RACELANE_CACHE ||
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'racelane');

export const toolsDir = join(cacheDir, 'tools');

/** Returns an environment whose PATH begins with our tools and ends with cargo's. */
export function toolEnv() {
  const cargoBin = join(process.env.CARGO_HOME || join(homedir(), '.cargo'), 'bin');
  const path = [join(toolsDir, 'bin'), process.env.PATH, cargoBin].filter(Boolean).join(delimiter);
  return { ...process.env, PATH: path };
}

/** Returns the path of the first of these programs on PATH, or null. */
export function which(/** @type {string[]} */ ...names) {
  for (const name of names) {
    for (const dir of (toolEnv().PATH ?? '').split(delimiter)) {
      try {
        accessSync(join(dir, name), constants.X_OK);
        return join(dir, name);
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}
