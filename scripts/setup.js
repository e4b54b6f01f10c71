// Installs what is missing to build Racelane, and with --tests to test it; where it cannot, it prints the command.
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './lib/chromium.js';
import { engineNames, ensureEngines, whyMissing } from './lib/engines.js';
import { ensurePython } from './lib/native-python.js';
import { ensurePackages } from './lib/npm-packages.js';
import { log, main } from './lib/run.js';
import { ensureLinker, ensureToolchain, ensureWasmTools } from './lib/rust-tools.js';
import { skip } from './lib/closing-lines.js';

/** Installs everything that `npm run build` needs. */
export async function setup() {
  await ensurePackages();
  await ensureLinker();
  await ensureToolchain();
  await ensureWasmTools();
  log('set-up: complete');
}

/** Installs Chromium too, and returns its path and its driver's. */
export async function setupBrowser() {
  await setup();
  const found = await ensureChromium();
  log(`set-up: ${found.browser}, ${found.driver}`);
  return found;
}

/** Installs python3 and the tests' other engines too. Engines that cannot be installed are listed as SKIPPED, with what to do. */
export async function setupTests() {
  await setupBrowser();
  await ensurePython();
  const missing = await ensureEngines();
  log(`set-up: ${engineNames.length - missing.length} of ${engineNames.length} engines`);
  for (const name of missing) skip(`every spec in ${name}`, whyMissing(name));
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await main(() => (argv.includes('--tests') ? setupTests() : setup()));
}
