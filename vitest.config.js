// How vitest runs the unit tests: in Node, from the sources.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ownRayonPool } from './scripts/lib/vite-plugins.js';
import { pythonTable } from './scripts/python.js';

/** The same pool as in the worker: wasm-bindgen-rayon's own helper imports the package, which may not be built yet. */
const pool = fileURLToPath(new URL('./www/workers/rayon-pool.ts', import.meta.url));

export default defineConfig({
  plugins: [ownRayonPool(pool)],
  define: { RACELANE_PYTHON: JSON.stringify(pythonTable()) },
  test: { include: ['tests/{unit,repo}/**/*.test.ts'], testTimeout: 60_000 },
});
