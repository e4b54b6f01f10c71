// The rows of the track in the state: empty, growing, at rest, with their reports.

import { LiveLanes } from './live.ts';
import type { Report, Update } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { SetUp } from './set-up.ts';
import type { Row, State, Status } from './state.ts';

/** emptyRows gives the rows of a set-up before any run. */
export const emptyRows = ({ strategies }: SetUp): Row[] =>
  strategies.map((name) => ({ name, status: 'idle', reports: [], live: null, message: null }));

/** withRow changes one row. */
export const withRow = (
  state: State,
  name: StrategyName | null,
  change: (row: Row) => Partial<Row>,
): Row[] => state.rows.map((row) => (row.name === name ? { ...row, ...change(row) } : row));

/** settled is what a row falls back to when its run ends without a result. */
export const settled = (row: Row, otherwise: Status) =>
  row.reports.length > 0 ? ('done' as const) : otherwise;

/** rest ends what a row shows of a run without a result. */
export function rest(row: Row): Partial<Row> {
  return row.live || row.status === 'waiting' ? { live: null, status: settled(row, 'idle') } : {};
}

/** grow adds a sample to a row's live lanes. */
export function grow(row: Row, update: Update): Partial<Row> {
  const live = row.live ?? new LiveLanes();
  if (update.stage === 'checking') return { live, status: 'checking' };
  live.sample(update);
  return { live, status: 'running' };
}

/** keepRows keeps results where only the choice of strategies or the repeats changed. */
export const keepRows = (state: State, setUp: SetUp) =>
  emptyRows(setUp).map((row) => state.rows.find(({ name }) => name === row.name) ?? row);

/** allReports gives every report of the set-up. */
export const allReports = (state: State) => state.rows.flatMap(({ reports }) => reports);

/** shownReport is the run whose lanes a row draws: of those counted, the one nearest the median. */
export function shownReport({ reports }: Row): Report | null {
  const counted = reports.filter(({ disturbed }) => !disturbed);
  const inOrder = (counted.length > 0 ? counted : reports).toSorted(
    (a, b) => a.elapsedMs - b.elapsedMs,
  );
  return inOrder[(inOrder.length - 1) >> 1] ?? null;
}
