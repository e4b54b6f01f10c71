// Makes virtual environments of Python with the packages of python-package/requirements/, in the cache.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at, cacheDir } from './paths.js';
import { capture, log, run } from './run.js';

/**
 * Returns the Python of an environment that has the packages of a file of requirements. Makes it where it is missing.
 * @param {string} name
 * @param {string} python the interpreter
 * @param {string} file in python-package/requirements/
 */
export async function makeVenv(name, python, file) {
  const path = at('python-package', 'requirements', file);
  const version = await capture(python, ['--version']);
  const hash = createHash('sha256')
    .update(`${version}\0${readFileSync(path)}`)
    .digest('hex');
  const dir = join(cacheDir, 'venvs', name);
  const own = join(dir, 'bin', 'python');
  const stamp = join(dir, 'requirements');
  if (existsSync(own) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return own;
  log(`venv ${name}: installing the packages of ${file}`);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dirname(dir), { recursive: true });
  await run(python, ['-m', 'venv', dir], { label: `python -m venv`, quiet: true });
  const pip = [
    '-m',
    'pip',
    'install',
    '--disable-pip-version-check',
    '--retries',
    '1',
    '--require-hashes',
  ];
  await run(own, [...pip, '--only-binary', ':all:', '--requirement', path], {
    label: `pip install, for ${name}`,
    quiet: true,
  });
  writeFileSync(stamp, hash);
  return own;
}
