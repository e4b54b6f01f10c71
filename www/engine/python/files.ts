// Fetches the five files of Python, once for the page: checked by their hashes, and compiled.

import { RaceError } from '../../core/errors.ts';
import { support } from '../../core/support.ts';
import { faults, loadWorker } from '../assets.ts';
import { loadFile, unusableError } from '../files.ts';
import { addresses } from './addresses.ts';
import { pythonFiles } from './file-table.ts';
import type { LoadedFile } from '../files.ts';
import type { PythonFileName } from './file-table.ts';
import type { PythonFiles } from '../../core/python-protocol.ts';

/** Bytes of the five files together. */
export const totalBytes = Object.values(pythonFiles).reduce((all, { bytes }) => all + bytes, 0);

/** The files, and the address from which Python's workers start. */
export interface PythonParts {
  files: PythonFiles;
  workerUrl: string;
}

/** The folder whose files this page has, or fetches. */
let kept: { folder: string; parts: Promise<PythonParts> } | null = null;

/** After a failure the files are loaded past the cache, which may hold a broken file. */
let cache: RequestCache = 'default';

/** The progress of the present run. A run that was stopped leaves its download to the next one. */
let report: (loadedBytes: number) => void = () => {};

/**
 * Loads Python's files from a folder. After a failure the next call tries again.
 * @param onProgress called with the bytes that have arrived
 * @throws RaceError `load-failed`
 */
export function loadPython(
  folder: string,
  onProgress: (loadedBytes: number) => void,
): Promise<PythonParts> {
  report = onProgress;
  if (kept?.folder === folder) return kept.parts;
  const parts = load(folder).catch((error) => {
    kept = null;
    cache = 'reload';
    throw error;
  });
  kept = { folder, parts };
  return parts;
}

async function load(folder: string): Promise<PythonParts> {
  let loadedBytes = 0;
  const onPart = (bytes: number) => report((loadedBytes += bytes));
  const names = Object.keys(pythonFiles) as PythonFileName[];
  const nameFolder = (cause: Error): never => {
    throw new RaceError('load-failed', `${cause.message} ${whereFrom(folder)}`, { cause });
  };
  const [workerUrl, ...loaded] = await Promise.all([
    loadWorker(addresses.worker, { cache }),
    ...names.map((name) => loadChecked(folder, name, onPart).catch(nameFolder)),
  ]);
  const bytesOf = (name: PythonFileName) => loaded[names.indexOf(name)].bytes;
  const scriptOf = (name: PythonFileName) => ({
    url: addressOf(folder, name),
    blobUrl: URL.createObjectURL(new Blob([bytesOf(name)], { type: 'text/javascript' })),
  });
  // Before the blobs, which would stay if it failed.
  const module = await compile(folder, loaded[names.indexOf('pyodide.asm.wasm')]);
  const files = {
    folder,
    loader: scriptOf('pyodide.mjs'),
    glue: scriptOf('pyodide.asm.mjs'),
    module,
    library: shareBytes(bytesOf('python_stdlib.zip')),
    lock: new TextDecoder().decode(bytesOf('pyodide-lock.json')),
  };
  return { files, workerUrl };
}

/**
 * Returns a file's address with the beginning of its hash in the query. A cache may hold another version under the bare
 * address, and a new build of Racelane with the same version need not fetch it again.
 */
function addressOf(folder: string, name: PythonFileName) {
  const url = new URL(name, folder);
  url.searchParams.set('hash', pythonFiles[name].integrity.slice('sha384-'.length).slice(0, 12));
  return url.href;
}

/** Returns the bytes in memory that workers can share, where there is such memory: each interpreter reads them. */
function shareBytes(bytes: ArrayBuffer): ArrayBuffer | SharedArrayBuffer {
  if (!support().sharedMemory) return bytes;
  const shared = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(shared).set(new Uint8Array(bytes));
  return shared;
}

/**
 * Fetches a file and compares its hash. It is fetched without `integrity`, because a browser hands over a file with
 * `integrity` only as a whole: without progress, and without a reason if the hash differs.
 */
async function loadChecked(folder: string, name: PythonFileName, onPart: (bytes: number) => void) {
  const url = addressOf(folder, name);
  const { integrity } = pythonFiles[name];
  const file = await loadFile(url, { cache, onPart });
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  // A page over plain http cannot compute a hash. There the browser compares it, in a second request to its own cache. A
  // file that the cache does not hold is sent again.
  const checked = subtle
    ? (await hashOf(subtle, file.bytes)) === integrity && file
    : await loadFile(url, { cache: 'force-cache', integrity }).catch(refusedOf);
  if (checked) return checked;
  throw await changedError(url, file);
}

/**
 * Returns null for the error of a file that the browser has refused.
 * @throws the error of a file that has not arrived in time
 */
function refusedOf(error: Error) {
  if (error.cause instanceof TypeError) return null;
  throw error;
}

async function hashOf(subtle: SubtleCrypto, bytes: ArrayBuffer) {
  const digest = new Uint8Array(await subtle.digest('SHA-384', bytes));
  return `sha384-${btoa(String.fromCharCode(...digest))}`;
}

async function changedError(url: string, file: LoadedFile) {
  const { describeFault } = await faults.load();
  const changed =
    'it is not the file that this build of Racelane was made with: a byte has changed, or it is of another version ' +
    'of pyodide. Copy the folder python/ of this build anew';
  return unusableError(url, describeFault(file) ?? changed);
}

const whereFrom = (folder: string) =>
  `Python’s five files have to be in ${folder}; the attribute \`python\`, or \`base\` of runPython(), names another folder.`;

async function compile(folder: string, file: LoadedFile) {
  return WebAssembly.compile(file.bytes).catch((cause: Error) => {
    const why = `this browser cannot compile it (${cause.message}). Close other tabs, or open the page in a newer browser`;
    throw unusableError(`${folder}pyodide.asm.wasm`, why, cause);
  });
}
