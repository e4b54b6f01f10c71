// What repeated measurements come to: medians, spreads and speed-ups.
//
// A sample is a time in milliseconds. NaN, an infinity or a negative number is no time: it is left out and not
// counted, so that a clock that went wrong does not become a result.

import { baseline } from './traits.ts';
import type { StrategyName } from '../core/strategies.ts';

export interface Sample {
  strategy: StrategyName;
  elapsedMs: number;
}

/** What the runs of one strategy came to. */
export interface Summary {
  strategy: StrategyName;
  medianMs: number;
  minMs: number;
  maxMs: number;
  /** Samples that count; at least 1. */
  count: number;
  /** The baseline's median divided by this one, so above 1 is faster; null without a baseline. */
  speedup: number | null;
}

/** Returns the middle sample, or the mean of the two in the middle; null where no sample counts. */
export const medianOf = (samples: readonly number[]): number | null => middleOf(sortTimes(samples));

/** Returns the shortest and the longest sample; null where no sample counts. */
export function spreadOf(samples: readonly number[]): { minMs: number; maxMs: number } | null {
  const times = sortTimes(samples);
  return times.length === 0 ? null : { minMs: times[0], maxMs: times[times.length - 1] };
}

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
  const baselineMs = medianOf(timesOf(baseline, samples));
  return [...new Set(samples.map(({ strategy }) => strategy))].flatMap((strategy) => {
    const times = sortTimes(timesOf(strategy, samples));
    const medianMs = middleOf(times);
    if (medianMs === null) return [];
    const speedup = baselineMs === null ? null : speedupOf(baselineMs, medianMs);
    const [minMs, maxMs] = [times[0], times[times.length - 1]];
    return [{ strategy, medianMs, minMs, maxMs, count: times.length, speedup }];
  });
}

const timesOf = (wanted: StrategyName, samples: readonly Sample[]): number[] =>
  samples.filter(({ strategy }) => strategy === wanted).map(({ elapsedMs }) => elapsedMs);

const sortTimes = (samples: readonly number[]): number[] =>
  samples.filter((ms) => ms >= 0 && ms < Infinity).sort((a, b) => a - b);

function middleOf(sorted: readonly number[]): number | null {
  if (sorted.length === 0) return null;
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return lower + (upper - lower) / 2;
}
