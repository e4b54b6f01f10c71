// Writes the figures of README and documents, each between `<!-- name -->` and `<!-- /name -->`, so that none is written by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from './build.js';
import { at } from './lib/paths.js';
import { StepError, log, main } from './lib/run.js';
import { setup } from './setup.js';
import { measure } from './weights.js';

/**
 * writeFigure puts a text between the markers of its name.
 * @param {string} name
 * @param {string} text whole lines of Markdown, laid out as prettier would
 * @param {string} [file]
 */
export function writeFigure(name, text, file = 'README.md') {
  const path = at(file);
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const readme = readFileSync(path, 'utf8');
  const [start, end] = [readme.indexOf(open), readme.indexOf(close)];
  if (start < 0 || end < start) {
    throw new StepError(`${file} needs the markers ${open} and ${close}, in this order.`);
  }
  const [before, after] = [readme.slice(0, start + open.length), readme.slice(end)];
  writeFileSync(path, `${before}\n\n${text.trim()}\n\n${after}`);
}

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
