// Reads and checks options, and completes them by their defaults: for calls, attributes and queries alike.

import { RaceError } from './errors.ts';
import { attributeOf, optionRows } from './option-table.ts';
import type { CompareOptions, Form, Kind, OptionRow, Options } from './option-table.ts';
import type { StrategyName } from './strategies.ts';

export { attributeNames, attributeOf, optionRows, portableNames } from './option-table.ts';

type Rows = ReadonlyMap<string, OptionRow>;

const compareRows: Rows = new Map(optionRows.filter(([, { since }]) => since !== 'element'));
const raceRows: Rows = new Map(optionRows.filter(([, { since }]) => since === 'race'));

/** The attributes that describe what runs: those of a comparison. */
export const setUpNames: readonly string[] = [...compareRows.keys()].map(attributeOf);

/**
 * Checks options of `race()` and completes them.
 * @param input undefined gives the defaults
 * @throws RaceError `invalid-option`, naming the option and what it takes
 */
export function checkRace(input: unknown): Readonly<Options> {
  return Object.freeze(complete<Options>(accept(input, raceRows), raceRows));
}

export interface CheckedComparison {
  /** The options of a race as they were given, without defaults, because some defaults depend on the strategy. */
  given: Partial<Options>;
  /** The options of a race, complete. */
  options: Readonly<Options>;
  /** Null if the caller named no strategies. */
  strategies: readonly StrategyName[] | null;
  repeats: number;
}

/**
 * Checks options of `compare()`.
 * @param input undefined gives the defaults
 * @throws RaceError `invalid-option`, naming the option and what it takes
 */
export function checkCompare(input: unknown): CheckedComparison {
  const accepted: Partial<CompareOptions> = accept(input, compareRows);
  const { strategies = null, repeats: _repeats, ...given } = accepted;
  const {
    strategies: _strategies,
    repeats,
    ...options
  } = complete<CompareOptions>(accepted, compareRows);
  return { given, options: Object.freeze(options), strategies, repeats };
}

/**
 * Refuses an unknown name, and a value that its option does not take.
 * @returns a copy without the options left undefined
 */
function accept<Accepted extends object>(input: unknown, rows: Rows): Accepted {
  const given = input === undefined ? {} : input;
  if (given === null || typeof given !== 'object' || Array.isArray(given)) {
    throw refusal('options', 'an object', given);
  }
  const accepted: Record<string, unknown> = {};
  for (const name of Reflect.ownKeys(given)) {
    const kind = typeof name === 'string' && rows.get(name)?.kind;
    if (!kind) throw unknownOption(String(name), rows);
    const value: unknown = Reflect.get(given, name);
    if (value === undefined) continue;
    if (!kind.accepts(value)) throw refusal(String(name), describeKind(kind), value);
    accepted[String(name)] = value;
  }
  // Each row has accepted its value, and the type is made of the same rows.
  return accepted as Accepted;
}

/**
 * Returns the given options and the defaults of the others. A default can depend on the rows before, so the rows are
 * completed in their order.
 */
function complete<All extends Options>(given: Partial<All>, rows: Rows): All {
  const values = new Map<string, unknown>(Object.entries(given));
  const options: Record<string, unknown> = {};
  for (const [name, row] of rows) {
    const isMeant = !row.only || row.only === options.workload;
    const value = isMeant ? values.get(name) : undefined;
    options[name] = value ?? row.default?.(options as Options);
  }
  return options as All;
}

/** The values of each form in words, as the end of "it takes …". The range of the kind follows. */
const valuesInWords: Readonly<Record<Form, string>> = {
  whole: 'a whole number from ',
  milliseconds: 'a number of milliseconds from ',
  name: 'one of ',
  names: 'a list, each at most once, of ',
  flag: 'no value, or one of true, false',
  text: 'a text',
  stretch: 'two times in ms, such as 1200-1250',
};

/** Returns the values of a kind in words. */
export const describeKind = ({ form, range }: Kind<unknown>) =>
  valuesInWords[form] + range.join(', ');

export const refusal = (name: string, takes: string, got: unknown, hint = '') =>
  new RaceError('invalid-option', `\`${name}\` takes ${takes}; it was given ${show(got)}.${hint}`);

const unknownOption = (name: string, rows: Rows) =>
  new RaceError(
    'invalid-option',
    `\`${name.slice(0, 40)}\` is not an option; the options are ${[...rows.keys()].join(', ')}.`,
  );

/** The length at which a value in a message is cut. */
const MOST_CHARS = 60;

/** Returns a value in short. A list within a list is not opened, because a list can contain itself. */
function show(value: unknown): string {
  const text = Array.isArray(value)
    ? `[${value.slice(0, MOST_CHARS).map(describe).join(', ')}]`
    : describe(value);
  return text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS - 3)}...` : text;
}

function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, MOST_CHARS));
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
