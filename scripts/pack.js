// Before `npm pack` and `npm publish`: builds dist/ and types/, so that the archive is right by itself.
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildWithinLimits } from './build.js';
import { at } from './lib/paths.js';
import { log, main } from './lib/run.js';
import { setup } from './setup.js';
import { writeTypes } from './types.js';

/** prepack makes all that the archive holds and git does not. */
export async function prepack() {
  await setup();
  await buildWithinLimits();
  await writeTypes(at('types'));
  log('types: done');
}

if (argv[1] === fileURLToPath(import.meta.url)) await main(prepack);
