// Estimates how long a run will take. Sentences with an estimate say "about".

import { getStrategy } from '../core/strategies.ts';
import type { Options, Report } from '../core/report.ts';

/** Milliseconds that one number takes, by the kind of list. */
export type Rates = Readonly<Record<Options['list'], number>>;

/** The rates of a laptop of 2020, until this browser has been measured. */
export const defaultRates: Rates = Object.freeze({ stream: 1.5e-6, memory: 4e-6 });

/** Returns about how many milliseconds a run will take, start-up left out. */
export function estimateMs(options: Options, rates: Rates, cores: number) {
  const { countWaits, countTurns } = getStrategy(options.strategy);
  const taskMs = options.size * rates[options.list];
  const turns = countTurns(options, Math.max(1, cores));
  return countWaits(options) * options.wait + turns * taskMs;
}

/** A run that computes fewer numbers says more about start-up than about the rate. */
const LEAST_NUMBERS = 1_000_000;

/**
 * Returns the milliseconds that one number took in a run. Returns null where the run shows no rate: its lists were
 * short, its tasks were divided between lanes, or it was disturbed.
 */
export function measuredRate(report: Report) {
  const { size, tasks } = report.options;
  const divided = report.lanes.some(({ parts }) => parts);
  if (size * tasks < LEAST_NUMBERS || divided || report.disturbed) return null;
  let computedMs = 0;
  for (const { spans } of report.tasks) {
    for (const { phase, startMs, endMs } of spans) {
      if (phase === 'scan' || phase === 'build') computedMs += endMs - startMs;
    }
  }
  return computedMs > 0 ? computedMs / (size * tasks) : null;
}
