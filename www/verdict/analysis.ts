// What reports of one set-up come to, in figures and in words.

import { getStrategy } from '../core/strategies.ts';
import { comparisons } from './sentences.ts';
import { summarise } from './summary.ts';
import { describeComparison, describeResult } from './verdict.ts';
import type { Report, SummaryRow } from '../core/report.ts';

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
  const summary = summaries.map((each) => ({ ...each, sentence: describeResult(setUp, each) }));
  const verdict = describeComparison(setUp, summaries);
  return { summary, verdict: left ? `${verdict} ${left}` : verdict };
}

/** Names the strategies of which no run counts; empty where there is none. */
function describeLeftOut(reports: readonly Report[], counted: readonly Report[]): string {
  const names = new Set(reports.map(({ strategy }) => strategy));
  for (const { strategy } of counted) names.delete(strategy);
  const labels = [...names].map((name) => getStrategy(name).label);
  return labels.length === 0 ? '' : comparisons.notCounted(labels);
}
