// Checks what runPython() is given.

import { RaceError } from '../../core/errors.ts';
import { addresses } from './addresses.ts';
import type { PythonControl } from '../../core/python-report.ts';

const NAMES = ['signal', 'onOutput', 'onUpdate', 'onWait', 'base'];

/**
 * Checks the arguments of runPython().
 * @returns the address of the folder of Python's files, with a slash at its end
 * @throws RaceError `invalid-option`, or `load-failed` where no folder is known
 */
export function checkControl(program: unknown, control: PythonControl): string {
  if (typeof program !== 'string') {
    throw refusal(`runPython() takes the text of a program, and got ${describe(program)}.`);
  }
  if (control === null || typeof control !== 'object') {
    throw refusal(`runPython() takes an object of options, and got ${describe(control)}.`);
  }
  const unknown = Object.keys(control).find((name) => !NAMES.includes(name));
  if (unknown !== undefined) {
    throw refusal(`\`${unknown}\` is not an option of runPython(). It takes ${NAMES.join(', ')}.`);
  }
  return folderOf(control.base);
}

function folderOf(base: unknown): string {
  if (base !== undefined) return addressOf(base);
  const { folder } = addresses;
  if (folder !== null) return folder;
  throw new RaceError(
    'load-failed',
    'An app made by a bundler has no folder python/ beside it. Host Python’s five files, and name the address of their ' +
      'folder by the attribute `python`, or by `base` of runPython(), as docs/npm.md shows.',
  );
}

function addressOf(base: unknown) {
  try {
    if (typeof base !== 'string' || base.trim() === '') throw new TypeError('no text');
    const url = new URL(base.trim(), document.baseURI);
    if (!/^https?:$/.test(url.protocol)) throw new TypeError('no address of a server');
    url.pathname = url.pathname.replace(/\/?$/, '/');
    return url.origin + url.pathname;
  } catch {
    const example = 'such as https://example.org/racelane/python/';
    throw refusal(`\`base\` takes the address of a folder, ${example}, and got ${describe(base)}.`);
  }
}

const refusal = (message: string) => new RaceError('invalid-option', message);

const describe = (value: unknown) =>
  typeof value === 'string' ? `“${value.slice(0, 80)}”` : value === null ? 'null' : typeof value;
