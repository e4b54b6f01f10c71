// Repeats measurements in rounds of random order, and makes up for disturbed ones.

/** A machine that is always busy would otherwise be measured for ever. */
const FURTHER_ROUNDS = 2;

/**
 * Yields the keys of each round in random order. The first rounds run everything as often as wanted. At most two
 * further rounds run the keys that lack runs that count. On a hidden page a further round is empty, because its runs
 * would be disturbed again.
 * @param wanted how often each key runs; a key that is deleted meanwhile is left out of the rounds to come
 * @param countOf how many runs of a key count so far
 */
export function* planRounds<Key>(
  wanted: ReadonlyMap<Key, number>,
  countOf: (key: Key) => number,
): Generator<Key[]> {
  const rounds = Math.max(0, ...wanted.values());
  for (let round = 0; round < rounds; round += 1) {
    yield shuffle([...wanted].flatMap(([key, repeats]) => (round < repeats ? [key] : [])));
  }
  for (let further = 0; further < FURTHER_ROUNDS; further += 1) {
    const missing = [...wanted].flatMap(([key, repeats]) =>
      Array.from({ length: Math.max(0, repeats - countOf(key)) }, () => key),
    );
    yield isHidden() ? [] : shuffle(missing);
  }
}

const isHidden = () => globalThis.document?.visibilityState === 'hidden';

/** Returns a copy in random order, by Fisher and Yates. */
function shuffle<T>(items: readonly T[]): T[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [copy[last], copy[other]] = [copy[other], copy[last]];
  }
  return copy;
}
