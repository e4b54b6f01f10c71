// Texts of attributes, queries and fields as editors, mailers and people write them: the intended value is read.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import fc from 'fast-check';
import { readTexts } from '../../www/core/read-text.ts';

const read = (name: string, text: string) =>
  Object.values(readTexts((asked) => (asked === name ? text : null)))[0];

/** Returns the sentence with which a text is refused. */
function refusalOf(name: string, text: string) {
  try {
    return `read as ${JSON.stringify(read(name, text))}`;
  } catch (error) {
    return (error as Error).message;
  }
}

const MEANT: [option: string, value: unknown, ...texts: string[]][] = [
  ['size', 1e8, '100000000', '1e8', '1E+8', '100,000,000', '100.000.000', '100 000 000'],
  [
    'size',
    1e8,
    '100_000_000',
    '100’000’000',
    "100'000'000",
    '100\u202f000\u202f000',
    '10,00,00,000',
  ],
  ['size', 1e8, '100\u00a0000\u00a0000', '100\u2009000\u2009000', '100 million', '100M', '100m'],
  ['size', 1000, '1,000', '1.000', '1 000', '1%2C000', '1k', '1000.0', '1000,0', '1&nbsp;000'],
  [
    'tasks',
    4,
    '４',
    '٤',
    '۴',
    '+4',
    '4.0',
    '4.',
    '4)',
    '4>',
    '4&gt;',
    '*4*',
    '”4″',
    '“4”',
    '&quot;4&quot;',
  ],
  [
    'tasks',
    4,
    '&#8221;4&#8243;',
    '&amp;quot;4&amp;quot;',
    '&#x201c;4&#x201d;',
    '\u200b4\ufeff',
    '%34',
  ],
  ['wait', 0.5, '.5', '0.5', '0,5', ',5', '0.5ms', '0,5 ms', '500 µs', '500us', '5e-1'],
  [
    'wait',
    1000,
    '1s',
    '1 s',
    '1 second',
    '1.0 s',
    '1,0 s',
    '1000ms',
    '1000 ms',
    '1,000',
    '1.000 s',
  ],
  ['wait', 1001, '1.001 s'],
  ['wait', 1.125, '1.125'],
  ['wait', 60_000, '1 min', '60,000', '60.000,0', '60,000.0', '60 sec'],
  ['wait', 0, '-0', '−0'],
  [
    'workload',
    'cpu',
    'CPU',
    '”cpu”',
    '“cpu”',
    '‘cpu’',
    '«cpu»',
    '&#8221;cpu&#8221;',
    'cpu)',
    'cpu.',
    ' cpu ',
  ],
  ['workload', 'io', 'I/O', 'ＩＯ', '"io"', '`io`'],
  ['theme', 'dark', 'Dark', '”dark”'],
  ['isolate', 'frame', 'Frame', '”frame”'],
  ['strategy', 'threads', 'Threads (GIL)', 'THREADS', 'threads (gil)'],
  [
    'strategies',
    ['serial', 'threads'],
    'Serial, Threads (GIL)',
    'serial, threads,',
    'serial;threads',
  ],
  [
    'strategies',
    ['serial', 'threads'],
    'serial | threads',
    '”serial threads”',
    '["serial","threads"]',
  ],
  [
    'strategies',
    ['serial', 'threads'],
    'serial%20threads',
    'serial+threads)',
    'serial\u00a0threads',
  ],
  ['strategies', ['serial', 'threads'], 'SERIAL THREADS', '&quot;serial threads&quot;'],
  ['strategies', ['serial', 'shared', 'futures'], 'Serial, Shared threads, Futures pool'],
  ['strategies', ['serial', 'shared', 'threads'], 'serial shared threads'],
  ['guess', true, '', 'guess', 'GUESS', 'true', '1', 'yes', '”true”'],
  ['guess', false, 'false', 'FALSE', 'no', '0', 'off', '”false”'],
];

for (const [option, value, ...texts] of MEANT) {
  test(`${option} is ${value}, however it is written: ${texts[0]}`, () => {
    for (const text of texts) {
      let got: unknown;
      assert.doesNotThrow(() => (got = read(option, text)), text);
      assert.deepEqual(got, value, text);
    }
  });
}

const NOT_UNDERSTOOD: [option: string, ...texts: string[]][] = [
  [
    'tasks',
    'ten',
    '4 5',
    '1.5',
    '0x10',
    '4; alert(1)',
    '',
    ' ',
    '--1',
    '1,2,3',
    '4 tasks',
    '1/2',
    '%',
    '.',
    '-4',
  ],
  ['size', '12,34', '1.00.000', '1s', '1e99'],
  ['wait', '1 hour', '1k', '1e5'],
  ['workload', 'gpu', 'cpu io', ''.padEnd(500, 'cpu')],
  ['strategies', '', 'serial, tread', 'serial serial', '__proto__', '(GIL)', '...'],
];

for (const [option, ...texts] of NOT_UNDERSTOOD) {
  test(`${option} refuses what nobody can read, with the text as it was written`, () => {
    for (const text of texts) {
      const said = refusalOf(option, text);
      assert.ok(said.startsWith(`\`${option}\` takes `), `${text}: ${said}`);
      assert.ok(said.includes(JSON.stringify(text).slice(0, 40)), said);
    }
  });
}

test('a list that a curly quote cut at its first space is refused, with the word quotes', () => {
  // <race-lane strategies=”serial threads”> has the attributes `strategies` and `threads”`.
  for (const text of ['”serial', '“serial', '&#8221;serial', '”tread”']) {
    assert.match(refusalOf('strategies', text), /^`strategies` takes .+ Curly quotes/, text);
  }
  assert.match(refusalOf('tasks', '”ten”'), /^`tasks` takes .+ Curly quotes/);
  assert.doesNotMatch(refusalOf('tasks', '"ten"'), /Curly/);
});

test('any number is read as it was meant, by the habits of six languages', () => {
  const locales = ['en', 'de', 'fr', 'hi', 'de-CH', 'ar-EG'];
  const number = fc.integer({ min: 0, max: 2_000_000_000 });
  fc.assert(
    fc.property(number, fc.constantFrom(...locales), (value, locale) => {
      assert.equal(read('size', value.toLocaleString(locale)), value);
    }),
  );
  const waits = fc.integer({ min: 0, max: 999 }).map((tenths) => tenths / 10);
  fc.assert(
    fc.property(waits, fc.constantFrom(...locales), (value, locale) => {
      assert.equal(read('wait', value.toLocaleString(locale)), value);
    }),
  );
});

test('every written value is read back, and so is its text within any marks', () => {
  const marks = fc.constantFrom('”', '"', '&quot;', '&#8221;', '\u00a0', '\u200b', '');
  const value = fc.double({ min: 0.1, max: 1000, noNaN: true });
  fc.assert(
    fc.property(value, marks, (interval, mark) => {
      const got = read('switch-interval', `${mark}${interval}${mark}`) as number;
      assert.ok(Math.abs(got - interval) < 1e-6);
    }),
  );
});
