// `npm run weights`: builds, and writes what readers download into docs/benchmarks.md.
import { build } from './build.js';
import { writeFigure } from './lib/markdown.js';
import { at } from './lib/paths.js';
import { log, main } from './lib/run.js';
import { setup } from './setup.js';
import { measure, measurePython } from './weights.js';

const DOCUMENT = 'docs/benchmarks.md';

/** Lists what a reader downloads, and when, from the files of dist/. */
function weightLines() {
  const weights = measure(at('dist'));
  const kb = (/** @type {keyof typeof weights} */ part) =>
    `${(weights[part].gzipBytes / 1000).toFixed(1)} KB`;
  const python = measurePython(at('dist'));
  const mb = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
  return [
    `- with the page, \`racelane.js\`: ${kb('entry')}`,
    `- near the viewport, the interface; at the first sign of a run, the engine: ${kb('interface')}`,
    `- with the engine, the wasm: ${kb('wasm')}`,
    `- with the engine, the worker script: ${kb('worker')}`,
    `- everything that a run of \`shared\` loads: ${kb('afterRun')}`,
    `- the same in a post with \`isolate="frame"\`, the frame's page included: ${kb('framed')}`,
    `- further views, only when a reader opens them: ${kb('onDemand')}`,
    `- of these, the view Python with the code of \`runPython()\`: ${kb('python')}`,
    `- with the first Python program, \`racelane-python.js\`: ${kb('pythonWorker')}`,
    `- with it, the five files of \`python/\`: ${mb(python.gzipBytes)} MB, or ${mb(python.rawBytes)} MB from a host that does not compress`,
  ].join('\n');
}

await main(async () => {
  await setup();
  await build();
  writeFigure('weights', weightLines(), DOCUMENT);
  log(`${DOCUMENT}: weights written`);
});
