// Installs whatever is missing to build Racelane, and with --tests to test it; else names the command.
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './lib/chromium.js';
import { ensurePackages } from './lib/npm-packages.js';
import { log, main } from './lib/run.js';
import { ensureLinker, ensureMiri, ensureToolchain, ensureWasmTools } from './lib/rust-tools.js';

/** setup makes sure of all that `npm run build` needs. */
export async function setup() {
  await ensurePackages();
  await ensureLinker();
  await ensureToolchain();
  await ensureWasmTools();
  log('set-up: complete');
}

/** setupTests makes sure of Miri and the test browser too, and gives the paths of the browser and of its driver. */
export async function setupTests() {
  await setup();
  await ensureMiri();
  const found = await ensureChromium();
  log(`set-up: ${found.browser}, ${found.driver}`);
  return found;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await main(() => (argv.includes('--tests') ? setupTests() : setup()));
}
