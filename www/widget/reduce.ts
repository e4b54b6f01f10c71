// What each action changes in the state.

import { measuredRate } from './expectations.ts';
import { LiveLanes } from './live.ts';
import { emptyRows, grow, keepRows, rest, settled, withRow } from './rows.ts';
import { sameRuns } from './set-up.ts';
import type { Report } from '../core/report.ts';
import type { Action, State } from './state.ts';

export const changes: {
  [T in Action['type']]: (state: State, action: Extract<Action, { type: T }>) => Partial<State>;
} = {
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
  fail: (state, { message }) => {
    const name = failing(state);
    const told = { activity: null, announcement: message };
    // What was measured stays: only what was to be said of it is missing.
    if (name === null) return { ...told, ...(isStudy(state) ? {} : { verdict: message }) };
    return {
      ...told,
      rows: withRow(state, name, () => ({ status: 'failed', live: null, message })),
    };
  },
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

/** A study tells of its own failure. */
const isStudy = ({ activity }: State) => activity?.kind === 'study';

/** failing is the row that tells of a failure, or null where no row's run has failed. */
function failing(state: State) {
  const { activity, rows } = state;
  if (!activity || isStudy(state)) return null;
  const row = rows.find(({ name }) => name === activity.strategy) ?? rows[0];
  return row && row.status !== 'done' ? row.name : null;
}

/** learn takes the rate of the latest run that shows one. */
function learn(rates: State['rates'], report: Report) {
  const rate = measuredRate(report);
  return rate === null ? rates : { ...rates, [report.options.list]: rate };
}
