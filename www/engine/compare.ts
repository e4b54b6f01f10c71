// compare(): runs several strategies on the same tasks. The order is random in each round, so that no strategy profits
// from its place.

import { checkCompare, checkRace } from '../core/options.ts';
import { strategyNames } from '../core/strategies.ts';
import { analyse } from '../verdict/verdict.ts';
import { isSupported } from './needs.ts';
import { race } from './race.ts';
import { planRounds } from './rounds.ts';
import type { CompareOptions, Comparison, Options, Report, Update } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

export interface CompareControl {
  /** When aborted, ends the comparison, which then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Called at most once a frame while a run is under way. */
  onUpdate?: (update: Update) => void;
  /** Called where another measurement has to end first. */
  onWait?: () => void;
  /** Called before each run: `index` counts all runs from 0, and `total` can grow while disturbed runs are repeated. */
  onRunStart?: (run: {
    strategy: StrategyName;
    repeat: number;
    index: number;
    total: number;
  }) => void;
  /** Called after each run, disturbed ones included. */
  onReport?: (report: Report) => void;
}

/**
 * Races every strategy `repeats` times; without `strategies`, all that can run on this page. Disturbed runs are made up
 * for in further rounds.
 * @throws RaceError or the signal's reason
 */
export async function compare(
  input?: Partial<CompareOptions>,
  control: CompareControl = {},
): Promise<Comparison> {
  const { signal, onUpdate, onWait, onRunStart, onReport } = control;
  const { given, strategies: asked, repeats } = checkCompare(input);
  const strategies = asked ?? strategiesHere(given);
  const reports: Report[] = [];
  const wanted = new Map(strategies.map((strategy) => [strategy, repeats]));
  const runsOf = (name: StrategyName) => reports.filter(({ strategy }) => strategy === name);
  const countOf = (name: StrategyName) => runsOf(name).filter(({ disturbed }) => !disturbed).length;
  let total = strategies.length * repeats;
  for (const round of planRounds(wanted, countOf)) {
    total = Math.max(total, reports.length + round.length);
    for (const strategy of round) {
      const repeat = Math.min(runsOf(strategy).length, repeats - 1);
      onRunStart?.({ strategy, repeat, index: reports.length, total });
      const report = await race({ ...given, strategy }, { signal, onUpdate, onWait });
      reports.push(report);
      onReport?.(report);
    }
  }
  const { summary, verdict } = analyse(reports);
  const rank = ({ strategy }: { strategy: StrategyName }) => strategies.indexOf(strategy);
  summary.sort((a, b) => rank(a) - rank(b));
  return { reports, summary, order: reports.map(({ strategy }) => strategy), verdict };
}

/** Returns the strategies that can run on this page with these options. */
const strategiesHere = (given: Partial<Options>) =>
  strategyNames.filter((strategy) => isSupported(checkRace({ ...given, strategy })));
