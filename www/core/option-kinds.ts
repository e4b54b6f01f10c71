// The kinds of option: what each takes, how its text is read, and how a value is checked.

/** A kind of option whose values have the type `T`. */
export interface Kind<T> {
  /** The values in words, as the end of "it takes …". */
  takes: string;
  /** The names to choose one from; null where the kind is no such choice. */
  choices: readonly string[] | null;
  /** Returns the value that a text stands for. A text that cannot be read is returned as it is, to be refused. */
  read: (text: string) => unknown;
  accepts: (value: unknown) => value is T;
}

/** A decimal number, whose digits can be grouped by underscores. */
const NUMBER = /^-?\d[\d_]*(\.\d+)?$/;

function readNumber(text: string): unknown {
  const trimmed = text.trim();
  return NUMBER.test(trimmed) ? Number(trimmed.replaceAll('_', '')) : text;
}

/** Returns the kind of whole numbers from `least` to `most`, both included. */
export const whole = (least: number, most: number): Kind<number> => ({
  takes: `a whole number from ${least} to ${most}`,
  choices: null,
  read: readNumber,
  accepts: (value): value is number =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
});

/** Returns the kind of durations in milliseconds from `least` to `most`, both included. */
export const milliseconds = (least: number, most: number): Kind<number> => ({
  takes: `a number of milliseconds from ${least} to ${most}`,
  choices: null,
  read: readNumber,
  accepts: (value): value is number => typeof value === 'number' && value >= least && value <= most,
});

/** Returns the kind of one name of several. */
export const oneOf = <const Name extends string>(names: readonly Name[]): Kind<Name> => ({
  takes: `one of ${names.join(', ')}`,
  choices: names,
  read: (text) => text.trim(),
  accepts: (value): value is Name => isAmong(names, value),
});

/** Returns the kind of lists of some of several names. */
export const someOf = <const Name extends string>(
  names: readonly Name[],
): Kind<readonly Name[]> => ({
  takes: `a list, each at most once, of ${names.join(', ')}`,
  choices: null,
  read: (text) => text.trim().split(/[\s,]+/),
  accepts: (value): value is readonly Name[] =>
    Array.isArray(value) &&
    value.length > 0 &&
    // Checked before the entries, since a sparse array can claim four thousand million of them.
    value.length <= names.length &&
    value.every((name) => isAmong(names, name)) &&
    new Set(value).size === value.length,
});

const isAmong = <Name extends string>(names: readonly Name[], value: unknown): value is Name =>
  names.some((name) => name === value);

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['', true],
  ['true', true],
  ['false', false],
]);

/** A switch: the presence of an attribute is enough to turn it on. */
export const flag: Kind<boolean> = {
  takes: 'no value, or one of true, false',
  choices: null,
  read: (text) => FLAGS.get(text.trim()) ?? text,
  accepts: (value): value is boolean => typeof value === 'boolean',
};

/** Any text. Code that uses the text has to check it. */
export const text: Kind<string> = {
  takes: 'a text',
  choices: null,
  read: (given) => given,
  accepts: (value): value is string => typeof value === 'string',
};
