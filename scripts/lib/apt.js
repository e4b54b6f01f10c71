// Installs Debian's packages where that is possible without asking anybody.
import { which } from './paths.js';
import { StepError, log, run } from './run.js';

/** aptCommand is what a person would type. */
export const aptCommand = (/** @type {string[]} */ packages) =>
  `apt-get update && apt-get install -y ${packages.join(' ')}`;

/**
 * aptInstall runs apt-get where it may, else fails with what to do.
 * @param {string[]} packages
 * @param {string} missing what to say where it may not
 * @param {{ recommended?: boolean }} [options] whether what Debian recommends beside them comes too
 */
export async function aptInstall(packages, missing, { recommended = false } = {}) {
  if (!which('apt-get') || process.getuid?.() !== 0) throw new StepError(missing);
  log(`${packages.join(', ')}: installing Debian's packages`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { quiet: true, env };
  await run('apt-get', ['update'], { ...quiet, label: 'apt-get update' });
  const extent = recommended ? [] : ['--no-install-recommends'];
  await run('apt-get', ['install', '-y', ...extent, ...packages], {
    ...quiet,
    label: 'apt-get install',
  });
}
