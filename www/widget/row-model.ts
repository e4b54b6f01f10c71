// What the views need to know about a row, worked out once: availability, estimate, numbers.

import { getStrategy } from '../core/strategies.ts';
import { estimateMs } from './expectations.ts';
import { isSecret } from './guessing.ts';
import { optionsFor } from './set-up.ts';
import { shownReport } from './rows.ts';
import type { Options, Report, SummaryRow } from '../core/report.ts';
import type { RecordedResult } from '../views/share/results-format.ts';
import type { Row, State } from './state.ts';

export interface RowModel {
  row: Row;
  label: string;
  summary: string;
  options: Options;
  estimateMs: number;
  /** The reason. */
  unavailable: string | null;
  /** The run drawn. */
  report: Report | null;
  numbers: SummaryRow | null;
  /** Elsewhere, where that may be seen. */
  recorded: RecordedResult | null;
}

/** rowModel gathers what is known of one row. */
export function rowModel(state: State, row: Row): RowModel {
  const { label, summary } = getStrategy(row.name);
  const options = optionsFor(state.setUp, row.name);
  const numbers = state.summary.find(({ strategy }) => strategy === row.name) ?? null;
  return {
    row,
    label,
    summary,
    options,
    estimateMs: estimateMs(options, state.rates, state.cores),
    unavailable: unavailableReason(state, options),
    report: shownReport(row),
    numbers: numbers && numbers.count > 0 ? numbers : null,
    recorded: seenOf(state, row),
  };
}

const recordedOf = ({ recorded }: State, { name }: Row) =>
  recorded?.results.find(({ strategy }) => strategy === name) ?? null;

/**
 * seenOf is what was recorded of a row, unless that would give the answer of a guess away. What cannot run here is not
 * guessed either.
 */
function seenOf(state: State, row: Row) {
  const guessed =
    isSecret(state, row) && !unavailableReason(state, optionsFor(state.setUp, row.name));
  return guessed ? null : recordedOf(state, row);
}

/**
 * keptBack says why figures recorded elsewhere are missing from a view.
 * @returns empty where none are
 */
export const keptBack = (state: State): string =>
  state.rows.some((row) => recordedOf(state, row) !== seenOf(state, row))
    ? 'While you guess, what was recorded of a row is kept back until you have run it.'
    : '';

/** unavailableReason says why a strategy cannot run here, or null. */
function unavailableReason({ support }: State, options: Options) {
  const own = support[options.strategy];
  if (own && !own.available) return own.reason ?? 'This browser cannot run it.';
  if (!getStrategy(options.strategy).sharesMemory(options)) return null;
  // A strategy is unavailable only where memory cannot be shared, so any that is gives the reason.
  const other = Object.values(support).find(({ available }) => !available);
  return other ? (other.reason ?? 'This page cannot share memory between threads.') : null;
}

/** standsRecorded tells whether a row shows what was recorded elsewhere, having nothing of its own to show. */
export const standsRecorded = ({ row, report, recorded }: RowModel) =>
  recorded !== null && report === null && (row.status === 'idle' || row.status === 'cancelled');

/**
 * longestMs is the longest elapsed time on the track, live runs and those recorded elsewhere included, as far as these
 * may be seen.
 */
export function longestMs(state: State) {
  let longest = 0;
  for (const row of state.rows) {
    const { reports, live } = row;
    longest = Math.max(longest, seenOf(state, row)?.maxMs ?? 0);
    for (const { elapsedMs } of reports) longest = Math.max(longest, elapsedMs);
    if (live) longest = Math.max(longest, live.elapsedMs);
  }
  return longest;
}

/** expectedMs is what the run under way is expected to take, 0 without one; before any run, the slowest row's. */
export function expectedMs(state: State) {
  const active = state.rows.find(({ live }) => live);
  if (active) return rowModel(state, active).estimateMs;
  if (state.recorded || state.rows.some(({ reports }) => reports.length > 0)) return 0;
  const waiting = state.rows.find(({ status }) => status === 'waiting');
  if (waiting) return rowModel(state, waiting).estimateMs;
  return Math.max(0, ...state.rows.map((row) => rowModel(state, row).estimateMs));
}
