// Installs the npm packages when the lock file has changed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { at } from './paths.js';
import { log, run } from './run.js';
import { hashOf } from './stamp.js';

const stampPath = () => at('node_modules', '.cache', 'lock-hash');

/** Runs `npm ci`, unless node_modules was installed from this lock file. */
export async function ensurePackages() {
  const hash = hashOf(['package-lock.json']);
  if (existsSync(stampPath()) && readFileSync(stampPath(), 'utf8') === hash) return;
  log('npm packages: installing');
  await run('npm', ['ci', '--no-audit', '--no-fund'], { label: 'npm ci', quiet: true });
  mkdirSync(at('node_modules', '.cache'), { recursive: true });
  writeFileSync(stampPath(), hash);
}
