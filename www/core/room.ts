// The room that lists need in wasm memories, and the error for too little room.

import { RaceError } from './errors.ts';
import type { Options } from './report.ts';

export const PAGE_BYTES = 65_536;

/** The pages that a 32-bit pointer can address: 4 GiB. */
export const MOST_PAGES = 65_536;

/** The bytes that the core needs besides lists, for code, stacks and records. */
export const RESERVED_BYTES = 64 * 2 ** 20;

/**
 * The pages that all memories of a run may grow to together, unless lists need more. WebKit counts the maximum of each
 * memory as taken, and allows three times the machine's memory in all. When every process asked for 4 GiB, the first
 * twenty left nothing for the others.
 */
const PAGES_TOGETHER = 4 * MOST_PAGES;

/** Returns how many pages each of `memories` must be able to grow to: an equal share, or more where a list needs it. */
export function pagesEach({ list, size }: Pick<Options, 'list' | 'size'>, memories: number) {
  const listBytes = list === 'memory' ? size * 4 + RESERVED_BYTES : 0;
  const pages = Math.max(PAGES_TOGETHER / memories, listBytes / PAGE_BYTES);
  return Math.min(Math.ceil(pages), MOST_PAGES);
}

/**
 * Returns the error for lists that find no room. Its message says which size would fit, in round numbers.
 * @param size numbers in each list, as asked for
 * @param lists lists in memory at once
 * @param largestSize the size that would have fitted
 * @param describe returns the beginning of the message, from the lists in words
 */
export function outOfMemory(
  size: number,
  lists: number,
  largestSize: number,
  describe: (lists: string) => string = tooSmall,
) {
  const step = 10 ** Math.max(Math.floor(Math.log10(largestSize)) - 1, 0);
  const fits = groupDigits(Math.floor(largestSize / step) * step);
  const asked = `${lists} ${lists === 1 ? 'list' : 'lists'} of ${groupDigits(size)} numbers`;
  return new RaceError(
    'out-of-memory',
    `${describe(asked)}: \`size\` can be at most about ${fits} here. ` +
      'Choose a smaller size, fewer tasks, or the list "stream", which keeps nothing.',
  );
}

const tooSmall = (lists: string) => `One memory does not hold ${lists}`;

const groupDigits = (count: number) => count.toLocaleString('en-GB');
