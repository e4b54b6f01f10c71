// Weighs what a reader downloads of the built site, and holds it to limits.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { StepError } from './lib/run.js';
import { pythonFiles } from './python.js';

/**
 * Limits in KB of gzip, for the module that a post loads, for all files of a `shared` run in place and in a frame, and
 * for the views Replay and Python. Python's own five files are those of its package, so they have no limit.
 */
export const limitsKb = Object.freeze({
  ...{ entry: 6, afterRun: 105, framed: 112 },
  ...{ replay: 8, python: 20, pythonWorker: 24 },
});

/** Returns the sum of some files' bytes, raw and gzipped. */
function weigh(/** @type {string} */ dir, /** @type {Iterable<string>} */ files) {
  let rawBytes = 0;
  let gzipBytes = 0;
  for (const file of files) {
    const content = readFileSync(join(dir, file));
    rawBytes += content.length;
    gzipBytes += gzipSync(content, { level: 9 }).length;
  }
  return { rawBytes, gzipBytes };
}

/** Chunks fetched by `import()` before or with a run. A reader's action fetches any other. */
const RUN_CHUNKS = /^assets\/(?:widget|engine)-/;

/** Further chunks where `isolate="frame"` puts the widget into a frame. */
const FRAME_CHUNKS = /^assets\/(?:host|guest)-/;

/** The view Replay. */
const REPLAY_CHUNKS = [/^assets\/more\/replay-view-/];

/** The view Python, and the code of runPython(). */
const PYTHON_CHUNKS = [/^assets\/more\/python-view-/, /^assets\/python-/];

/** Returns the files that a built page's head names. */
const filesOf = (/** @type {string} */ dir, /** @type {string} */ page) =>
  [
    ...readFileSync(join(dir, page), 'utf8').matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g),
  ].map(([, file]) => file);

/** Returns the modules that a built module imports, and those that it may fetch later. */
function imports(/** @type {string} */ dir, /** @type {string} */ file) {
  const code = readFileSync(join(dir, file), 'utf8');
  const find = (/** @type {RegExp} */ pattern) =>
    [...code.matchAll(pattern)].map((match) => join(file, '..', match[1] ?? ''));
  return {
    now: find(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g),
    later: find(/import\(\s*["'`](\.[^"'`]+\.js)["'`]/g),
  };
}

/**
 * Returns a module and everything that it imports, with those later imports that `wanted` accepts.
 * @param {string} dir
 * @param {string} entry
 * @param {(file: string) => boolean} wanted
 * @param {Set<string>} seen
 */
function closure(dir, entry, wanted, seen = new Set()) {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  if (!entry.endsWith('.js')) return seen;
  const { now, later } = imports(dir, entry);
  for (const file of [...now, ...later.filter(wanted)]) closure(dir, file, wanted, seen);
  return seen;
}

/**
 * Weighs a built site.
 * @param {string} dir
 */
export function measure(dir) {
  const entry = closure(dir, 'racelane.js', () => false);
  const run = closure(dir, 'racelane.js', (file) => RUN_CHUNKS.test(file));
  const all = closure(dir, 'racelane.js', () => true);
  const framed = closure(dir, 'racelane.js', runsFramed);
  for (const file of filesOf(dir, 'embed.html')) closure(dir, file, runsFramed, framed);
  /** Returns the chunks of a view and what they import, without those of a run. */
  const viewOf = (/** @type {string} */ label, /** @type {RegExp[]} */ chunks) => {
    const found = chunks.map((chunk) => {
      const file = [...all].find((each) => chunk.test(each));
      if (!file) throw new StepError(`The build has no chunk ${chunk} of the view ${label}.`);
      return file;
    });
    return without(new Set(found.flatMap((file) => [...closure(dir, file, () => false)])), run);
  };
  const core = ['racelane-worker.js', 'racelane_bg.wasm'];
  const page = readdirSync(join(dir, 'assets'), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join('assets', name));
  return {
    entry: weigh(dir, entry),
    interface: weigh(dir, without(run, entry)),
    worker: weigh(dir, ['racelane-worker.js']),
    wasm: weigh(dir, ['racelane_bg.wasm']),
    afterRun: weigh(dir, [...run, ...core]),
    framed: weigh(dir, ['embed.html', ...framed, ...core]),
    replay: weigh(dir, viewOf('Replay', REPLAY_CHUNKS)),
    python: weigh(dir, viewOf('Python', PYTHON_CHUNKS)),
    pythonWorker: weigh(dir, ['racelane-python.js']),
    onDemand: weigh(dir, without(all, new Set([...run, ...framed]))),
    page: weigh(dir, ['index.html', ...without(page, all)]),
  };
}

/** Weighs Python's own files. This takes some seconds, so it is not part of `measure`. */
export const measurePython = (/** @type {string} */ dir) =>
  weigh(
    dir,
    pythonFiles.map((name) => `python/${name}`),
  );

/** Tells whether a run in a frame needs a chunk, on the post's side or on the frame's. */
const runsFramed = (/** @type {string} */ file) => RUN_CHUNKS.test(file) || FRAME_CHUNKS.test(file);

/** Returns the files that are not in another set. */
const without = (/** @type {Iterable<string>} */ files, /** @type {Set<string>} */ held) =>
  [...files].filter((file) => !held.has(file));

const labels = Object.freeze({
  entry: 'racelane.js (and what it imports)',
  interface: 'interface and engine',
  worker: 'racelane-worker.js',
  wasm: 'racelane_bg.wasm',
  afterRun: 'everything that a shared run loads',
  framed: 'the same in a frame, both sides',
  onDemand: 'further views, on demand',
  replay: 'the view Replay, one of them',
  python: 'the view Python, with runPython()',
  pythonWorker: 'racelane-python.js',
  page: "index.html and the page's own files",
});

const keys = /** @type {(keyof typeof labels)[]} */ (Object.keys(labels));

/** Returns the limit of a row, where there is one. */
const limitOf = (/** @type {keyof typeof labels} */ key) =>
  /** @type {Partial<Record<string, number>>} */ (limitsKb)[key];

/** Returns bytes as KB of 1000. */
const inKb = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);

/** Prints the table of weights. */
export function showWeights(/** @type {string} */ dir) {
  const weights = measure(dir);
  const row = (/** @type {string} */ label, /** @type {string[]} */ ...cells) =>
    console.log(label.padEnd(36) + cells.map((cell) => cell.padStart(8)).join(''));
  row('KB', 'raw', 'gzip', 'limit');
  for (const key of keys) {
    const { rawBytes, gzipBytes } = weights[key];
    row(labels[key], inKb(rawBytes), inKb(gzipBytes), String(limitOf(key) ?? ''));
  }
  const { rawBytes, gzipBytes } = measurePython(dir);
  row('python/, after a press of Run', inKb(rawBytes), inKb(gzipBytes));
}

/** Fails when a limit is exceeded. */
export function checkWeights(/** @type {string} */ dir) {
  const weights = measure(dir);
  const over = keys.filter((key) => weights[key].gzipBytes > (limitOf(key) ?? Infinity) * 1000);
  if (over.length === 0) return;
  const found = over.map(
    (key) => `${labels[key]}: ${inKb(weights[key].gzipBytes)} KB gzip, limit ${limitOf(key)}`,
  );
  throw new StepError(
    `Too heavy. ${found.join('; ')}. Make it lighter, or change limitsKb in scripts/weights.js.`,
  );
}
