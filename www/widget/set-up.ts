// A set-up: the strategies to run and their options, read from texts by core/options and written as texts again.

import { attributeOf, optionRows } from '../core/option-table.ts';
import { checkCompare, checkRace, readTexts } from '../core/options.ts';
import { baseline, strategyNames } from '../core/strategies.ts';
import type { ElementOptions } from '../core/option-table.ts';
import type { CompareOptions, Options } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

export interface SetUp {
  /** The options that the author or the reader gave, checked. */
  given: Partial<CompareOptions>;
  /** The complete options of Serial. */
  options: Readonly<Options>;
  strategies: readonly StrategyName[];
  repeats: number;
  /** Whether the author wants readers to guess first. */
  guess: boolean;
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
  const { theme: _theme, isolate: _isolate, results: _results, guess = false, ...given } = read;
  const { options, strategies, repeats } = checkCompare({ ...given, strategy: baseline });
  return { given, options, strategies: strategies ?? strategyNames, repeats, guess };
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

export type Preset = { name: string; title: string; texts: Readonly<Record<string, string>> };

/** The presets of each workload, with their texts by attribute name. */
export const presets: Readonly<Record<Options['workload'], readonly Preset[]>> = {
  io: [
    { name: 'quick', title: 'Quick: ten waits of 1 s', texts: { tasks: '10', wait: '1000' } },
    {
      name: 'article',
      title: 'As in the article: ten waits of 10 s',
      texts: { tasks: '10', size: '10', wait: '10000' },
    },
  ],
  cpu: [
    {
      name: 'quick',
      title: 'Quick: 3 \u00d7 100 million, streamed',
      texts: { tasks: '3', size: '100000000', wait: '0', list: 'stream' },
    },
    {
      name: 'article',
      title: 'As in the article: 3 \u00d7 100 million, kept in memory',
      texts: { tasks: '3', size: '100000000', wait: '0', list: 'memory' },
    },
  ],
};

/**
 * Writes a set-up as texts: the given options that differ from their defaults. The workload always stands first, so that
 * a link says what it is about. `workers` is written wherever it was given, because its default depends on the machine.
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
