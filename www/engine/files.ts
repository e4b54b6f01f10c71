// Fetches a file of Racelane. An error names the cause: the host, the connection, or another file in its place.

import { buildName } from '../core/build.ts';
import { RaceError } from '../core/errors.ts';
import { watchSilence } from '../core/silence.ts';
import type { Watch } from '../core/silence.ts';

/** A download may take any time, but is given up when no data arrives for this long. */
const SILENCE_MS = 15_000;

/** A file with `integrity` arrives as a whole. It is given up after this long, because its parts give no sign of life. */
const WHOLE_FILE_MS = 300_000;

/** A file that has arrived. */
export interface LoadedFile {
  bytes: ArrayBuffer;
  /** The MIME type that the host sent, in small letters and without parameters. */
  type: string;
}

/** How a file is fetched. */
export interface FileRequest {
  /** `reload` bypasses the browser's cache. */
  cache: RequestCache;
  /** A hash that the browser checks. It then hands over the file as a whole, without progress. */
  integrity?: string;
  /** Called with the bytes of each part that arrives. */
  onPart?: (bytes: number) => void;
}

/** Returns the text of a file. Of a wasm module, the names in it can be read. */
export const textOf = ({ bytes }: LoadedFile) => new TextDecoder().decode(bytes);

/** Fetches a file that has to be of this build. If it is not, fetches it once more, past the cache. */
export async function loadOwnFile(url: string, { cache }: FileRequest): Promise<LoadedFile> {
  const file = await loadFile(url, { cache });
  if (cache === 'reload' || textOf(file).includes(buildName)) return file;
  return loadFile(url, { cache: 'reload' });
}

/**
 * Fetches a file.
 * @param url its address
 * @throws RaceError `load-failed`
 */
export async function loadFile(url: string, { onPart, ...init }: FileRequest): Promise<LoadedFile> {
  const control = new AbortController();
  const limitMs = init.integrity ? WHOLE_FILE_MS : SILENCE_MS;
  const silence = watchSilence(limitMs, () =>
    control.abort(new Error(`nothing came for ${limitMs / 1000} s`)),
  );
  const policy = watchPolicy(url);
  try {
    const response = await fetch(url, { ...init, signal: control.signal });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const bytes = await new Blob(await partsOf(response, silence, onPart)).arrayBuffer();
    const type = (response.headers.get('Content-Type') ?? '').toLowerCase().split(';')[0].trim();
    return { bytes, type };
  } catch (cause) {
    if (await policy.isViolated()) throw unusableError(url, describeForbidden(url), cause);
    // WebKit's own error says only that the request was aborted.
    throw loadError(url, control.signal.reason ?? cause);
  } finally {
    policy.end();
    silence.end();
  }
}

async function partsOf({ body }: Response, silence: Watch, onPart?: FileRequest['onPart']) {
  const parts = [];
  // No `for await` here, because WebKit cannot iterate a stream.
  const reader = body?.getReader();
  for (let part; (part = (await reader?.read())?.value); parts.push(part)) {
    silence.keepAlive();
    onPart?.(part.length);
  }
  return parts;
}

const describeForbidden = (url: string) =>
  `this page’s Content-Security-Policy does not allow the request. Add ${new URL(url).origin} to its connect-src`;

/** Watches whether the page's policy forbids a request. The request's own error does not say so. */
function watchPolicy(url: string) {
  let violated = false;
  const look = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent) => {
    violated ||= effectiveDirective === 'connect-src' && url.startsWith(blockedURI);
  };
  document.addEventListener('securitypolicyviolation', look);
  return {
    async isViolated() {
      // The report may come a task later than the error.
      await new Promise((resolve) => setTimeout(resolve, 20));
      return violated;
    },
    end: () => document.removeEventListener('securitypolicyviolation', look),
  };
}

function loadError(url: string, cause: unknown) {
  const why = cause instanceof Error ? cause.message : String(cause);
  // The browser's words for a missing header are those for a missing connection.
  const isForeign = cause instanceof TypeError && new URL(url).origin !== self.origin;
  const cors = isForeign ? ' (it has to send Access-Control-Allow-Origin)' : '';
  return new RaceError(
    'load-failed',
    `${withoutQuery(url)} did not load: ${why}. Check the connection and the host's files${cors}, then press again.`,
    { cause },
  );
}

/**
 * Returns the error of a file that has arrived and cannot be used.
 * @param why a finding with its remedy, in a sentence without its full stop
 */
export const unusableError = (url: string, why: string, cause?: unknown) =>
  new RaceError('load-failed', `${withoutQuery(url)} cannot be used: ${why}, then press again.`, {
    cause,
  });

/** Returns an address without the build in its query. */
export const withoutQuery = (url: string) => url.replace(/\?.*$/, '');

/** An import of another file. The worker script is one file and needs no other. */
export const IMPORT = /\b(?:import\b[\w\s{},*$]*|require\()["']([^"']+)/;
