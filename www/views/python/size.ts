// How long the lists of the programs are: Python needs more time and more memory for a number than Rust.

import { getStrategy } from '../../core/strategies.ts';
import type { Options } from '../../core/report.ts';

/** Lists longer than this are shortened, to a multiple of this where memory is the reason. */
const SHORT = 10_000;
/** Python gets this part of the numbers, and no more than `MOST_NUMBERS`. */
const PART = 1 / 100;
export const MOST_NUMBERS = 1_000_000;

/** A number in a list of Python takes about this much. */
const NUMBER_BYTES = 40;
/** The memory of an interpreter before a program begins. */
export const INTERPRETER_BYTES = 30 * 2 ** 20;
/** All lists that are in memory at once must fit into this. */
const LIST_BYTES = 2 ** 30;

/** How many times as long as Rust Python needs for a number. */
export const TIMES_AS_LONG = 50;

/** Returns how many numbers of each list the program has. */
export function sizeFor(options: Options): number {
  const wanted = Math.min(MOST_NUMBERS, Math.max(SHORT, options.size * PART));
  const lists = getStrategy(options.strategy).countLists(options);
  const fitting = SHORT * Math.floor(LIST_BYTES / NUMBER_BYTES / lists / SHORT);
  return Math.floor(Math.min(options.size, wanted, fitting));
}

/** Returns about how much memory the program takes, in all interpreters together. */
export function memoryFor(options: Options): { interpreters: number; bytes: number } {
  const { countLists, countMemories, traits } = getStrategy(options.strategy);
  const hasOwn = traits(options).some((trait) => trait === 'memoryEach' || trait === 'queue');
  const apart = hasOwn && !traits(options).includes('lock');
  // The program itself runs in one more interpreter.
  const interpreters = 1 + (apart ? Math.min(options.tasks, countMemories(options)) : 0);
  const listBytes = countLists(options) * sizeFor(options) * NUMBER_BYTES;
  return { interpreters, bytes: interpreters * INTERPRETER_BYTES + listBytes };
}
