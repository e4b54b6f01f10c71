// The rows of the track in the state: empty, growing, at rest, with their reports.

import { LiveLanes } from './live.js';

/**
 * @typedef {import('../core/report.js').Report} Report
 * @typedef {import('../core/report.js').Update} Update
 * @typedef {import('../core/strategies.js').StrategyName} StrategyName
 * @typedef {import('./setup-model.js').SetUp} SetUp
 * @typedef {import('./state.js').Row} Row
 * @typedef {import('./state.js').State} State
 * @typedef {import('./state.js').Status} Status
 */

/**
 * emptyRows gives the rows of a set-up before any run.
 * @param {SetUp} setUp
 * @returns {Row[]}
 */
export const emptyRows = ({ strategies }) =>
  strategies.map((name) => ({ name, status: 'idle', reports: [], live: null, message: null }));

/**
 * withRow changes one row.
 * @param {State} state
 * @param {StrategyName | null} name
 * @param {(row: Row) => Partial<Row>} change
 * @returns {Row[]}
 */
export const withRow = (state, name, change) =>
  state.rows.map((row) => (row.name === name ? { ...row, ...change(row) } : row));

/** settled is what a row falls back to when its run ends without a result. */
export const settled = (/** @type {Row} */ row, /** @type {Status} */ otherwise) =>
  row.reports.length > 0 ? /** @type {const} */ ('done') : otherwise;

/**
 * rest ends what a row shows of a run without a result.
 * @param {Row} row
 * @returns {Partial<Row>}
 */
export function rest(row) {
  return row.live || row.status === 'waiting' ? { live: null, status: settled(row, 'idle') } : {};
}

/**
 * grow adds a sample to a row's live lanes.
 * @param {Row} row
 * @param {Update} update
 * @returns {Partial<Row>}
 */
export function grow(row, update) {
  const live = row.live ?? new LiveLanes();
  if (update.stage === 'checking') return { live, status: 'checking' };
  live.sample(update);
  return { live, status: 'running' };
}

/**
 * keepRows keeps results where only the choice of strategies or the repeats changed.
 * @param {State} state
 * @param {SetUp} setUp
 */
export const keepRows = (state, setUp) =>
  emptyRows(setUp).map((row) => state.rows.find(({ name }) => name === row.name) ?? row);

/** allReports gives every report of the set-up. @param {State} state */
export const allReports = (state) => state.rows.flatMap(({ reports }) => reports);

/**
 * shownReport is the run whose lanes a row draws: of those counted, the one nearest the median.
 * @param {Row} row
 * @returns {Report | null}
 */
export function shownReport({ reports }) {
  const counted = reports.filter(({ disturbed }) => !disturbed);
  const inOrder = (counted.length > 0 ? counted : reports).toSorted(
    (a, b) => a.elapsedMs - b.elapsedMs,
  );
  return inOrder[(inOrder.length - 1) >> 1] ?? null;
}
