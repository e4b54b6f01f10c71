// Installs Debian packages where no question and no password is needed.
import { which } from './paths.js';
import { StepError, log, run } from './run.js';

/** Returns the command that a person would type. */
export const aptCommand = (/** @type {string[]} */ packages) =>
  `apt-get update && apt-get install -y ${packages.join(' ')}`;

/**
 * Installs packages as root on Debian. Elsewhere it fails with `missing`.
 * @param {string[]} packages
 * @param {string} missing the message of the failure
 * @param {{ recommended?: boolean }} [options] whether to install recommended packages too
 */
export async function aptInstall(packages, missing, { recommended = false } = {}) {
  if (!which('apt-get') || process.getuid?.() !== 0) throw new StepError(missing);
  log(`${packages.join(', ')}: installing Debian packages`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { quiet: true, env };
  await run('apt-get', ['update'], { ...quiet, label: 'apt-get update' });
  const extent = recommended ? [] : ['--no-install-recommends'];
  await run('apt-get', ['install', '-y', ...extent, ...packages], {
    ...quiet,
    label: 'apt-get install',
  });
}
