// Puts the values of a set-up in place of a program's constants.

import { getStrategy } from '../../core/strategies.ts';
import { sizeFor } from './size.ts';
import type { Options } from '../../core/report.ts';

/** Writes a size as Python programmers do: 1_000_000. */
const writeSize = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, '_');

/** Writes a time in seconds, which is a float in Python. */
function writeSeconds(ms: number) {
  const seconds = String(ms / 1000);
  return /[.e]/.test(seconds) ? seconds : `${seconds}.0`;
}

/** Replaces the constants of a program. Without a wait the program has no line about waiting. */
export function fillIn(template: string, options: Options): string {
  const { tasks, wait, workers, seed } = options;
  const constants = {
    TASKS: String(tasks),
    SIZE: writeSize(sizeFor(options)),
    WAIT: writeSeconds(wait),
    WORKERS: String(Math.min(workers, tasks)),
    SEED: String(seed),
  };
  let text = template;
  for (const [name, value] of Object.entries(constants)) {
    text = text.replace(new RegExp(`^${name} = .*$`, 'm'), `${name} = ${value}`);
  }
  if (wait === 0) text = text.replace(/^.*\bWAIT\b.*\n/gm, '');
  const hasThreads = getStrategy(options.strategy).sharesMemory(options);
  return hasThreads ? text.replaceAll('ProcessPool', 'ThreadPool') : text;
}
