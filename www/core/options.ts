// Options are read, checked and given their defaults here, for calls, attributes and query parameters alike.

import { RaceError } from './errors.ts';
import { strategyNames } from './strategies.ts';
import { coreCount } from './support.ts';
import type { Options } from './report.ts';
import type { StrategyName } from './strategies.ts';

export interface Rule {
  /** What the option takes, in words. */
  takes: string;
  /** How its text form is read. */
  kind: 'number' | 'name' | 'names' | 'flag';
  accepts: (value: any) => boolean;
}

const whole = (min: number, max: number, of: string = 'a whole number'): Rule => ({
  takes: `${of} from ${min} to ${max}`,
  kind: 'number',
  accepts: (value) => Number.isInteger(value) && value >= min && value <= max,
});

const milliseconds = (min: number, max: number): Rule => ({
  takes: `a number of milliseconds from ${min} to ${max}`,
  kind: 'number',
  accepts: (value) => typeof value === 'number' && value >= min && value <= max,
});

const oneOf = (names: readonly string[]): Rule => ({
  takes: `one of ${names.join(', ')}`,
  kind: 'name',
  accepts: (value) => names.includes(value),
});

const someOf = (names: readonly string[]): Rule => ({
  takes: `a list, each at most once, of ${names.join(', ')}`,
  kind: 'names',
  accepts: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    // Before each is looked at: a list without entries may have four thousand million places.
    value.length <= names.length &&
    value.every((name) => names.includes(name)) &&
    new Set(value).size === value.length,
});

/** How a switch is written. */
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['', true],
  ['true', true],
  ['false', false],
]);

/** A switch: its presence is enough, as an attribute's. */
const flag: Rule = {
  takes: 'no value, or one of true, false',
  kind: 'flag',
  accepts: (value) => typeof value === 'boolean',
};

/** The options of `race()`. */
const RACE_RULES: Readonly<Record<keyof Options, Rule>> = {
  workload: oneOf(['io', 'cpu']),
  strategy: oneOf(strategyNames),
  tasks: whole(1, 64),
  size: whole(0, 2_000_000_000),
  wait: milliseconds(0, 60_000),
  list: oneOf(['stream', 'memory']),
  workers: whole(1, 64),
  executor: oneOf(['processes', 'threads']),
  switchInterval: milliseconds(0.1, 1000),
  seed: whole(0, 2 ** 32 - 1),
};

/** What `compare()` takes besides. */
const COMPARE_RULES: Readonly<Record<string, Rule>> = {
  ...RACE_RULES,
  strategies: someOf(strategyNames),
  repeats: whole(1, 20),
};

/** What the element takes besides. */
const ELEMENT_RULES: Readonly<Record<string, Rule>> = {
  ...COMPARE_RULES,
  theme: oneOf(['auto', 'light', 'dark']),
  guess: flag,
  isolate: oneOf(['none', 'frame']),
};

/** Names of the element's attributes. */
export const attributeNames = Object.freeze(Object.keys(ELEMENT_RULES).map(toAttribute));

/**
 * checkRace checks options of `race()` and fills in the defaults.
 * @throws RaceError `invalid-option`, naming the option and what it takes
 */
export function checkRace(input: unknown): Readonly<Options> {
  return Object.freeze(withDefaults(accept(input, RACE_RULES)));
}

/**
 * checkCompare checks options of `compare()`: those of a race, with `strategies` and `repeats`.
 * @returns `given` is without defaults, as some of them depend on the strategy;
`strategies` is null where none were named
 * @throws RaceError `invalid-option`
 */
export function checkCompare(input: unknown): {
  given: Partial<Options>;
  options: Readonly<Options>;
  strategies: readonly StrategyName[] | null;
  repeats: number;
} {
  const { strategies, repeats, ...given } = accept(input, COMPARE_RULES);
  const options = Object.freeze(withDefaults(given));
  return { given, options, strategies: strategies ?? null, repeats: repeats ?? 3 };
}

/**
 * readTexts reads options written as text (attributes, query parameters) by their hyphenated names.
 * @param get the text of one option, or null where it is not given
 * @returns only the options that were given, checked
 * @throws RaceError `invalid-option`
 */
export function readTexts(get: (name: string) => string | null): Record<string, any> {
  const read: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(ELEMENT_RULES)) {
    const text = get(toAttribute(name));
    if (text !== null) read[name] = parse(text, rule);
  }
  return accept(read, ELEMENT_RULES);
}

/**
 * accept refuses what is not an option or not a value that it takes.
 * @returns a copy without the options left undefined
 */
function accept(input: unknown, rules: Readonly<Record<string, Rule>>): Record<string, any> {
  if (input === undefined) return {};
  if (input === null || typeof input !== 'object' || Array.isArray(input)) {
    throw refusal('options', 'an object', input);
  }
  const accepted: Record<string, unknown> = {};
  for (const name of Reflect.ownKeys(input)) {
    const rule = typeof name === 'string' && Object.hasOwn(rules, name) ? rules[name] : null;
    if (!rule) throw unknownOption(String(name), rules);
    const value = (input as any)[name];
    if (value === undefined) continue;
    if (!rule.accepts(value)) throw refusal(String(name), rule.takes, value);
    accepted[String(name)] = value;
  }
  return accepted;
}

/** withDefaults fills in what was not given; an `io` list is always kept in memory. */
function withDefaults(given: Record<string, any>): Options {
  const io = (given.workload ?? 'io') === 'io';
  const strategy = given.strategy ?? 'serial';
  const tasks = given.tasks ?? (io ? 10 : 3);
  const cores = Math.min(coreCount(), 64);
  const workersForComputing = strategy === 'shared' ? cores : Math.min(tasks, cores);
  return {
    workload: io ? 'io' : 'cpu',
    strategy,
    tasks,
    size: given.size ?? (io ? 10 : 100_000_000),
    wait: given.wait ?? (io ? 1000 : 0),
    list: io ? 'memory' : (given.list ?? 'stream'),
    workers: given.workers ?? (io ? tasks : workersForComputing),
    executor: given.executor ?? 'processes',
    switchInterval: given.switchInterval ?? 5,
    seed: given.seed ?? 2020,
  };
}

/** parse reads one option's text; what cannot be read is handed on as text for the rule to refuse. */
function parse(text: string, rule: Rule) {
  const trimmed = text.trim();
  if (rule.kind === 'names') return trimmed.split(/[\s,]+/);
  if (rule.kind === 'name') return trimmed;
  if (rule.kind === 'flag') return FLAGS.get(trimmed) ?? text;
  return /^-?\d[\d_]*(\.\d+)?$/.test(trimmed) ? Number(trimmed.replaceAll('_', '')) : text;
}

function toAttribute(name: string) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function refusal(name: string, takes: string, got: unknown) {
  return new RaceError('invalid-option', `\`${name}\` takes ${takes}; it was given ${show(got)}.`);
}

function unknownOption(name: string, rules: Readonly<Record<string, Rule>>) {
  return new RaceError(
    'invalid-option',
    `\`${name.slice(0, 40)}\` is not an option; the options are ${Object.keys(rules).join(', ')}.`,
  );
}

/** Of a list and of a text no more than this is looked at. */
const SHOWN = 60;

/** show writes a value shortly. A list in a list is not looked into: it may hold itself. */
function show(value: unknown) {
  const text = Array.isArray(value)
    ? `[${value.slice(0, SHOWN).map(describe).join(', ')}]`
    : describe(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 3)}...` : text;
}

function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, SHOWN));
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
