// Reads values from texts as editors, mailers and people write them: curly quotes, grouped digits, units, labels.

import { attributeOf, optionRows } from './option-table.ts';
import { describeKind, refusal } from './options.ts';
import { strategies } from './strategies.ts';
import type { ElementOptions, Kind } from './option-table.ts';

/** Quotation marks and primes, straight and typographic. */
const QUOTES = '"\'`´‘’‚‛“”„‟‹›«»′″「」『』';
const CURLY = new RegExp(`[${QUOTES.slice(4)}]`);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ' };
const ENTITY = /&(?:amp;)*(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi;
/** Invisible characters: joiners, direction marks, the soft hyphen and the byte order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const EDGES = new RegExp(`^[\\s${QUOTES}([{<*]+|[\\s${QUOTES})\\]}>;!?*]+$`, 'g');

/** Decodes an entity. A named entity outside `ENTITIES` is taken for a quotation mark. */
const decodeEntity = (_whole: string, decimal?: string, hex?: string, name = '') => {
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  if (code > 0x10ffff) return '';
  return Number.isNaN(code) ? (ENTITIES[name.toLowerCase()] ?? '"') : String.fromCodePoint(code);
};

function decodePercents(text: string) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns a text without escapes and invisible characters. */
const unescape = (text: string) =>
  decodePercents(text).replace(ENTITY, decodeEntity).replace(INVISIBLE, '').trim();

/** Returns an unescaped text in plain characters and lower case, without the marks around it. */
const plain = (text: string) =>
  text
    .replace(EDGES, '')
    .normalize('NFKC')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/٫/g, ',')
    .replace(/\u2212/g, '-')
    .trim()
    .toLowerCase();

/** No number or name is longer. */
const MOST_CHARS = 400;

/** The factor of each unit, by kind. */
const UNITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  whole: { k: 1e3, m: 1e6, million: 1e6, millions: 1e6, billion: 1e9 },
  milliseconds: {
    ...{ μs: 1e-3, us: 1e-3, ms: 1, millisecond: 1, milliseconds: 1 },
    ...{ s: 1000, sec: 1000, second: 1000, seconds: 1000, min: 60_000 },
  },
};

/** Digits in groups of three, or of two as in India. */
const GROUPS = /^\d{1,3}(?:(?:[ _'’٬]\d{2,3})*[ _'’٬]\d{3}|(?:,\d{2,3})*,\d{3}|(?:\.\d{3})+)$/;
const NUMBER = /^([+-]?)([\d\s.,_'’٬]+)(e[+-]?\d+)?\s*([a-zμ]*)\.?$/;

function readNumber(text: string, form: 'whole' | 'milliseconds'): number | null {
  const [, sign, digits, power = '', unit] = NUMBER.exec(text) ?? [];
  const value = digits && readDigits(digits.trim().replace(/\s+/g, ' '), form === 'whole');
  const worth = unit ? UNITS[form][unit] : 1;
  if (!value || !worth) return null;
  // Without rounding, 1.001 s would be 1000.9999999999999 ms. The sum makes 0 of -0.
  return Math.round(Number(`${sign}${value}${power}`) * worth * 1e6) / 1e6 + 0;
}

/**
 * Returns digits as JavaScript writes them, or null. The last separator is the decimal one, unless groups make more
 * sense: `1,000` is a thousand. `1.000` is a thousand only where numbers are whole.
 */
function readDigits(digits: string, isWhole: boolean): string | null {
  const isGrouped = GROUPS.test(digits) && !digits.startsWith('0');
  const isPointed = /^\d+\.\d{3}$/.test(digits);
  if (isGrouped && (isWhole || !isPointed)) return digits.replace(/\D/g, '');
  const [, whole, decimals = ''] = /^(.*?)(?:[.,](\d*))?$/.exec(digits) ?? [];
  const isRight = /^\d[\d_]*$|^$/.test(whole) || GROUPS.test(whole);
  if (!isRight || whole + decimals === '') return null;
  return `${whole.replace(/\D/g, '') || '0'}.${decimals || '0'}`;
}

/** Returns the letters and digits of a name. */
const wordKeyOf = (name: string) => name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

function readName(text: string, names: readonly string[]): string | null {
  const key = wordKeyOf(text);
  const named = names.find((name) => wordKeyOf(name) === key);
  return named ?? strategies.find(({ label }) => wordKeyOf(label) === key)?.name ?? null;
}

/** Reads names between any separators. A label counts as its name. */
function readNames(text: string): string[] | null {
  // An unquoted attribute ends at its first space, and its closing quotation mark is lost.
  if (CURLY.test(text.charAt(0)) && !CURLY.test(text.slice(1))) return null;
  const named = strategies.reduce(
    (all, { name, label }) => all.replaceAll(label, ` ${name} `),
    text,
  );
  const parts = plain(named).split(/[^\p{L}\p{N}]+/u);
  return parts.filter((part) => part !== '');
}

/** Words that turn a switch off. As HTML has it, any other text turns it on. */
const OFF = ['false', 'no', 'off', '0', 'none'];

/** Returns the value that a text stands for. An unreadable text is returned unchanged, and refused later. */
export function readText(given: string, { form, range }: Kind<unknown>): unknown {
  if (form === 'text' || form === 'stretch') return given;
  const text = given.length > MOST_CHARS ? given : unescape(given);
  if (form === 'flag') return !OFF.includes(plain(text));
  if (form === 'names') return readNames(text) ?? given;
  const bare = plain(text);
  return (form === 'name' ? readName(bare, range) : readNumber(bare, form)) ?? given;
}

/** Returns a sentence for a refused text in typographic quotation marks, or nothing. */
const hintAt = (text: string) =>
  CURLY.test(unescape(text))
    ? ' Curly quotes enclose no value in HTML: write straight ones (").'
    : '';

/**
 * Reads options written as text, such as attributes and query parameters.
 * @param get returns the text of an attribute, or null where it is not given
 * @returns the given options alone
 * @throws RaceError `invalid-option`, naming the option and what it takes
 */
export function readTexts(get: (attribute: string) => string | null): Partial<ElementOptions> {
  const read: Record<string, unknown> = {};
  for (const [name, { kind }] of optionRows) {
    const text = get(attributeOf(name));
    if (text === null) continue;
    const value = readText(text, kind);
    if (!kind.accepts(value)) throw refusal(name, describeKind(kind), text, hintAt(text));
    read[name] = value;
  }
  // Each row has accepted its value, and the type is made of the same rows.
  return read as Partial<ElementOptions>;
}
