// Builds dist/ and types/ before `npm pack` and `npm publish`.
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildWithinLimits } from './build.js';
import { at } from './lib/paths.js';
import { log, main } from './lib/run.js';
import { setup } from './setup.js';
import { writeTypes } from './types.js';

/** Builds everything that is in the archive but not in git. */
export async function prepack() {
  await setup();
  await buildWithinLimits();
  await writeTypes(at('types'));
  log('types: done');
}

if (argv[1] === fileURLToPath(import.meta.url)) await main(prepack);
