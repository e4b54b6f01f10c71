// compare(): several strategies on the same tasks, repeated, interleaved and shuffled, so that none profits from its place.

import { checkCompare, checkRace } from '../core/options.ts';
import { strategyNames } from '../core/strategies.ts';
import { analyse } from '../verdict/analysis.ts';
import { isSupported } from './needs.ts';
import { forgetPace } from './pace.ts';
import { race } from './race.ts';
import type { CompareOptions, Comparison, Options, Report, Update } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

export interface CompareControl {
  signal?: AbortSignal;
  onUpdate?: (update: Update) => void;
  onWait?: () => void;
  onRunStart?: (run: {
    strategy: StrategyName;
    repeat: number;
    index: number;
    total: number;
  }) => void;
  onReport?: (report: Report) => void;
}

/** A machine that is busy all the time would otherwise be measured for ever. */
const FURTHER_ROUNDS = 2;

/**
 * compare races every strategy `repeats` times; without `strategies`, all that can run on this page. What was disturbed
 * is run again, in further rounds of those that lack runs, as often as FURTHER_ROUNDS says.
 * @throws RaceError or the signal's reason
 */
export async function compare(
  input?: Partial<CompareOptions>,
  control: CompareControl = {},
): Promise<Comparison> {
  const { signal, onUpdate, onWait, onRunStart, onReport } = control;
  const { given, strategies: asked, repeats } = checkCompare(input);
  const strategies = asked ?? strategiesHere(given);
  const runs = Array.from({ length: repeats }, (_, repeat) =>
    shuffled(strategies).map((strategy) => ({ strategy, repeat })),
  ).flat();
  const reports: Report[] = [];
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
  const { summary, verdict } = analyse(reports);
  const rank = ({ strategy }: { strategy: StrategyName }) => strategies.indexOf(strategy);
  summary.sort((a, b) => rank(a) - rank(b));
  return { reports, summary, order: runs.map(({ strategy }) => strategy), verdict };
}

/**
 * missingRuns gives a run for each that was disturbed and not made up for. Nobody looks at a page that is hidden: its
 * runs would be disturbed again.
 */
function missingRuns(
  reports: readonly Report[],
  strategies: readonly StrategyName[],
  repeats: number,
) {
  if (document.visibilityState === 'hidden') return [];
  const missing = strategies.flatMap((name) => {
    const counted = reports.filter(({ strategy, disturbed }) => strategy === name && !disturbed);
    return Array.from({ length: repeats - counted.length }, () => name);
  });
  return shuffled(missing).map((strategy) => ({ strategy, repeat: repeats - 1 }));
}

/** strategiesHere gives those that can run on this page with these options. */
const strategiesHere = (given: Partial<Options>) =>
  strategyNames.filter((strategy) => isSupported(checkRace({ ...given, strategy })));

/** shuffled gives a copy in random order (Fisher and Yates). */
function shuffled<T>(items: readonly T[]) {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [copy[last], copy[other]] = [copy[other], copy[last]];
  }
  return copy;
}
