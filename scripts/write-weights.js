// Writes the README's weights, so that they are not written by hand.
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from './build.js';
import { writeFigure } from './lib/markdown.js';
import { at } from './lib/paths.js';
import { log, main } from './lib/run.js';
import { setup } from './setup.js';
import { measure } from './weights.js';

/** weightsText says what a reader downloads, and when, from the files of dist/. */
function weightsText() {
  const weights = measure(at('dist'));
  const kb = (/** @type {keyof typeof weights} */ part) =>
    `${(weights[part].gzipBytes / 1000).toFixed(1)} KB`;
  return [
    `- with the page: \`racelane.js\`, ${kb('entry')}`,
    `- near the viewport the interface, at the first sign of a run the engine: ${kb('interface')}`,
    `- with the engine: the wasm, ${kb('wasm')}`,
    `- with the engine: the worker script, ${kb('worker')}`,
    `- all that a run of \`shared\` has loaded: ${kb('afterRun')}`,
    `- the same in a post with \`isolate="frame"\`, the frame's page included: ${kb('framed')}`,
    `- only when a reader asks for them, the further views: ${kb('onDemand')}`,
  ].join('\n');
}

/** writeWeights writes the weights of the built site. */
export const writeWeights = () => writeFigure('weights', weightsText());

if (argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await setup();
    await build();
    writeWeights();
    log('README.md: weights written');
  });
}
