// Finds or installs the machine's own Python, with which the tests compare the one in the browser.
import { aptCommand, aptInstall } from './apt.js';
import { which } from './paths.js';
import { StepError } from './run.js';

const packages = ['python3'];

const missingText = `The tests need python3. Install it with (Debian, as root)\n  ${aptCommand(packages)}`;

/** Returns the path of python3. */
export function findPython() {
  const path = which('python3');
  if (!path) throw new StepError(missingText);
  return path;
}

/** Installs python3 where it is missing, and returns its path. */
export async function ensurePython() {
  if (!which('python3')) await aptInstall(packages, missingText);
  return findPython();
}
