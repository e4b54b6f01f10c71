// What to say where lists find no room, for the page that refuses them and for the workers that cannot hold them.

import { RaceError } from './errors.ts';
import type { Options } from './report.ts';

export const PAGE_BYTES = 65_536;

/** What a 32-bit pointer can span. */
export const MOST_PAGES = 65_536;

/** What the core needs besides lists: code, stacks, records. */
export const RESERVED_BYTES = 64 * 2 ** 20;

/**
 * WebKit counts what each memory can grow to as taken: all together three times the machine's own. Where every process asked
 * for 4 GiB, the first twenty left nothing for the others.
 */
const SHARED_OUT_PAGES = 4 * MOST_PAGES;

/**
 * pagesEach is how far each of some memories has to be able to grow: an equal share, or more where a list needs it.
 */
export function pagesEach({ list, size }: Options, memories: number) {
  const listBytes = list === 'memory' ? size * 4 + RESERVED_BYTES : 0;
  const pages = Math.max(SHARED_OUT_PAGES / memories, listBytes / PAGE_BYTES);
  return Math.min(Math.ceil(pages), MOST_PAGES);
}

/**
 * outOfMemory says which size would have fitted, in round numbers.
 * @param size numbers in each list
 * @param lists how many of them are kept at once
 * @param say what does not hold these lists
 */
export function outOfMemory(
  size: number,
  lists: number,
  largestSize: number,
  say: (lists: string) => string = noMemoryHolds,
) {
  const step = 10 ** Math.max(Math.floor(Math.log10(largestSize)) - 1, 0);
  const fits = inWords(Math.floor(largestSize / step) * step);
  const asked = `${lists} ${lists === 1 ? 'list' : 'lists'} of ${inWords(size)} numbers`;
  return new RaceError(
    'out-of-memory',
    `${say(asked)}: \`size\` can be at most about ${fits} here. ` +
      'Choose a smaller size, fewer tasks, or the list "stream", which keeps nothing.',
  );
}

const noMemoryHolds = (lists: string) => `One memory does not hold ${lists}`;

const inWords = (count: number) => count.toLocaleString('en-GB');
