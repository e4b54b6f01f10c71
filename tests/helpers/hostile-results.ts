// Recorded results as a hostile link would bring them: any text, pieces of a right one, and rightly packed data with lies in them.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Hostile } from './hostile-text.ts';

/** As long as an address can be on most servers, and more than the widget reads. */
const MOST_CHARS = 7000;

/** What stands where a number or a list should. */
const LIES: unknown[] = [
  ...[-1, 0, -0, 0.5, 1e308, 2 ** 53, 2 ** 31, null, true, [], {}, [[]], '', '0'],
  ...[Array(1000).fill(0), 'x'.repeat(5000), { length: 4 }, { toString: 'pwned' }],
];

/** pack writes data as a link does. */
const pack = (data: unknown, prefix: string) =>
  prefix + deflateRawSync(JSON.stringify(data)).toString('base64url');

/** unpack reads the data of a right text. */
const unpack = (packed: string) =>
  JSON.parse(inflateRawSync(Buffer.from(packed.split('.')[2], 'base64url')).toString());

/** spoil puts something else in one place of the data, however deep. */
function spoil(data: any, { pick, random, text }: Hostile) {
  let place = data;
  let key = pick(Object.keys(place));
  while (Array.isArray(place[key]) && place[key].length > 0 && random() < 0.8) {
    place = place[key];
    key = pick(Object.keys(place));
  }
  place[key] = random() < 0.5 ? text() : structuredClone(pick(LIES));
  return data;
}

/** query gives a set-up that nobody has checked. */
function query({ pick, text }: Hostile) {
  const names = ['workload', 'tasks', 'strategies', 'results', 'onload', '__proto__', text()];
  const given = Array.from({ length: 2 }, () => [pick(names), text().slice(0, 150)]);
  return new URLSearchParams(given).toString();
}

/**
 * hostileResults gives a generator of such texts.
 * @param right what Racelane itself has written
 */
export function hostileResults(right: string, random: Hostile): () => string {
  const { pick, text } = random;
  const prefix = right.slice(0, right.lastIndexOf('.') + 1);
  const at = () => Math.floor(random.random() * right.length);
  const kinds = [
    () => text().slice(0, MOST_CHARS),
    () => `1.${pick(['io', 'cpu', 'xx', ''])}.${text().slice(0, MOST_CHARS)}`,
    () => right.slice(0, at()),
    () => {
      const place = at();
      return right.slice(0, place) + pick([...'AZaz09-_.']) + right.slice(place + 1);
    },
    () => right + right,
    () => pack(text(), prefix),
    () => pack(spoil(unpack(right), random), prefix),
    () => pack(spoil(spoil(unpack(right), random), random), prefix),
    () => pack(Object.assign(unpack(right), { 0: query(random) }), prefix),
  ];
  return () => pick(kinds)();
}
