// Generators of hostile input, for unit tests and for pages: texts, values, and results as a link would bring them.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';

/** Markup, code, numbers beyond every limit, and pieces of valid input. */
const PIECES = [
  ...['<script>pwned=1</script>', '"><img src=x onerror=pwned=1>', "' onload='pwned=1", '<b>'],
  ...['javascript:pwned=1', 'data:text/html,<script>pwned=1</script>', '${pwned=1}', '{{pwned}}'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN'],
  ...['Infinity', '-Infinity', '1e999', '-1', '0', '65', '1e3', '0x10', '١٢', '9007199254740993'],
  ...['1_000', '1_0', '1__0', '_1', '.5', '5.', '+5', '1,5', '--', '1e9', 's', 'ms'],
  ...['\u0000', '\u202e', '\ud800', '\u{1f4a3}', '\\', '%00', '&quot;', '`', ',', ' '],
  ...['serial', 'SERIAL', 'serial serial', 'threads', 'cpu', 'io', 'stream', 'memory'],
  ...['../../', '//evil.invalid/x.js', 'frame', 'true', 'false', '10', '100000', 'expression(1)'],
  ...['</style><style>*{display:none}', 'url(//evil.invalid)'],
];

const joinedPieces = fc
  .tuple(
    fc.oneof(
      { weight: 1, arbitrary: fc.constant([]) },
      {
        weight: 3,
        arbitrary: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 1 }),
      },
      { weight: 3, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }) },
    ),
    fc.constantFrom('', ' ', ','),
  )
  .map(([pieces, separator]) => pieces.join(separator));

/** Any text. Most texts are made of pieces that mean something; one of a hundred is very long. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 69, arbitrary: joinedPieces },
  { weight: 30, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  { weight: 1, arbitrary: joinedPieces.map((text) => text.repeat(2000) + 'x'.repeat(20_000)) },
);

/** Any value of JavaScript: nested lists, keys that reach prototypes, bigints, dates. */
export const anyValue = fc.anything({
  ...{ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true },
  ...{ withNullPrototype: true, withSparseArray: true, withObjectString: true },
  key: fc.oneof(anyText, fc.constantFrom('toString', 'toJSON', 'length', 'constructor')),
});

/** Returns values for a test in a browser: the same ones for the same seed. */
export const sample = <T>(from: fc.Arbitrary<T>, count: number, seed: number) =>
  fc.sample(from, { numRuns: count, seed });

/** The most characters that most servers take in an address; the widget reads fewer. */
const MOST_CHARS = 7000;

/** Values that stand where a number or a list should. */
const LIES: unknown[] = [
  ...[-1, 0, -0, 0.5, 1e308, 2 ** 53, 2 ** 31, null, true, [], {}, [[]], '', '0'],
  ...[Array(1000).fill(0), 'x'.repeat(5000), { length: 4 }, { toString: 'pwned' }],
];

const anyLie = fc.oneof(anyText, fc.constantFrom(...LIES));

/** Packs data as a link does. */
const pack = (data: unknown, prefix: string) =>
  prefix + deflateRawSync(JSON.stringify(data)).toString('base64url');

/** Unpacks the data of a valid text. */
const unpack = (packed: string) =>
  JSON.parse(inflateRawSync(Buffer.from(packed.split('.')[2], 'base64url')).toString());

/** Puts a lie into the data. Each number of the path chooses a branch, until the path or the data ends. */
function spoil(data: any, path: readonly number[], lie: unknown) {
  let place = data;
  const keyAt = (index: number) => {
    const keys = Object.keys(place);
    return keys[path[index] % keys.length];
  };
  let index = 0;
  let key = keyAt(index);
  while (Array.isArray(place[key]) && place[key].length > 0 && index < path.length - 1) {
    place = place[key];
    index += 1;
    key = keyAt(index);
  }
  place[key] = structuredClone(lie);
  return data;
}

/** A lie and the path to its place. */
const anyFault = fc.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), anyLie);

/** A set-up that nobody has checked, as a query. */
const anyQuery = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom('workload', 'tasks', 'strategies', 'results', 'onload', '__proto__'),
        anyText,
      ),
      anyText.map((text) => text.slice(0, 150)),
    ),
    { minLength: 2, maxLength: 2 },
  )
  .map((pairs) => new URLSearchParams(pairs).toString());

/**
 * Recorded results as a hostile link brings them: any text, pieces of a valid one, and valid packing with lies inside.
 * @param valid a text that Racelane wrote
 */
export function hostileResults(valid: string): fc.Arbitrary<string> {
  const prefix = valid.slice(0, valid.lastIndexOf('.') + 1);
  const shortText = anyText.map((text) => text.slice(0, MOST_CHARS));
  const place = fc.nat(valid.length - 1);
  return fc.oneof(
    shortText,
    fc
      .tuple(fc.constantFrom('io', 'cpu', 'xx', ''), shortText)
      .map(([workload, text]) => `1.${workload}.${text}`),
    place.map((end) => valid.slice(0, end)),
    fc
      .tuple(place, fc.constantFrom(...'AZaz09-_.'))
      .map(([at, other]) => valid.slice(0, at) + other + valid.slice(at + 1)),
    fc.constant(valid + valid),
    anyText.map((text) => pack(text, prefix)),
    fc.array(anyFault, { minLength: 1, maxLength: 2 }).map((faults) =>
      pack(
        faults.reduce((data, [path, lie]) => spoil(data, path, lie), unpack(valid)),
        prefix,
      ),
    ),
    anyQuery.map((query) => pack(Object.assign(unpack(valid), { 0: query }), prefix)),
  );
}
