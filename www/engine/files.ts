// Fetches a file of Racelane, and says why it is of no use: the host, the connection, or what came in its place.

import { RaceError } from '../core/errors.ts';
import { watchSilence } from '../core/silence.ts';

/** A download may take any time, but is given up when no data arrives for this long. */
const SILENCE_MS = 15_000;

/** A file that has come. */
export interface LoadedFile {
  bytes: ArrayBuffer;
  /** The MIME type that the host sent, in small letters and without parameters. */
  type: string;
}

/**
 * Fetches a file.
 * @param url its address
 * @param cache `reload` passes the browser's cache
 * @throws RaceError `load-failed`
 */
export async function loadFile(url: string, cache: RequestCache): Promise<LoadedFile> {
  const control = new AbortController();
  const silence = watchSilence(SILENCE_MS, () =>
    control.abort(new Error(`nothing came for ${SILENCE_MS / 1000} s`)),
  );
  try {
    const response = await fetch(url, { signal: control.signal, cache });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const bytes = await new Blob(await partsOf(response, silence.keepAlive)).arrayBuffer();
    const type = (response.headers.get('Content-Type') ?? '').toLowerCase().split(';')[0].trim();
    return { bytes, type };
  } catch (cause) {
    // WebKit's own error says only that the request was aborted.
    throw loadFailed(url, control.signal.reason ?? cause);
  } finally {
    silence.end();
  }
}

async function partsOf({ body }: Response, onPart: () => void) {
  const parts = [];
  // No `for await` here, because WebKit cannot iterate a stream.
  const reader = body?.getReader();
  for (let part; (part = (await reader?.read())?.value); parts.push(part)) onPart();
  return parts;
}

function loadFailed(url: string, cause: unknown) {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new RaceError(
    'load-failed',
    `${bare(url)} did not load: ${why}. Check the connection and the host's files, then press again.`,
    { cause },
  );
}

/**
 * Returns the error of a file that came and is not what it should be.
 * @param why a finding with its remedy, in a sentence without its full stop
 */
export const unusable = (url: string, why: string, cause?: unknown) =>
  new RaceError('load-failed', `${bare(url)} cannot be used: ${why}, then press again.`, { cause });

/** Returns an address without the build in its query. */
const bare = (url: string) => url.replace(/\?.*$/, '');

/** Returns what is wrong with the beginning of a file, or null where nothing is. */
export function strangenessOf({ bytes, type }: LoadedFile): string | null {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first === undefined) return 'it is empty. Copy the file anew';
  if (first === 0x1f && second === 0x8b)
    return 'it is compressed, and the host does not say so. Have the host send Content-Encoding: gzip';
  const text = new TextDecoder().decode(bytes.slice(0, 200)).trimStart();
  if (/^<(!doctype|html|head|body|\?xml)/i.test(text))
    return `the host answered with a page (${type || 'without a type'}) in its place. Copy the file to this address`;
  return null;
}
