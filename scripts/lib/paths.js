// Where things are: the checkout, and the cache that holds tools between checkouts.
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const rootDir = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** at resolves a path inside the checkout. */
export const at = (/** @type {string[]} */ ...parts) => join(rootDir, ...parts);

/** cacheDir is shared by all checkouts, so that a fresh clone need not compile the tools again. */
export const cacheDir =
  process.env.RACELANE_CACHE ||
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'racelane');

export const toolsDir = join(cacheDir, 'tools');

/** toolEnv is the environment in which our own tools come first and cargo is found. */
export function toolEnv() {
  const cargoBin = join(process.env.CARGO_HOME || join(homedir(), '.cargo'), 'bin');
  const path = [join(toolsDir, 'bin'), process.env.PATH, cargoBin].filter(Boolean).join(delimiter);
  return { ...process.env, PATH: path };
}

/** which finds an executable on PATH. */
export function which(/** @type {string[]} */ ...names) {
  for (const name of names) {
    for (const dir of (toolEnv().PATH ?? '').split(delimiter)) {
      try {
        accessSync(join(dir, name), constants.X_OK);
        return join(dir, name);
      } catch {
        // not here: look in the next folder
      }
    }
  }
  return null;
}
