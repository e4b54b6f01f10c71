// Imports a chunk of the build: in bounded time, and from a second address where the first one failed. The build calls
// `importChunk` for every `import()` of racelane.js and its chunks.

import { buildName, otherBuildIn } from './build.ts';
import { entryUrl } from './module-url.ts';
import { withTimeLimit } from './waits.ts';

/** `import()` reports no progress, so this is a plain time-out. */
const LIMIT_MS = 15_000;

/** How the folders of chunks are spelled now: 0 is plain. Chunks of one spelling share what they import. */
let presentSpelling = 0;

/** Imports a chunk, or takes the chunk's module from `elsewhere`: the import of its second address. */
type Load<T> = (elsewhere?: Promise<unknown>) => Promise<T>;

/**
 * Imports a chunk.
 * @param path of the chunk, as the `import()` names it
 * @param importer the address of the module with the `import()`
 */
export async function importChunk<T>(load: Load<T>, path: string, importer: string): Promise<T> {
  const address = new URL(path, importer).href;
  const spelling = presentSpelling;
  try {
    return await withTimeLimit(importWithRetries(load, address, spelling), LIMIT_MS);
  } catch (error) {
    presentSpelling = spelling + 2;
    console.warn(address, error);
    throw error;
  }
}

/** Imports a chunk, from further addresses if that fails. Rejects with the file's own fault, if it has one. */
async function importWithRetries<T>(load: Load<T>, address: string, spelling: number): Promise<T> {
  let error: unknown;
  // The plain address comes last too: hosts may refuse the others.
  for (const each of [spelling, spelling + 1, 0]) {
    try {
      const elsewhere = each ? import(/* @vite-ignore */ respell(address, each)) : undefined;
      const module = await load(elsewhere);
      // An empty file is a valid module, so its import does not fail.
      if (!Object.keys(module ?? {})[0]) throw new Error('empty file');
      presentSpelling = each;
      return module;
    } catch (cause) {
      if (!each) error = cause;
    }
  }
  // Fetching the entry past the cache updates it: reloading the page then loads the present build.
  const fault = await findFault(entryUrl(), address);
  throw fault ? new Error(fault) : error;
}

/**
 * Returns another spelling of a chunk's address: letters of its folder become escapes, `%61ssets/`. The server sends
 * the same file. For the browser the chunk is a new module, and so are its imports from that folder: no cached file and
 * no remembered failure answers for them. Firefox remembers each failed request, and all engines remember a module that
 * could not be read.
 * @param spelling from 1 on
 * @throws where the chunk belongs to an app's own bundle, or an import map vouches for each address
 */
export function respell(address: string, spelling: number): string {
  const { href } = new URL('assets/', entryUrl());
  const map = document.querySelector('script[type=importmap]')?.textContent;
  if (!decodeURI(address).startsWith(decodeURI(href)) || map?.includes('integrity')) throw address;
  const escape = (letter: string, place: number) =>
    (spelling >> place) & 1 ? `%${letter.charCodeAt(0).toString(16)}` : letter;
  return address.replace(/[^/]+(?=\/[^/]*$)/, (folder) =>
    [...decodeURI(folder)].map(escape).join(''),
  );
}

/** Fetches files past all caches, and all that they import. Returns the first fault, or an empty text. */
async function findFault(...files: string[]): Promise<string> {
  const addresses = new Set(files);
  for (const address of addresses) {
    const name = address.replace(/.*\//, '');
    try {
      const answer = await fetch(address, { cache: 'reload' });
      if (!answer.ok) return `the server answered ${answer.status} for ${name}`;
      const type = `${answer.headers.get('Content-Type')}`;
      if (!/javascript/.test(type)) return `${name} came as ${type}`;
      const text = await answer.text();
      const build = otherBuildIn(text);
      if (build) return `${name} is of version ${build}, and this page runs ${buildName}`;
      for (const [, path] of text.matchAll(/from"(\.[^"]+)/g))
        addresses.add(new URL(path, address).href);
    } catch {
      // No answer says nothing about this file.
    }
  }
  return '';
}
