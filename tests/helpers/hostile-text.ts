// Texts as a hostile page would send them: made of markup, code, numbers beyond all limits and pieces of what is right.

export interface Hostile {
  /** From 0 to 1. */
  random: () => number;
  pick: <T>(from: readonly T[]) => T;
  text: () => string;
}

/**
 * hostile gives a generator that repeats itself for the same seed (Mulberry32, by T. Ettinger).
 * It has to stand by itself, as it also travels into pages as text.
 */
export function hostile(seed: number): Hostile {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)];
  const pieces = [
    ...['<script>pwned=1</script>', '"><img src=x onerror=pwned=1>', "' onload='pwned=1"],
    ...['javascript:pwned=1', 'data:text/html,<script>pwned=1</script>', '${pwned=1}', '{{pwned}}'],
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN'],
    ...['Infinity', '-Infinity', '1e999', '-1', '0', '65', '1e3', '0x10', '١٢', '9007199254740993'],
    ...[
      '1_0',
      '1__0',
      '_1',
      '.5',
      '5.',
      '+5',
      '1,5',
      '--',
      '\u0000',
      '\u202e',
      '\ud800',
      '\u{1f4a3}',
    ],
    ...['serial', 'SERIAL', 'serial serial', 'threads', 'cpu', 'io', 'stream', 'memory', ',', ' '],
    ...['../../', '//evil.invalid/x.js', 'frame', 'true', 'false', '10', '100000', 'expression(1)'],
    ...['</style><style>*{display:none}', 'url(//evil.invalid)', '\\', '%00', '&quot;', '`'],
  ];
  const text = () => {
    const length = pick([0, 1, 1, 1, 2, 3, 8]);
    const joined = Array.from({ length }, () => pick(pieces)).join(pick(['', ' ', ',']));
    return random() < 0.02 ? joined.repeat(2000) + 'x'.repeat(20_000) : joined;
  };
  return { random, pick, text };
}
