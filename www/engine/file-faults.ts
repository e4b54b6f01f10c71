// Names the fault of a file that has arrived and cannot be used. Loaded only for such a file.

import { buildName, otherBuildIn } from '../core/build.ts';
import { entryUrl } from '../core/module-url.ts';
import { otherBuildError } from '../core/other-build.ts';
import { IMPORT, loadFile, textOf, withoutQuery } from './files.ts';
import type { LoadedFile } from './files.ts';

/** Returns a fault in the beginning of a file, or null. */
export function describeFault({ bytes, type }: LoadedFile): string | null {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first === undefined) return 'it is empty. Copy the file anew';
  if (first === 0x1f && second === 0x8b)
    return 'it is compressed, and the host does not say so. Have the host send Content-Encoding: gzip';
  const text = new TextDecoder().decode(bytes.slice(0, 200)).trimStart();
  if (/^<(!doctype|html|head|body|\?xml)/i.test(text))
    return `the host answered with a page (${type || 'without a type'}) in its place. Copy the file to this address`;
  return null;
}

/** Returns the error of a file of another build, which a fetch past the cache has not replaced. */
export function otherBuild(url: string, file: LoadedFile) {
  // Fetching the entry past the cache updates it: reloading the page then loads the present build.
  loadFile(entryUrl(), { cache: 'reload' }).catch(() => {});
  return otherBuildError(withoutQuery(url), otherBuildIn(textOf(file)), buildName);
}

/** Returns why a worker cannot start from its own address. */
export const describeType = ({ type }: LoadedFile) =>
  `the host sends it as ${type || 'a file without a type'}, and this page’s Content-Security-Policy forbids workers ` +
  'from blobs. Have the host send Content-Type: text/javascript, or add blob: to worker-src';

/** The module's last bytes are its build's name (scripts/build.js), so a whole file ends with the name. */
export function describeRefusal(file: LoadedFile, { message }: Error) {
  if (textOf(file).endsWith(buildName)) {
    return `this browser cannot compile it (${message}). Open the page in a newer browser`;
  }
  return describeFault(file) ?? `it is not whole (${message}). Copy the file anew`;
}

/**
 * Returns how the build of an app has rewritten the worker script, or null. The script is one file and needs no other;
 * babel adds imports of polyfills, which no browser can find.
 */
export function describeRewriting(file: LoadedFile): string | null {
  const [, name] = IMPORT.exec(textOf(file)) ?? [];
  if (name === undefined) return null;
  return `the app’s build, perhaps its babel, has rewritten it: it asks for ${name}. Leave racelane out, as docs/npm.md shows`;
}
