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

/** report prints the table of weights and fails when a limit is passed. */
export function report(/** @type {string} */ dir) {
  const weights = measure(dir);
  const kb = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1).padStart(8);
  console.log(`${'KB'.padEnd(36)}${'raw'.padStart(8)}${'gzip'.padStart(8)}${'limit'.padStart(8)}`);
  /** @type {string[]} */
  const over = [];
  for (const [key, label] of Object.entries(labels)) {
    const { rawBytes, gzipBytes } = weights[/** @type {keyof typeof labels} */ (key)];
    const limit = limitsKb[/** @type {keyof typeof limitsKb} */ (key)];
    console.log(label.padEnd(36) + kb(rawBytes) + kb(gzipBytes) + String(limit ?? '').padStart(8));
    if (limit && gzipBytes > limit * 1000) over.push(`${label}: ${kb(gzipBytes).trim()} KB gzip`);
  }
  if (over.length === 0) return;
  throw new StepError(
    `Too heavy. ${over.join('; ')}. Make it lighter, or change limitsKb in scripts/weights.js.`,
  );
}
