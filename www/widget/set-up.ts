// A set-up: which strategies run, with what options; read from texts through options.js, nowhere else.

import { checkCompare, checkRace, readTexts } from '../core/options.ts';
import { baseline, strategyNames } from '../core/strategies.ts';
import type { CompareOptions, Options } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

export interface SetUp {
  /** What the author or the reader gave, checked. */
  given: Partial<CompareOptions>;
  /** Complete, for serial. */
  options: Readonly<Options>;
  strategies: readonly StrategyName[];
  repeats: number;
  /** Whether the author starts with guessing. */
  guess: boolean;
}

/**
 * readSetUp reads a set-up from texts by attribute name; later sources win.
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

/** optionsFor completes the options of one strategy's run; some defaults differ by strategy. */
export function optionsFor({ given }: SetUp, strategy: StrategyName) {
  const { strategies: _strategies, repeats: _repeats, ...race } = given;
  return checkRace({ ...race, strategy });
}

/** sameRuns tells whether results of one set-up still answer the other. */
export function sameRuns(a: SetUp, b: SetUp) {
  return a.strategies
    .concat(b.strategies)
    .every((name) => JSON.stringify(optionsFor(a, name)) === JSON.stringify(optionsFor(b, name)));
}

export type Preset = { name: string; title: string; texts: Readonly<Record<string, string>> };

/** The presets of each workload: texts by attribute name. */
export const presets: Readonly<Record<Options['workload'], readonly Preset[]>> = {
  io: [
    { name: 'quick', title: 'Quick: ten waits of 1 s', texts: { tasks: '10', wait: '1000' } },
    {
      name: 'article',
      title: 'The article\u2019s own: ten waits of 10 s',
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
      title: 'The article\u2019s own: 3 \u00d7 100 million, kept in memory',
      texts: { tasks: '3', size: '100000000', wait: '0', list: 'memory' },
    },
  ],
};
