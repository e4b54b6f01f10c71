// What to say where lists find no room, for the page that refuses them and for the workers that cannot hold them.

import { RaceError } from './errors.js';

/**
 * outOfMemory says which size would have fitted, in round numbers.
 * @param {number} size numbers in each list
 * @param {number} lists how many of them are kept at once
 * @param {number} largestSize
 * @param {(lists: string) => string} [say] what does not hold these lists
 */
export function outOfMemory(size, lists, largestSize, say = noMemoryHolds) {
  const step = 10 ** Math.max(Math.floor(Math.log10(largestSize)) - 1, 0);
  const fits = inWords(Math.floor(largestSize / step) * step);
  const asked = `${lists} ${lists === 1 ? 'list' : 'lists'} of ${inWords(size)} numbers`;
  return new RaceError(
    'out-of-memory',
    `${say(asked)}: \`size\` can be at most about ${fits} here. ` +
      'Choose a smaller size, fewer tasks, or the list "stream", which keeps nothing.',
  );
}

const noMemoryHolds = (/** @type {string} */ lists) => `One memory does not hold ${lists}`;

const inWords = (/** @type {number} */ count) => count.toLocaleString('en-GB');
