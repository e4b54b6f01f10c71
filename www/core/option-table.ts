// The table of options: one row holds everything that is known about an option.
//
// Checking, reading of attributes and queries, defaults, types and the table in docs/api.md all come from these rows.

import { baseline, executors, getStrategy, hasTrait, strategyNames } from './strategies.ts';
import { coreCount } from './support.ts';
import type { StrategyName } from './strategies.ts';

export type Form = 'whole' | 'milliseconds' | 'name' | 'names' | 'flag' | 'text' | 'stretch';

/** A kind of option whose values have the type `T`. */
export interface Kind<T> {
  /** How core/read-text reads the values from texts, and core/options describes them. */
  form: Form;
  /** The names to choose from, or the range of numbers in words; empty for any other form. */
  range: readonly string[];
  accepts: (value: unknown) => value is T;
}

/** Returns the kind of whole numbers from `least` to `most`, both included. */
export const whole = (least: number, most: number): Kind<number> => ({
  form: 'whole',
  range: [`${least} to ${most}`],
  accepts: (value): value is number =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
});

/** Returns the kind of durations in milliseconds from `least` to `most`, both included. */
export const milliseconds = (least: number, most: number): Kind<number> => ({
  form: 'milliseconds',
  range: [`${least} to ${most}`],
  accepts: (value): value is number => typeof value === 'number' && value >= least && value <= most,
});

/** Returns the kind of one name of several. */
export const oneOf = <const Name extends string>(names: readonly Name[]): Kind<Name> => ({
  form: 'name',
  range: names,
  accepts: (value): value is Name => isAmong(names, value),
});

/** Returns the kind of lists of some of several names. */
export const someOf = <const Name extends string>(
  names: readonly Name[],
): Kind<readonly Name[]> => ({
  form: 'names',
  range: names,
  accepts: (value): value is readonly Name[] =>
    Array.isArray(value) &&
    value.length > 0 &&
    // The length is checked first, because a sparse array can claim four thousand million entries.
    value.length <= names.length &&
    value.every((name) => isAmong(names, name)) &&
    new Set(value).size === value.length,
});

const isAmong = <Name extends string>(names: readonly Name[], value: unknown): value is Name =>
  names.some((name) => name === value);

/** A switch: the presence of an attribute is enough to turn it on. */
export const flag: Kind<boolean> = {
  form: 'flag',
  range: [],
  accepts: (value): value is boolean => typeof value === 'boolean',
};

/** Any text. Code that uses the text has to check it. */
export const text: Kind<string> = {
  form: 'text',
  range: [],
  accepts: (value): value is string => typeof value === 'string',
};

/** A stretch of time, written as two times. www/widget/set-up.ts reads it. */
export const stretch: Kind<string> = { ...text, form: 'stretch' };

const workloads = ['io', 'cpu'] as const;

/** The views of a widget, in the order of their tabs. */
export const viewNames = [
  'time',
  'replay',
  'memory',
  'scaling',
  'table',
  'share',
  'python',
] as const;

export type ViewName = (typeof viewNames)[number];

type Workload = (typeof workloads)[number];

/** The options that defaults depend on. */
interface Basis {
  workload: Workload;
  strategy: StrategyName;
  tasks: number;
}

/** The first interface that takes an option. Every later interface takes the option too. */
type Since = 'race' | 'compare' | 'element';

/** Everything that is known about an option, except its name. */
export interface OptionRow<T = unknown> {
  since: Since;
  kind: Kind<T>;
  /** Returns the value of the option where none is given; missing where the option can be left out. */
  default?: (basis: Basis) => T;
  /** The default in words, where it depends on more than the workload. */
  defaultInWords?: string;
  /** The meaning of the option, for docs/api.md. */
  about: string;
  /** The one workload that has the option. In the other workload the option always has its default. */
  only?: Workload;
  /** Whether a page takes the option from its author alone, and from no query, link or message. */
  isAuthorsAlone?: boolean;
}

/** A row with the type of its values, from which the types of the options are derived. */
interface TypedRow<S extends Since, T> extends OptionRow<T> {
  since: S;
}

/** Makes a row, whose default must have the type of its kind. */
const row = <const S extends Since, T extends string | number | boolean | readonly string[]>(
  since: S,
  kind: Kind<T>,
  rest: Omit<OptionRow<NoInfer<T>>, 'since' | 'kind'>,
): TypedRow<S, T> => ({ since, kind, ...rest });

const isWaiting = ({ workload }: Basis) => workload === 'io';

/** The greatest number of tasks, and of workers. */
const MAX_COUNT = 64;

/** Returns how many workers computing tasks keep busy. */
function busyWorkers({ strategy, tasks }: Basis): number {
  const cores = Math.min(coreCount(), MAX_COUNT);
  return hasTrait(getStrategy(strategy), 'splits') ? cores : Math.min(tasks, cores);
}

/** The rows, in the order in which attributes, fields and documents list the options. */
export const optionTable = {
  workload: row('race', oneOf(workloads), {
    default: () => 'io',
    about: '`io`: each task waits, as if for a server. `cpu`: each task computes.',
  }),
  strategy: row('race', oneOf(strategyNames), {
    default: () => baseline,
    about: 'How the tasks are carried out.',
  }),
  tasks: row('race', whole(1, MAX_COUNT), {
    default: (basis) => (isWaiting(basis) ? 10 : 3),
    about: 'How many tasks there are.',
  }),
  size: row('race', whole(0, 2_000_000_000), {
    default: (basis) => (isWaiting(basis) ? 10 : 100_000_000),
    about: 'Numbers in the list of each task.',
  }),
  wait: row('race', milliseconds(0, 60_000), {
    default: (basis) => (isWaiting(basis) ? 1000 : 0),
    about: 'Simulated I/O wait of each task, after it has computed.',
  }),
  list: row('race', oneOf(['stream', 'memory']), {
    default: (basis) => (isWaiting(basis) ? 'memory' : 'stream'),
    about: 'Whether numbers are produced as they are read, or first kept in a list.',
    only: 'cpu',
  }),
  workers: row('race', whole(1, MAX_COUNT), {
    default: (basis) => (isWaiting(basis) ? basis.tasks : busyWorkers(basis)),
    defaultInWords: '`io`: `tasks`; `cpu`: the cores, for `futures` at most `tasks`',
    about: 'Pool size of `futures` and `shared`.',
  }),
  executor: row('race', oneOf(executors), {
    default: () => 'processes',
    about: 'The kind of worker in the pool of `futures`.',
  }),
  switchInterval: row('race', milliseconds(0.1, 1000), {
    default: () => 5,
    about: 'How long a thread waits for the lock before it asks the holder to hand it over.',
  }),
  seed: row('race', whole(0, 2 ** 32 - 1), {
    default: () => 2020,
    about: 'Where the random numbers of the lists begin.',
  }),
  strategies: row('compare', someOf(strategyNames), {
    defaultInWords: 'all; for `compare()` all that the page can run',
    about: 'The strategies to compare; the rows of the element.',
  }),
  repeats: row('compare', whole(1, 20), {
    default: () => 3,
    about: 'How many times each strategy runs.',
  }),
  theme: row('element', oneOf(['auto', 'light', 'dark']), {
    default: () => 'auto',
    about: 'The colours. `auto` follows the page, or else the system.',
  }),
  guess: row('element', flag, {
    default: () => false,
    about: 'Whether the reader first guesses the results.',
  }),
  view: row('element', oneOf(viewNames), {
    default: () => viewNames[0],
    about: 'The view that is open at first.',
  }),
  moment: row('element', milliseconds(0, 86_400_000), {
    default: () => 0,
    about: 'The time of the playhead in Replay.',
  }),
  zoom: row('element', stretch, {
    defaultInWords: 'the whole run',
    about: 'The stretch of time that Time and Replay show.',
  }),
  python: row('element', text, {
    defaultInWords: '`python/` beside `racelane.js`',
    about: 'The folder of Python’s files.',
    isAuthorsAlone: true,
  }),
  isolate: row('element', oneOf(['none', 'frame']), {
    default: () => 'none',
    about: '`frame` runs the widget in an isolated frame, where the page itself is not.',
    isAuthorsAlone: true,
  }),
  results: row('element', text, {
    defaultInWords: 'none',
    about: 'Results recorded elsewhere, as a shared link carries them.',
    isAuthorsAlone: true,
  }),
} satisfies Readonly<Record<string, OptionRow>>;

type Table = typeof optionTable;

/** The name of an option. */
export type OptionName = keyof Table;

type Value<Row> = Row extends { kind: Kind<infer T> } ? T : never;

/** Options of one race, complete. */
export type Options = {
  -readonly [N in OptionName as Table[N]['since'] extends 'race' ? N : never]: Value<Table[N]>;
};

/** Options of a comparison. Where `strategies` is not given, all that the page can run are compared. */
export type CompareOptions = {
  -readonly [N in OptionName as Table[N]['since'] extends 'element' ? never : N]: Value<Table[N]>;
};

/** Options of the element, as its attributes give them. */
export type ElementOptions = { -readonly [N in OptionName]: Value<Table[N]> };

/** The rows with their names. */
export const optionRows: readonly (readonly [OptionName, OptionRow])[] = Object.entries(
  optionTable,
) as [OptionName, OptionRow][];

/** Returns the name of an option's attribute: `switch-interval` for `switchInterval`. */
export const attributeOf = (option: string): string =>
  option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The names of the element's attributes. */
export const attributeNames: readonly string[] = optionRows.map(([name]) => attributeOf(name));

/** The attributes that a query, a link or a message can set too. */
export const portableNames: readonly string[] = optionRows
  .filter(([, { isAuthorsAlone }]) => !isAuthorsAlone)
  .map(([name]) => attributeOf(name));
