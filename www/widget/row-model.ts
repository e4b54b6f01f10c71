// One row as the views need it: its options, estimate, availability and results.

import { getStrategy } from '../core/strategies.ts';
import { estimateMs } from './expectations.ts';
import { describePool } from './pool.ts';
import { isSecret, shownReport } from './rows.ts';
import { completeOptions } from './set-up.ts';
import type { Options, Report, SummaryRow } from '../core/report.ts';
import type { RecordedResult } from '../views/share/results-format.ts';
import type { Row, State } from './state.ts';

export interface RowModel {
  row: Row;
  label: string;
  summary: string;
  options: Options;
  estimateMs: number;
  /** Why the strategy cannot run here. */
  unavailable: string | null;
  /** The run whose lanes are drawn. */
  report: Report | null;
  /** The figures of the counted runs. */
  numbers: SummaryRow | null;
  /** The result of another browser, where the reader may see it. */
  recorded: RecordedResult | null;
}

/** Gathers everything that the views need of one row. */
export function rowModel(state: State, row: Row): RowModel {
  const { label, summary } = getStrategy(row.name);
  const options = completeOptions(state.setUp, row.name);
  const numbers = state.summary.find(({ strategy }) => strategy === row.name) ?? null;
  return {
    row,
    label,
    summary: describePool(options, state.cores) ?? summary,
    options,
    estimateMs: estimateMs(options, state.rates, state.cores),
    unavailable: unavailableReason(state, options),
    report: shownReport(row),
    numbers: numbers && numbers.count > 0 ? numbers : null,
    recorded: visibleRecord(state, row),
  };
}

const findRecord = ({ recorded }: State, { name }: Row) =>
  recorded?.results.find(({ strategy }) => strategy === name) ?? null;

/**
 * Returns the recorded result of a row, unless it would give away a time that the reader has still to guess. A strategy
 * that cannot run here is not guessed, so its result is shown.
 */
function visibleRecord(state: State, row: Row) {
  const isGuessed =
    isSecret(state, row) && !unavailableReason(state, completeOptions(state.setUp, row.name));
  return isGuessed ? null : findRecord(state, row);
}

/** Says that recorded results are hidden while the reader guesses. Returns an empty text where none are. */
export const describeHiddenRecords = (state: State): string =>
  state.rows.some((row) => findRecord(state, row) !== visibleRecord(state, row))
    ? 'While you guess, a recorded result stays hidden until you have run its row.'
    : '';

/** Returns the reason why a strategy cannot run here, or null. */
function unavailableReason({ support }: State, options: Options) {
  const own = support[options.strategy];
  if (own && !own.available) return own.reason ?? 'This browser cannot run it.';
  if (!getStrategy(options.strategy).sharesMemory(options)) return null;
  // Only missing shared memory makes a strategy unavailable, so any unavailable strategy gives the reason.
  const other = Object.values(support).find(({ available }) => !available);
  return other ? (other.reason ?? 'This page cannot share memory between threads.') : null;
}

/** Whether a row shows the recorded result, because it has no result of its own. */
export const showsRecord = ({ row, report, recorded }: RowModel) =>
  recorded !== null && report === null && (row.status === 'idle' || row.status === 'cancelled');

/** Returns the longest elapsed time on the track, of runs past and present and of visible recorded results. */
export function longestMs(state: State) {
  let longest = 0;
  for (const row of state.rows) {
    const { reports, live } = row;
    longest = Math.max(longest, visibleRecord(state, row)?.maxMs ?? 0, live?.elapsedMs ?? 0);
    for (const { elapsedMs } of reports) longest = Math.max(longest, elapsedMs);
  }
  return longest;
}

/** Whether the reader can zoom. During a run the axis grows, so zooming waits. */
export const canZoom = (state: State) =>
  (state.view === 'time' || state.view === 'replay') && !state.activity && hasResults(state);

/** Whether a row shows a result: its own, or a recorded one. */
export const hasResults = (state: State) =>
  state.rows.some((row) => row.reports.length > 0 || visibleRecord(state, row));

/** Returns the stretch of time to show, or null for the whole. */
export const shownStretch = (state: State) => (canZoom(state) ? state.stretch : null);

/** Returns the estimate of the run under way; before any run, of the slowest row; else 0. */
export function expectedMs(state: State) {
  const active = state.rows.find(({ live }) => live);
  if (active) return rowModel(state, active).estimateMs;
  if (state.recorded || state.rows.some(({ reports }) => reports.length > 0)) return 0;
  const waiting = state.rows.find(({ status }) => status === 'waiting');
  if (waiting) return rowModel(state, waiting).estimateMs;
  return Math.max(0, ...state.rows.map((row) => rowModel(state, row).estimateMs));
}
