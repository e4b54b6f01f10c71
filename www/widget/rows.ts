// The rows of the state, one for each strategy: how runs change them, and which run each row shows.

import { baseline } from '../core/strategies.ts';
import { LiveLanes } from './live.ts';
import type { Report, Update } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { SetUp } from './set-up.ts';
import type { Row, State, Status } from './state.ts';

/** Returns the rows of a set-up before any run. */
export const emptyRows = ({ strategies }: SetUp): Row[] =>
  strategies.map((name) => ({ name, status: 'idle', reports: [], live: null, message: null }));

/** Returns the rows with one of them changed. */
export const changeRow = (
  rows: readonly Row[],
  name: StrategyName | null,
  change: (row: Row) => Partial<Row>,
): Row[] => rows.map((row) => (row.name === name ? { ...row, ...change(row) } : row));

/** Returns the status of a row whose run ended without a result. */
export const restingStatus = (row: Row, withoutReports: Status): Status =>
  row.reports.length > 0 ? 'done' : withoutReports;

/** Ends a run that brought no result. */
export const endRow = (row: Row): Partial<Row> =>
  row.live || row.status === 'waiting' ? { live: null, status: restingStatus(row, 'idle') } : {};

/** Adds a sample to a row's live lanes. */
export function growRow(row: Row, update: Update): Partial<Row> {
  const live = row.live ?? new LiveLanes();
  if (update.stage === 'checking') return { live, status: 'checking' };
  live.sample(update);
  return { live, status: 'running' };
}

/** Returns the rows of a set-up that differs only in its strategies or repeats: their results stay. */
export const keepRows = ({ rows }: State, setUp: SetUp) =>
  emptyRows(setUp).map((row) => rows.find(({ name }) => name === row.name) ?? row);

/** Returns every report of the present set-up. */
export const allReports = ({ rows }: Pick<State, 'rows'>) => rows.flatMap(({ reports }) => reports);

/** Returns the runs that count: the undisturbed ones. */
export const countedReports = ({ reports }: Pick<Row, 'reports'>) =>
  reports.filter(({ disturbed }) => !disturbed);

/** A time of fewer clock steps than this is off by more than 2%. */
const FEW_STEPS = 50;

/** Whether a run was too short for its clock. */
export const isTooShort = ({ elapsedMs, environment: { clockStepMs } }: Report) =>
  elapsedMs < FEW_STEPS * clockStepMs;

/** Whether a row may have a note: after several runs, a disturbed run, or a run too short for its clock. */
export const mayHaveNote = ({ reports }: Row) =>
  reports.length > 1 || reports.some((report) => report.disturbed !== null || isTooShort(report));

/** Returns the run whose lanes a row draws: the one nearest the median of the counted runs. */
export function shownReport(row: Pick<Row, 'reports'>): Report | null {
  const counted = countedReports(row);
  const inOrder = (counted.length > 0 ? counted : row.reports).toSorted(
    (a, b) => a.elapsedMs - b.elapsedMs,
  );
  return inOrder[(inOrder.length - 1) >> 1] ?? null;
}

/** Whether a row's time is given to readers who guess. */
export const isGiven = ({ name }: Pick<Row, 'name'>) => name === baseline;

/** Whether the reader still has to guess a row, so that nothing may give its time away. */
export const isSecret = ({ guess }: State, row: Row) =>
  guess.on && !isGiven(row) && row.reports.length === 0;
