// A set-up: the strategies to run and their options, read from texts by core/options and written as texts again.

import { UNKNOWN, describeMisspelt, textOf } from '../core/near-names.ts';
import { attributeNames, attributeOf, optionRows, optionTable } from '../core/option-table.ts';
import { checkCompare, checkRace, describeKind, refusal } from '../core/options.ts';
import { setReader } from '../core/properties.ts';
import { readText, readTexts } from '../core/read-text.ts';
import { baseline, strategyNames } from '../core/strategies.ts';
import { RaceError } from '../core/errors.ts';
import { capitalise, formatCount, formatTime, spellCount } from '../verdict/numbers.ts';
import type { Chosen } from '../core/near-names.ts';
import type { Stretch } from '../chart/geometry.ts';
import type { ElementOptions, ViewName } from '../core/option-table.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { CompareOptions, Options } from '../core/report.ts';
import type { Recorded } from '../views/share/results-format.ts';

export interface SetUp {
  /** The options that the author or the reader gave, checked. */
  given: Partial<CompareOptions>;
  /** The complete options of Serial. */
  options: Readonly<Options>;
  strategies: readonly StrategyName[];
  repeats: number;
  /** Whether the author wants readers to guess first. */
  guess: boolean;
  /** The author's choice at first: a view, a moment of Replay, and a stretch of time. */
  opening: { view: ViewName; momentMs: number; stretch: Stretch | null };
  /** A sentence on misspelt attributes, or null. */
  misspelt?: string | null;
}

/** Options as texts, by attribute name. */
export type Texts = readonly (readonly [name: string, text: string])[];

/**
 * Reads a set-up from sources of texts by attribute name. A later source wins over an earlier one.
 * @throws RaceError `invalid-option`
 */
export function readSetUp(...sources: ((name: string) => string | null)[]): SetUp {
  const read = readTexts((name) => {
    for (const source of sources.toReversed()) {
      const text = source(name);
      if (text !== null) return text;
    }
    return null;
  });
  const {
    theme: _theme,
    python: _python,
    isolate: _isolate,
    results: _results,
    guess = false,
    ...others
  } = read;
  const { view = 'time', moment = 0, zoom, ...given } = others;
  const { options, strategies, repeats } = checkCompare({ ...given, strategy: baseline });
  const opening = { view, momentMs: moment, stretch: zoom ? readStretch(zoom) : null };
  return { given, options, strategies: strategies ?? strategyNames, repeats, guess, opening };
}

/** Reads the two times of `zoom`. */
function readStretch(text: string): Stretch {
  const { moment, zoom } = optionTable;
  const [fromMs, toMs, ...more] = text
    .split(/\s*(?:-|\u2013|\bto\b|;)\s*/)
    .map((each) => readText(each, moment.kind));
  const isRead =
    moment.kind.accepts(fromMs) && moment.kind.accepts(toMs) && fromMs < toMs && more.length === 0;
  if (!isRead) throw refusal('zoom', describeKind(zoom.kind), text);
  return { fromMs, toMs };
}

/** Returns the complete options of one strategy's run. Some defaults differ by strategy. */
export function completeOptions({ given }: SetUp, strategy: StrategyName) {
  const { strategies: _strategies, repeats: _repeats, ...race } = given;
  return checkRace({ ...race, strategy });
}

/** Whether runs of one set-up are also runs of the other. */
export const hasSameRuns = (a: SetUp, b: SetUp) =>
  a.strategies
    .concat(b.strategies)
    .every(
      (name) =>
        JSON.stringify(completeOptions(a, name)) === JSON.stringify(completeOptions(b, name)),
    );

/**
 * Writes a set-up as texts: the given options that differ from their defaults. The workload always comes first, so that
 * a link shows its subject. `workers` is written wherever it was given, because its default depends on the machine.
 * @param setUp with `guess`, readers begin by guessing
 */
export function writeTexts({ given, guess }: Pick<SetUp, 'given'> & { guess?: boolean }): Texts {
  const { workload } = checkCompare(given).options;
  const { options, repeats } = checkCompare({ workload });
  const defaults: Partial<ElementOptions> = {
    ...options,
    ...{ repeats, strategies: strategyNames, guess: false },
    ...{ workload: undefined, workers: undefined },
  };
  const all: Partial<ElementOptions> = { ...given, workload, guess };
  return optionRows
    .filter(([, { only }]) => !only || only === workload)
    .map(([name]) => ({ name, text: writeValue(all[name]), usual: writeValue(defaults[name]) }))
    .flatMap(({ name, text, usual }) =>
      text === null || text === usual ? [] : [[attributeOf(name), text] as const],
    );
}

function writeValue(value: unknown): string | null {
  if (value === undefined) return null;
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** Returns the address of a page, with a set-up in its query and any results in its fragment. */
export function writeLink(page: string, texts: Texts, results?: string | null) {
  const url = new URL(page);
  url.search = new URLSearchParams(texts.map(([name, text]) => [name, text])).toString();
  url.hash = results ? `results=${results}` : '';
  return url.href;
}

/** Loads the view that reads the attribute `results`. */
type LoadReader = () => Promise<{ readRecorded: (text: string) => Promise<Recorded> }>;

/** Attributes that are no part of a set-up, so they hold beside recorded results too. */
const OUTSIDE_SET_UP = ['theme', 'guess', 'view', 'moment', 'zoom'];

setReader(readText);

/** The sources of one widget's set-up. */
export class SetUpSource {
  /** Returns the text of an attribute. */
  #textOf;
  #loadReader;
  /** The reader's own values, by attribute name. */
  #chosen: Map<string, string> = new Map();
  /** The texts that came with recorded results, or null where the element's attributes hold. */
  #recorded: Recorded['texts'] | null = null;
  /** The text of `results` that was read last, so that a late answer to an older one is dropped. */
  #results: string | null = null;

  constructor(element: Element, chosen: Chosen, loadReader: LoadReader) {
    this.#textOf = (name: string) => textOf(element, name, chosen);
    this.#loadReader = loadReader;
  }

  /**
   * Reads the set-up.
   * @throws RaceError `invalid-option`
   */
  read(): SetUp {
    const author = (name: string) => {
      if (!this.#recorded || OUTSIDE_SET_UP.includes(name)) return this.#textOf(name);
      return Object.hasOwn(this.#recorded, name) ? this.#recorded[name] : null;
    };
    const setUp = readSetUp(author, (name) => this.#chosen.get(name) ?? null);
    return { ...setUp, misspelt: describeMisspelt(this.#textOf(UNKNOWN), attributeNames) };
  }

  /** Lets an attribute that the author changed replace the reader's value and recorded results. */
  takeAttribute(name: string) {
    this.#chosen.delete(name);
    if (!OUTSIDE_SET_UP.includes(name)) this.#recorded = null;
  }

  /**
   * Takes the reader's values. An empty text takes a value back.
   * @throws RaceError `invalid-option`, which leaves the values as they were
   */
  choose(entries: [name: string, text: string][]): SetUp {
    const before = new Map(this.#chosen);
    for (const [name, text] of entries) {
      if (text.trim() === '') this.#chosen.delete(name);
      else this.#chosen.set(name, text);
    }
    try {
      return this.read();
    } catch (error) {
      this.#chosen = before;
      throw error;
    }
  }

  /**
   * Reads the attribute `results`, whose set-up replaces the reader's.
   * @returns null where nothing changed
   */
  async readResults(): Promise<{ recorded: Recorded | null; error: RaceError | null } | null> {
    const text = this.#textOf('results');
    if (text === this.#results) return null;
    this.#results = text;
    if (text === null) {
      this.#recorded = null;
      return { recorded: null, error: null };
    }
    try {
      const { readRecorded } = await this.#loadReader();
      const recorded = await readRecorded(text);
      if (text !== this.#results) return null;
      this.#recorded = recorded.texts;
      this.#chosen.clear();
      return { recorded, error: null };
    } catch (error) {
      if (text !== this.#results) return null;
      this.#recorded = null;
      if (!(error instanceof RaceError)) throw error;
      return { recorded: null, error };
    }
  }
}

/** Describes the tasks of a set-up. */
export function describeTasks({ workload, tasks, size, wait, list }: Options) {
  const count = `${capitalise(spellCount(tasks))} ${tasks === 1 ? 'task' : 'tasks'}.`;
  const subject = tasks === 1 ? 'It' : 'Each';
  const builds = workload === 'cpu' && list === 'memory' ? 'builds a list in memory and ' : '';
  const numbers = `${formatCount(size)} ${size === 1 ? 'number' : 'numbers'}`;
  const waits = wait > 0 ? `, then waits ${formatTime(wait)}, as if for a server` : '';
  return `${count} ${subject} ${builds}finds the largest of ${numbers}${waits}.`;
}
