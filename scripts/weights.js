// What a reader downloads: measures the built files and holds them to their limits.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { StepError } from './lib/run.js';

/** Limits in KB of gzip: the module an author's page loads, and all that a `shared` run has loaded. */
export const limitsKb = Object.freeze({ entry: 6, afterRun: 125 });

/** weigh gives the raw and gzip bytes of some files together. */
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

/** imports lists the modules that a built module imports: statically, or all including `import()`. */
function imports(
  /** @type {string} */ dir,
  /** @type {string} */ file,
  /** @type {boolean} */ all,
) {
  const code = readFileSync(join(dir, file), 'utf8');
  const pattern = all
    ? /(?:from|import)\s*\(?\s*["'`](\.[^"'`]+\.js)["'`]/g
    : /(?:from|import)\s*["'](\.[^"']+\.js)["']/g;
  return [...code.matchAll(pattern)].map((match) => join(file, '..', match[1] ?? ''));
}

/** closure follows imports from a module. */
function closure(
  /** @type {string} */ dir,
  /** @type {string} */ entry,
  /** @type {boolean} */ all,
  /** @type {Set<string>} */ seen = new Set(),
) {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const file of imports(dir, entry, all)) closure(dir, file, all, seen);
  return seen;
}

/**
 * measure weighs a built site.
 * @param {string} dir
 */
export function measure(dir) {
  const entry = closure(dir, 'racelane.js', false);
  const reachable = closure(dir, 'racelane.js', true);
  const later = [...reachable].filter((file) => !entry.has(file));
  const afterRun = [...reachable, 'racelane-worker.js', 'racelane_bg.wasm'];
  const page = readdirSync(join(dir, 'assets')).map((name) => join('assets', name));
  return {
    entry: weigh(dir, entry),
    later: weigh(dir, later),
    worker: weigh(dir, ['racelane-worker.js']),
    wasm: weigh(dir, ['racelane_bg.wasm']),
    afterRun: weigh(dir, afterRun),
    page: weigh(dir, ['index.html', ...page.filter((file) => !reachable.has(file))]),
  };
}

const labels = Object.freeze({
  entry: 'racelane.js (and what it imports)',
  later: 'lazily loaded chunks',
  worker: 'racelane-worker.js',
  wasm: 'racelane_bg.wasm',
  afterRun: 'all that a shared run has loaded',
  page: "index.html and the page's own files",
});

const keys = /** @type {(keyof typeof labels)[]} */ (Object.keys(labels));

/** limitOf gives the limit of a row, where there is one. */
const limitOf = (/** @type {keyof typeof labels} */ key) =>
  /** @type {Partial<Record<string, number>>} */ (limitsKb)[key];

/** inKb writes bytes as KB of 1000. */
const inKb = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);

/** showWeights prints the table of weights. */
export function showWeights(/** @type {string} */ dir) {
  const weights = measure(dir);
  const row = (/** @type {string} */ label, /** @type {string[]} */ ...cells) =>
    console.log(label.padEnd(36) + cells.map((cell) => cell.padStart(8)).join(''));
  row('KB', 'raw', 'gzip', 'limit');
  for (const key of keys) {
    const { rawBytes, gzipBytes } = weights[key];
    row(labels[key], inKb(rawBytes), inKb(gzipBytes), String(limitOf(key) ?? ''));
  }
}

/** checkWeights fails when a limit is passed. */
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
