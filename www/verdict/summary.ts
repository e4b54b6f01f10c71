// The summary of repeated measurements: medians, spreads and speed-ups.
//
// A sample is a time in milliseconds. NaN, an infinity or a negative number is no time: it is left out and not
// counted, so that a clock that went wrong does not become a result.

import { baseline } from '../core/strategies.ts';
import type { Report } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

export interface Sample {
  strategy: StrategyName;
  elapsedMs: number;
}

/** The summary of equal runs. */
export interface Times {
  medianMs: number;
  minMs: number;
  maxMs: number;
  /** Number of runs that count; at least 1. */
  count: number;
}

/** The summary of one strategy's runs. */
export interface Summary extends Times {
  strategy: StrategyName;
  /** The baseline's median divided by this one, so above 1 is faster; null without a baseline. */
  speedup: number | null;
}

/**
 * Returns the median, the shortest, the longest and the count; null where no sample counts. The median of an even
 * number of samples is halfway between the two in the middle.
 */
export function summariseTimes(samples: readonly number[]): Times | null {
  const times = samples.filter((ms) => ms >= 0 && ms < Infinity).sort((a, b) => a - b);
  const count = times.length;
  if (count === 0) return null;
  const [lower, upper] = [times[(count - 1) >> 1], times[count >> 1]];
  return {
    medianMs: lower + (upper - lower) / 2,
    minMs: times[0],
    maxMs: times[count - 1],
    count,
  };
}

/** Returns the median of the samples; null where no sample counts. */
export const medianOf = (samples: readonly number[]): number | null =>
  summariseTimes(samples)?.medianMs ?? null;

/** Returns the median time of the reports that were not disturbed; null where there is none. */
export const medianOfCounted = (reports: readonly Report[]): number | null =>
  medianOf(reports.filter(({ disturbed }) => !disturbed).map(({ elapsedMs }) => elapsedMs));

/**
 * Returns how many times as fast as the baseline a strategy was. Null unless both times are above zero and
 * their ratio is finite and above zero too.
 */
export function speedupOf(baselineMs: number, ms: number): number | null {
  const ratio = baselineMs / ms;
  return baselineMs > 0 && ms > 0 && ratio > 0 && ratio < Infinity ? ratio : null;
}

/**
 * Returns one summary a strategy, in the order in which the strategies first appear. A strategy without a sample
 * that counts has no summary.
 */
export function summarise(samples: readonly Sample[]): Summary[] {
  const timesOf = (wanted: StrategyName) =>
    samples.filter(({ strategy }) => strategy === wanted).map(({ elapsedMs }) => elapsedMs);
  const baselineMs = medianOf(timesOf(baseline));
  return [...new Set(samples.map(({ strategy }) => strategy))].flatMap((strategy) => {
    const times = summariseTimes(timesOf(strategy));
    if (!times) return [];
    const speedup = baselineMs === null ? null : speedupOf(baselineMs, times.medianMs);
    return [{ strategy, ...times, speedup }];
  });
}
