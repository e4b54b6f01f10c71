// The widget's state and how it changes: a pure reducer over tagged actions.

import { LiveLanes } from './live.js';
import { defaultRates, measuredRate } from './expectations.js';
import { sameRuns } from './setup-model.js';

/**
 * @typedef {import('../types.js').Report} Report
 * @typedef {import('../types.js').Update} Update
 * @typedef {import('../types.js').SummaryRow} SummaryRow
 * @typedef {import('../types.js').Phase} Phase
 * @typedef {import('../strategies.js').StrategyName} StrategyName
 * @typedef {import('./setup-model.js').SetUp} SetUp
 *
 * @typedef {'idle' | 'waiting' | 'running' | 'checking' | 'done' | 'failed' | 'cancelled'} Status
 * @typedef {'time' | 'memory' | 'scaling' | 'table' | 'share'} ViewName
 *
 * @typedef {object} Row
 * @property {StrategyName} name
 * @property {Status} status
 * @property {Report[]} reports of the present set-up
 * @property {LiveLanes | null} live
 * @property {string | null} message why it failed
 *
 * @typedef {object} Activity what is being measured
 * @property {'race' | 'compare' | 'study'} kind
 * @property {StrategyName | null} strategy null in a study, and before the first run of a comparison
 * @property {number} index of the run, from 0
 * @property {number} total runs
 * @property {boolean} behindAnother whether another widget of this page was measuring at the press
 * @property {string | null} [note] what a study says it is at
 *
 * @typedef {object} Cursor the span being looked at
 * @property {StrategyName} row
 * @property {number} line
 * @property {number} index
 *
 * @typedef {object} Guess what the reader expects, before running
 * @property {boolean} on
 * @property {Partial<Record<StrategyName, { ms: number, againstMs: number }>>} times each with the time then given for Serial
 * @property {Partial<Record<StrategyName, string>>} problems why a typed guess was refused
 * @property {string | null} problem why guessing has not come
 *
 * @typedef {object} Share what the reader chose in the view of that name
 * @property {boolean} isolate whether the tag is to put itself into a frame
 * @property {boolean} withResults whether embed codes are to carry the results
 * @property {string | null} copied which text was copied last
 * @property {string | null} failed which text could not be copied
 *
 * @typedef {object} State
 * @property {SetUp} setUp
 * @property {string | null} problem a sentence in place of the widget
 * @property {Record<StrategyName, { available: boolean, reason: string | null }>} support
 * @property {number} cores
 * @property {Row[]} rows
 * @property {Activity | null} activity
 * @property {SummaryRow[]} summary
 * @property {string} verdict
 * @property {ViewName} view
 * @property {string | null} viewProblem why the view chosen has not come
 * @property {ReadonlySet<Phase>} hidden phases filtered out
 * @property {StrategyName | null} expanded
 * @property {Cursor | null} cursor
 * @property {import('./expectations.js').Rates} rates
 * @property {Readonly<Record<string, string>>} fieldProblems by attribute name
 * @property {Readonly<Record<string, any>>} studies what views measured for themselves, by name
 * @property {string} announcement
 * @property {import('../share/recorded.js').Recorded | null} recorded results of another browser; never in `rows`
 * @property {string | null} refused why results that were brought are not shown
 * @property {Share} share
 * @property {Guess} guess
 *
 * @typedef {{ type: 'set-up', setUp: SetUp }
 *   | { type: 'problem', message: string }
 *   | { type: 'field-problem', name: string, message: string | null }
 *   | { type: 'support', support: State['support'], cores: number }
 *   | { type: 'begin', kind: Activity['kind'], strategy: StrategyName | null, total: number, behindAnother: boolean }
 *   | { type: 'behind' }
 *   | { type: 'run', strategy: StrategyName, index: number, total: number }
 *   | { type: 'update', strategy: StrategyName, update: Update }
 *   | { type: 'report', report: Report }
 *   | { type: 'end' }
 *   | { type: 'fail', message: string }
 *   | { type: 'cancel' }
 *   | { type: 'summary', summary: SummaryRow[], verdict: string, announcement: string }
 *   | { type: 'study', name: string, study: unknown, note?: string }
 *   | { type: 'view', view: ViewName }
 *   | { type: 'view-problem', view: ViewName, message: string }
 *   | { type: 'filter', phase: Phase }
 *   | { type: 'expand', strategy: StrategyName }
 *   | { type: 'guess', guess: Guess }
 *   | { type: 'look', cursor: Cursor | null }
 *   | { type: 'announce', text: string }
 *   | { type: 'recorded', recorded: State['recorded'] }
 *   | { type: 'refused', message: string }
 *   | { type: 'share', change: Partial<Share> }} Action
 */

/**
 * initialState is an empty track.
 * @param {SetUp} setUp
 * @returns {State}
 */
export function initialState(setUp) {
  return {
    setUp,
    problem: null,
    support: /** @type {State['support']} */ ({}),
    cores: 1,
    rows: emptyRows(setUp),
    activity: null,
    summary: [],
    verdict: '',
    view: 'time',
    viewProblem: null,
    hidden: new Set(),
    expanded: null,
    cursor: null,
    rates: defaultRates,
    fieldProblems: {},
    studies: {},
    announcement: '',
    recorded: null,
    guess: { on: false, times: {}, problems: {}, problem: null },
    refused: null,
    share: { isolate: false, withResults: false, copied: null, failed: null },
  };
}

/**
 * @param {SetUp} setUp
 * @returns {Row[]}
 */
const emptyRows = ({ strategies }) =>
  strategies.map((name) => ({ name, status: 'idle', reports: [], live: null, message: null }));

/**
 * withRow changes one row.
 * @param {State} state
 * @param {StrategyName | null} name
 * @param {(row: Row) => Partial<Row>} change
 * @returns {Row[]}
 */
const withRow = (state, name, change) =>
  state.rows.map((row) => (row.name === name ? { ...row, ...change(row) } : row));

/** What a row falls back to when its run ends without a result. */
const settled = (/** @type {Row} */ row, /** @type {Status} */ otherwise) =>
  row.reports.length > 0 ? /** @type {const} */ ('done') : otherwise;

/** @type {{ [T in Action['type']]: (state: State, action: Extract<Action, { type: T }>) => Partial<State> }} */
const changes = {
  'set-up': (state, { setUp }) => {
    const common = { setUp, problem: null, fieldProblems: {} };
    if (sameRuns(state.setUp, setUp)) {
      return { ...common, rows: keepRows(state, setUp) };
    }
    return {
      ...common,
      rows: emptyRows(setUp),
      summary: [],
      verdict: '',
      expanded: null,
      cursor: null,
      studies: {},
      recorded: null,
      guess: { ...state.guess, times: {}, problems: {} },
    };
  },
  problem: (_state, { message }) => ({ problem: message }),
  'field-problem': ({ fieldProblems }, { name, message }) => {
    const { [name]: _old, ...others } = fieldProblems;
    return { fieldProblems: message ? { ...others, [name]: message } : others };
  },
  support: (_state, { support, cores }) => ({ support, cores }),
  begin: (state, { kind, strategy, total, behindAnother }) => ({
    activity: { kind, strategy, index: 0, total, behindAnother },
    cursor: null,
    announcement: '',
    // A comparison counts only its own runs, which are interleaved.
    ...(kind === 'compare'
      ? { rows: emptyRows(state.setUp), summary: [], verdict: '', expanded: null }
      : {
          rows: withRow(state, strategy, () => ({ status: 'waiting', message: null, live: null })),
        }),
  }),
  behind: ({ activity }) => ({ activity: activity && { ...activity, behindAnother: true } }),
  run: (state, { strategy, index, total }) => ({
    activity: state.activity && { ...state.activity, strategy, index, total, behindAnother: false },
    rows: withRow(
      { ...state, rows: withRow(state, state.activity?.strategy ?? null, rest) },
      strategy,
      () => ({
        status: 'running',
        live: new LiveLanes(),
        message: null,
      }),
    ),
  }),
  update: (state, { strategy, update }) => ({
    activity: state.activity && { ...state.activity, behindAnother: false },
    rows: withRow(state, strategy, (row) => grow(row, update)),
  }),
  report: (state, { report }) => ({
    rates: learn(state.rates, report),
    rows: withRow(state, report.strategy, (row) => ({
      status: 'done',
      live: null,
      message: null,
      reports: [...row.reports, report],
    })),
  }),
  end: (state) => ({ activity: null, rows: state.rows.map((row) => ({ ...row, ...rest(row) })) }),
  fail: (state, { message }) => ({
    activity: null,
    announcement: message,
    rows: withRow(state, failing(state), () => ({
      status: 'failed',
      live: null,
      message,
    })),
  }),
  cancel: (state) => ({
    activity: null,
    announcement: 'Stopped.',
    rows: state.rows.map((row) =>
      row.live || row.status === 'waiting'
        ? { ...row, live: null, status: settled(row, 'cancelled') }
        : row,
    ),
  }),
  summary: (_state, { summary, verdict, announcement }) => ({ summary, verdict, announcement }),
  study: (state, { name, study, note = state.activity?.note ?? null }) => ({
    studies: { ...state.studies, [name]: study },
    activity: state.activity && { ...state.activity, note, behindAnother: false },
  }),
  view: (_state, { view }) => ({ view, viewProblem: null, cursor: null }),
  'view-problem': (state, { view, message }) =>
    state.view === view ? { viewProblem: message } : {},
  filter: ({ hidden }, { phase }) => ({
    hidden: new Set(
      hidden.has(phase) ? [...hidden].filter((each) => each !== phase) : [...hidden, phase],
    ),
  }),
  expand: ({ expanded }, { strategy }) => ({
    expanded: expanded === strategy ? null : strategy,
    cursor: null,
  }),
  guess: (_state, { guess }) => ({ guess }),
  look: (_state, { cursor }) => ({ cursor }),
  announce: (_state, { text }) => ({ announcement: text }),
  recorded: (_state, { recorded }) => ({
    recorded,
    refused: null,
    announcement: recorded ? 'Results recorded elsewhere are shown.' : '',
  }),
  refused: (_state, { message }) => ({ recorded: null, refused: message }),
  share: ({ share }, { change }) => ({ share: { ...share, ...change } }),
};

/**
 * reduce gives the state after an action.
 * @param {State} state
 * @param {Action} action
 * @returns {State}
 */
export function reduce(state, action) {
  const change = /** @type {(state: State, action: Action) => Partial<State>} */ (
    changes[action.type]
  );
  return { ...state, ...change(state, action) };
}

/**
 * failing is the row that tells of a failure; a study tells of its own.
 * @param {State} state
 */
const failing = ({ activity, rows }) =>
  activity?.kind === 'study' ? null : (activity?.strategy ?? rows[0]?.name ?? null);

/**
 * @param {Row} row
 * @returns {Partial<Row>}
 */
function rest(row) {
  return row.live || row.status === 'waiting' ? { live: null, status: settled(row, 'idle') } : {};
}

/**
 * @param {Row} row
 * @param {Update} update
 * @returns {Partial<Row>}
 */
function grow(row, update) {
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
const keepRows = (state, setUp) =>
  emptyRows(setUp).map((row) => state.rows.find(({ name }) => name === row.name) ?? row);

/**
 * learn takes the rate of the latest run that shows one.
 * @param {State['rates']} rates
 * @param {Report} report
 */
function learn(rates, report) {
  const rate = measuredRate(report);
  return rate === null ? rates : { ...rates, [report.options.list]: rate };
}

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
