// The one reducer of a widget: the state before anything happens, and the state after each action.

import { defaultRates, measuredRate } from './expectations.ts';
import { LiveLanes } from './live.ts';
import { changeRow, emptyRows, endRow, growRow, keepRows, restingStatus } from './rows.ts';
import { hasSameRuns } from './set-up.ts';
import type { Report } from '../core/report.ts';
import type { SetUp } from './set-up.ts';
import type { Action, Replay, State } from './state.ts';

const initialReplay: Replay = { atMs: 0, isPlaying: false, slowdown: null };

/** Returns the moment and the stretch of time that the author's attributes name. */
const openingState = ({ opening: { momentMs, stretch } }: SetUp) => ({
  stretch,
  replay: { ...initialReplay, atMs: momentMs },
});

/** Returns the state of a widget before any run. */
export const initialState = (setUp: SetUp): State => ({
  setUp,
  problem: null,
  support: {},
  cores: 1,
  rows: emptyRows(setUp),
  activity: null,
  summary: [],
  verdict: '',
  view: setUp.opening.view,
  ...openingState(setUp),
  viewProblem: null,
  setUpProblem: null,
  hidden: new Set(),
  expanded: null,
  cursor: null,
  note: null,
  rates: defaultRates,
  fieldProblems: {},
  studies: {},
  announcement: '',
  recorded: null,
  refused: null,
  share: {},
  python: {},
  guess: { on: false, times: {}, problems: {}, problem: null },
});

/** Returns the change that an action makes to a part of the state. */
const changePart =
  <Name extends 'share' | 'python' | 'replay'>(name: Name) =>
  (state: State, { change }: { change: Partial<State[Name]> }): Partial<State> => ({
    [name]: { ...state[name], ...change },
  });

/** Returns the state after an action. */
export function reduce(state: State, action: Action): State {
  const change = changes[action.type] as (state: State, action: Action) => Partial<State>;
  return { ...state, ...change(state, action) };
}

/** The changes of each action. */
const changes: {
  [T in Action['type']]: (state: State, action: Extract<Action, { type: T }>) => Partial<State>;
} = {
  'set-up': (state, { setUp }) => {
    const common = { setUp, problem: null, fieldProblems: {} };
    if (hasSameRuns(state.setUp, setUp)) return { ...common, rows: keepRows(state, setUp) };
    return {
      ...common,
      stretch: null,
      replay: initialReplay,
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
  'set-up-problem': (_state, { message }) => ({ setUpProblem: message }),
  support: (_state, { support, cores }) => ({ support, cores }),
  begin: (state, { kind, strategy, total, behindAnother }) => ({
    activity: { kind, strategy, index: 0, total, behindAnother },
    cursor: null,
    note: null,
    // The axis grows with the run. Drawing a replay would disturb the measurement.
    stretch: null,
    replay: { ...state.replay, isPlaying: false },
    announcement: '',
    // A comparison counts only its own runs, which are interleaved.
    ...(kind === 'compare'
      ? { rows: emptyRows(state.setUp), summary: [], verdict: '', expanded: null }
      : {
          rows: changeRow(state.rows, strategy, () => ({
            status: 'waiting',
            message: null,
            live: null,
          })),
        }),
  }),
  behind: ({ activity }) => ({ activity: activity && { ...activity, behindAnother: true } }),
  run: ({ activity, rows }, { strategy, index, total }) => ({
    activity: activity && { ...activity, strategy, index, total, behindAnother: false },
    rows: changeRow(changeRow(rows, activity?.strategy ?? null, endRow), strategy, () => ({
      status: 'running',
      live: new LiveLanes(),
      message: null,
    })),
  }),
  update: ({ activity, rows }, { strategy, update }) => ({
    activity: activity && { ...activity, behindAnother: false },
    rows: changeRow(rows, strategy, (row) => growRow(row, update)),
  }),
  report: ({ rates, rows }, { report }) => ({
    rates: learnRate(rates, report),
    rows: changeRow(rows, report.strategy, (row) => ({
      status: 'done',
      live: null,
      message: null,
      reports: [...row.reports, report],
    })),
  }),
  end: ({ rows }) => ({ activity: null, rows: rows.map((row) => ({ ...row, ...endRow(row) })) }),
  fail: (state, { message }) => {
    const name = findFailedRow(state);
    const common = { activity: null, announcement: message };
    if (name) {
      const failed = { status: 'failed', live: null, message } as const;
      return { ...common, rows: changeRow(state.rows, name, () => failed) };
    }
    // The measurements stay; the message takes the place of the verdict. A study shows its own failure.
    return isStudy(state) ? common : { ...common, verdict: message };
  },
  cancel: ({ rows }) => ({
    activity: null,
    announcement: 'Stopped.',
    rows: rows.map((row) =>
      row.live || row.status === 'waiting'
        ? { ...row, live: null, status: restingStatus(row, 'cancelled') }
        : row,
    ),
  }),
  summary: (_state, { summary, verdict, announcement }) => ({ summary, verdict, announcement }),
  study: ({ studies, activity }, { name, study, note = activity?.note ?? null }) => ({
    studies: { ...studies, [name]: study },
    activity: activity && { ...activity, note, behindAnother: false },
  }),
  view: ({ replay }, { view }) => ({
    ...{ view, viewProblem: null, cursor: null, note: null },
    replay: { ...replay, isPlaying: false },
  }),
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
  note: (_state, { strategy }) => ({ note: strategy }),
  announce: (_state, { text }) => ({ announcement: text }),
  recorded: ({ setUp }, { recorded }) => ({
    recorded,
    ...(recorded ? openingState(setUp) : {}),
    refused: null,
    announcement: recorded ? 'Results recorded elsewhere are shown.' : '',
  }),
  refused: (_state, { message }) => ({ recorded: null, refused: message }),
  share: changePart('share'),
  python: changePart('python'),
  stretch: (_state, { stretch }) => ({ stretch }),
  replay: changePart('replay'),
};

const isStudy = ({ activity }: State) => activity?.kind === 'study';

/** Returns the row whose run has failed, or null if no row's run has failed. */
function findFailedRow(state: State) {
  const { activity, rows } = state;
  if (!activity || isStudy(state)) return null;
  const row = rows.find(({ name }) => name === activity.strategy) ?? rows[0];
  return row && row.status !== 'done' ? row.name : null;
}

/** Takes over the latest run's time per number, where the run shows one. */
function learnRate(rates: State['rates'], report: Report) {
  const rate = measuredRate(report);
  return rate === null ? rates : { ...rates, [report.options.list]: rate };
}
