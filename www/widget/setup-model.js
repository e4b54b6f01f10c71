// A set-up: which strategies run, with what options; read from texts through options.js, nowhere else.

import { checkCompare, checkRace, readTexts } from '../core/options.js';
import { strategyNames } from '../core/strategies.js';

/**
 * @typedef {import('../core/report.js').Options} Options
 * @typedef {import('../core/strategies.js').StrategyName} StrategyName
 *
 * @typedef {object} SetUp
 * @property {Record<string, any>} given what the author or the reader gave, checked
 * @property {Readonly<Options>} options complete, for serial
 * @property {readonly StrategyName[]} strategies
 * @property {number} repeats
 * @property {boolean} guess whether the author starts with guessing
 */

/**
 * readSetUp reads a set-up from texts by attribute name; later sources win.
 * @param {((name: string) => string | null)[]} sources
 * @returns {SetUp}
 * @throws {import('../core/errors.js').RaceError} `invalid-option`
 */
export function readSetUp(...sources) {
  const read = readTexts((name) => {
    for (const source of sources.toReversed()) {
      const text = source(name);
      if (text !== null) return text;
    }
    return null;
  });
  const { theme: _theme, isolate: _isolate, guess = false, ...given } = read;
  const { options, strategies, repeats } = checkCompare({ ...given, strategy: 'serial' });
  return { given, options, strategies: strategies ?? strategyNames, repeats, guess };
}

/**
 * optionsFor completes the options of one strategy's run; some defaults differ by strategy.
 * @param {SetUp} setUp
 * @param {StrategyName} strategy
 */
export function optionsFor({ given }, strategy) {
  const { strategies: _strategies, repeats: _repeats, ...race } = given;
  return checkRace({ ...race, strategy });
}

/**
 * sameRuns tells whether results of one set-up still answer the other.
 * @param {SetUp} a
 * @param {SetUp} b
 */
export function sameRuns(a, b) {
  return a.strategies
    .concat(b.strategies)
    .every((name) => JSON.stringify(optionsFor(a, name)) === JSON.stringify(optionsFor(b, name)));
}

/** @typedef {{ name: string, title: string, texts: Readonly<Record<string, string>> }} Preset */

/** The presets of each workload: texts by attribute name. @type {Readonly<Record<Options['workload'], readonly Preset[]>>} */
export const presets = {
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

/**
 * attributeOf gives the hyphenated name of an option: `switchInterval` is `switch-interval`.
 * @param {string} option
 */
export const attributeOf = (option) =>
  option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
