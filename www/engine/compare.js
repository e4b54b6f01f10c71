// compare(): several strategies on the same tasks, repeated, interleaved and shuffled, so that none profits from its place.

import { checkCompare, checkRace } from '../core/options.js';
import { strategyNames } from '../core/strategies.js';
import { isSupported } from './demands.js';
import { forgetPace } from './pace.js';
import { race } from './race.js';
import { summarise } from './summarise.js';

/**
 * @typedef {import('../core/report.js').Options} Options
 * @typedef {import('../core/report.js').StrategyName} StrategyName
 *
 * @typedef {object} CompareControl
 * @property {AbortSignal} [signal]
 * @property {(update: import('../core/report.js').Update) => void} [onUpdate]
 * @property {() => void} [onWait]
 * @property {(run: { strategy: StrategyName, repeat: number, index: number, total: number }) => void} [onRunStart]
 * @property {(report: import('../core/report.js').Report) => void} [onReport]
 */

/** A machine that is busy all the time would otherwise be measured for ever. */
const FURTHER_ROUNDS = 2;

/**
 * compare races every strategy `repeats` times; without `strategies`, all that can run on this page. What was disturbed
 * is run again, in further rounds of those that lack runs, as often as FURTHER_ROUNDS says.
 * @param {Partial<Options> & { strategies?: StrategyName[], repeats?: number }} [input]
 * @param {CompareControl} [control]
 * @returns {Promise<import('../core/report.js').Comparison>}
 * @throws {import('../core/errors.js').RaceError} or the signal's reason
 */
export async function compare(input, control = {}) {
  const { signal, onUpdate, onWait, onRunStart, onReport } = control;
  const { given, strategies: asked, repeats } = checkCompare(input);
  const strategies = asked ?? strategiesHere(given);
  const runs = Array.from({ length: repeats }, (_, repeat) =>
    shuffled(strategies).map((strategy) => ({ strategy, repeat })),
  ).flat();
  /** @type {import('../core/report.js').Report[]} */
  const reports = [];
  forgetPace();
  for (let round = 0; round <= FURTHER_ROUNDS; round += 1) {
    if (round > 0) runs.push(...missingRuns(reports, strategies, repeats));
    for (const run of runs.slice(reports.length)) {
      onRunStart?.({ ...run, index: reports.length, total: runs.length });
      const report = await race({ ...given, strategy: run.strategy }, { signal, onUpdate, onWait });
      reports.push(report);
      onReport?.(report);
    }
  }
  const { summary, verdict } = await summarise(reports);
  const rank = (/** @type {{ strategy: StrategyName }} */ { strategy }) =>
    strategies.indexOf(strategy);
  summary.sort((a, b) => rank(a) - rank(b));
  return { reports, summary, order: runs.map(({ strategy }) => strategy), verdict };
}

/**
 * missingRuns gives a run for each that was disturbed and not made up for. Nobody looks at a page that is hidden: its
 * runs would be disturbed again.
 * @param {readonly import('../core/report.js').Report[]} reports
 * @param {readonly StrategyName[]} strategies
 * @param {number} repeats
 */
function missingRuns(reports, strategies, repeats) {
  if (document.visibilityState === 'hidden') return [];
  const missing = strategies.flatMap((name) => {
    const counted = reports.filter(({ strategy, disturbed }) => strategy === name && !disturbed);
    return Array.from({ length: repeats - counted.length }, () => name);
  });
  return shuffled(missing).map((strategy) => ({ strategy, repeat: repeats - 1 }));
}

/**
 * strategiesHere gives those that can run on this page with these options.
 * @param {Partial<Options>} given
 */
const strategiesHere = (given) =>
  strategyNames.filter((strategy) => isSupported(checkRace({ ...given, strategy })));

/**
 * shuffled gives a copy in random order (Fisher and Yates).
 * @template T
 * @param {readonly T[]} items
 */
function shuffled(items) {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [copy[last], copy[other]] = [copy[other], copy[last]];
  }
  return copy;
}
