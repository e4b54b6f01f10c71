// The article's listings as programs: taken from its text, joined as the article does, with less to wait and compute.
import { readFileSync } from 'node:fs';
import { at } from '../../scripts/lib/paths.js';
import { swap } from './sites.ts';

const GUARD = 'if __name__ == "__main__":';

/** Returns the listings of a text in reStructuredText, without their indentation. */
const listingsOf = (text: string) =>
  [...text.matchAll(/^\.\. code-block:: python\n\n((?: {4}.*\n|\n)+)/gm)].map(([, block]) =>
    block.replaceAll(/^ {4}/gm, ''),
  );

/** Returns what a listing defines, without what it does when it is run. */
const definitionsOf = (listing: string) => listing.slice(0, listing.indexOf(GUARD));

/** Returns the article's four programs. The first of its five listings only defines a function. */
export function articlePrograms() {
  const listings = listingsOf(readFileSync(at('tests', 'data', 'article.rst'), 'utf8'));
  if (listings.length !== 5) throw new Error(`The article has 5 listings; got ${listings.length}.`);
  const [, waits, once, threads, processes] = listings;
  const shorten = swap('time.sleep(10)', 'time.sleep(1)');
  const lighten = swap('100000000', '1000000');
  return {
    /** Ten threads that wait. */
    waits: shorten(waits),
    /** One list in the main thread. */
    once: lighten(once),
    /** Three lists in threads. The article takes imports and `find_max` from its listings before. */
    threads: shorten(definitionsOf(waits)) + definitionsOf(once) + lighten(threads),
    /** Three lists in processes. */
    processes: lighten(processes),
  };
}
