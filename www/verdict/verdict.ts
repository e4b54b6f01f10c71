// The verdict in words, computed from what was measured and never from what was expected.

import { hasGained, isAllWaiting, outcomeOf, reasonFor, reasonForAll, workOf } from './reasons.ts';
import {
  comparisonReasons,
  comparisons,
  ratios,
  reasons,
  results,
  tasksInWords,
} from './sentences.ts';
import { baseline, getStrategy } from '../core/strategies.ts';
import { summarise } from './summary.ts';
import type { Outcome, Rival, SetUp } from './reasons.ts';
import type { Range } from './sentences.ts';
import type { Summary } from './summary.ts';
import type { Report, SummaryRow } from '../core/report.ts';

/** Ratios beyond these cannot be written in three digits. */
const LEAST_RATIO = 1e-9;
const MOST_RATIO = 1e9;

/**
 * Returns one strategy's result in words: "Threads (GIL) finished 10 waits of 1 s in 1.02 s: 9.83 times as fast as
 * serial. They overlap waiting." Without a speed-up there is only the time.
 * @param serial the baseline's summary, which shows whether all runs agree
 */
export function describeResult(setUp: SetUp, summary: Summary, serial?: Summary): string {
  const { strategy, medianMs, count } = summary;
  const tasks = describeTasks(setUp);
  if (!isTime(medianMs)) return results.untimed(strategy, tasks);
  const finished = results.finished(strategy, tasks, medianMs, count);
  if (strategy === baseline) return results.baseline(finished);
  const rival = rivalOf(setUp, summary, serial);
  if (!rival) return results.alone(finished);
  const { ratio, outcome } = rival;
  const compared = ratios[outcome === 'beyond' ? 'faster' : outcome](ratio);
  return results.compared(finished, compared, reasons[reasonFor(setUp, rival)]);
}

/**
 * Returns a comparison in at most three short sentences: which strategies were faster, which were not, and why.
 * From one summary, returns that result's sentence. Without the baseline, names the first and the last strategy.
 */
export function describeComparison(setUp: SetUp, summaries: readonly Summary[]): string {
  const timed = summaries.filter(({ medianMs }) => isTime(medianMs));
  if (timed.length === 0) return comparisons.nothing;
  if (timed.length === 1) return describeResult(setUp, timed[0]);
  const serial = timed.find(isBaseline);
  const rivals = timed.flatMap((summary) => rivalOf(setUp, summary, serial) ?? []);
  if (rivals.length === 0) return describeWithoutBaseline(setUp, timed);
  const reason = comparisonReasons[reasonForAll(setUp, rivals)];
  return [describeFaster(setUp, rivals), ...describeOthers(rivals), reason].join(' ');
}

/** Compares a strategy with the baseline. Returns null for the baseline itself, and without a sensible ratio. */
function rivalOf(setUp: SetUp, summary: Summary, serial?: Summary): Rival | null {
  const { strategy, speedup: ratio } = summary;
  if (strategy === baseline || ratio === null) return null;
  if (!(ratio >= LEAST_RATIO && ratio <= MOST_RATIO)) return null;
  const isClear = serial !== undefined && lieApart(summary, serial);
  return { strategy, ratio, outcome: outcomeOf(setUp, strategy, ratio), isClear };
}

const isBaseline = ({ strategy }: Summary) => strategy === baseline;

/** Whether repeated runs of two strategies do not overlap. */
const lieApart = (a: Summary, b: Summary) =>
  Math.min(a.count, b.count) > 1 && (a.minMs > b.maxMs || a.maxMs < b.minMs);

const isTime = (ms: number) => ms >= 0 && ms < Infinity;

function describeTasks(setUp: SetUp): string {
  const { tasks, size, wait, workload, list } = setUp;
  if (isAllWaiting(setUp)) return tasksInWords.waits(tasks, wait);
  return tasksInWords.lists(tasks, size, workload === 'cpu' && list === 'memory', wait);
}

function describeFaster(setUp: SetUp, rivals: readonly Rival[]): string {
  const faster = rivals.filter(hasGained);
  const tasks = describeTasks(setUp);
  if (faster.length === 0) return comparisons.noneFaster(tasks);
  const work = workOf(setUp);
  const cores = work === 'waiting' || work === 'trivial' ? null : Math.max(setUp.cores, 1);
  return comparisons.faster(namesOf(faster), tasks, rangeOf(faster), cores);
}

function describeOthers(rivals: readonly Rival[]): string[] {
  const withOutcome = (wanted: Outcome) => rivals.filter(({ outcome }) => outcome === wanted);
  const [same, slower] = [withOutcome('same'), withOutcome('slower')];
  if (same.length > 0 && slower.length > 0) {
    return [comparisons.sameAndSlower(namesOf(same), namesOf(slower), rangeOf(slower))];
  }
  if (same.length > 0) return [comparisons.same(namesOf(same))];
  return slower.length > 0 ? [comparisons.slower(namesOf(slower), rangeOf(slower))] : [];
}

function describeWithoutBaseline(setUp: SetUp, timed: readonly Summary[]): string {
  const byTime = timed.toSorted((a, b) => a.medianMs - b.medianMs);
  const [first, last] = [byTime[0], byTime[byTime.length - 1]];
  return comparisons.withoutBaseline(timed.length, describeTasks(setUp), first, last);
}

const namesOf = (rivals: readonly Rival[]) => rivals.map(({ strategy }) => strategy);

function rangeOf(rivals: readonly Rival[]): Range {
  const ratios = rivals.map(({ ratio }) => ratio);
  return { least: Math.min(...ratios), most: Math.max(...ratios) };
}

export interface Analysis {
  summary: SummaryRow[];
  verdict: string;
}

/**
 * Returns medians, spreads, speed-ups and the verdict. Disturbed runs are not counted, and the verdict names the
 * strategies that have no others. Without any report both are empty.
 */
export function analyse(reports: readonly Report[]): Analysis {
  const counted = reports.filter(({ disturbed }) => disturbed === null);
  const left = describeLeftOut(reports, counted);
  if (counted.length === 0) return { summary: [], verdict: left };
  const [{ options, environment }] = counted;
  const setUp = { ...options, cores: environment.cores };
  const summaries = summarise(counted);
  const serial = summaries.find(isBaseline);
  const summary = summaries.map((each) => ({
    ...each,
    sentence: describeResult(setUp, each, serial),
  }));
  const verdict = describeComparison(setUp, summaries);
  return { summary, verdict: left ? `${verdict} ${left}` : verdict };
}

/** Names the strategies without a run that counts. Returns an empty text if there are none. */
function describeLeftOut(reports: readonly Report[], counted: readonly Report[]): string {
  const names = new Set(reports.map(({ strategy }) => strategy));
  for (const { strategy } of counted) names.delete(strategy);
  const labels = [...names].map((name) => getStrategy(name).label);
  return labels.length === 0 ? '' : comparisons.notCounted(labels);
}
