// The widget's state and its actions, and the pure reducer over them.

import { changes } from './reduce.ts';
import { defaultRates } from './expectations.ts';
import { emptyRows } from './rows.ts';
import type { Phase, Report, SummaryRow, Update } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Recorded } from '../views/recorded/view.ts';
import type { Rates } from './expectations.ts';
import type { LiveLanes } from './live.ts';
import type { SetUp } from './set-up.ts';

export type Status = 'idle' | 'waiting' | 'running' | 'checking' | 'done' | 'failed' | 'cancelled';

export type ViewName = 'time' | 'memory' | 'scaling' | 'table' | 'share';

export interface Row {
  name: StrategyName;
  status: Status;
  /** Of the present set-up. */
  reports: Report[];
  live: LiveLanes | null;
  /** Why it failed. */
  message: string | null;
}

/** What is being measured. */
export interface Activity {
  kind: 'race' | 'compare' | 'study';
  /** Null in a study, and before the first run of a comparison. */
  strategy: StrategyName | null;
  /** Of the run, from 0. */
  index: number;
  /** Runs. */
  total: number;
  /** Whether another widget of this page was measuring at the press. */
  behindAnother: boolean;
  /** What a study says it is at. */
  note?: string | null;
}

/** The span being looked at. */
export interface Cursor {
  row: StrategyName;
  line: number;
  index: number;
}

/** What the reader expects, before running. */
export interface Guess {
  on: boolean;
  /** Each with the time then given for Serial. */
  times: Partial<Record<StrategyName, { ms: number; againstMs: number }>>;
  /** Why a typed guess was refused. */
  problems: Partial<Record<StrategyName, string>>;
  /** Why guessing has not come. */
  problem: string | null;
}

/** What the reader chose in the view of that name. */
export interface Share {
  /** Whether the tag is to put itself into a frame. */
  isolate: boolean;
  /** Whether embed codes are to carry the results. */
  withResults: boolean;
  /** Which text was copied last. */
  copied: string | null;
  /** Which text could not be copied. */
  failed: string | null;
}

export interface State {
  setUp: SetUp;
  /** A sentence in place of the widget. */
  problem: string | null;
  support: Record<StrategyName, { available: boolean; reason: string | null }>;
  cores: number;
  rows: Row[];
  activity: Activity | null;
  summary: SummaryRow[];
  verdict: string;
  view: ViewName;
  /** Why the view chosen has not come. */
  viewProblem: string | null;
  /** Phases filtered out. */
  hidden: ReadonlySet<Phase>;
  expanded: StrategyName | null;
  cursor: Cursor | null;
  rates: Rates;
  /** By attribute name. */
  fieldProblems: Readonly<Record<string, string>>;
  /** What views measured for themselves, by name. */
  studies: Readonly<Record<string, any>>;
  announcement: string;
  /** Results of another browser; never in `rows` */
  recorded: Recorded | null;
  /** Why results that were brought are not shown. */
  refused: string | null;
  share: Share;
  guess: Guess;
}

export type Action =
  | { type: 'set-up'; setUp: SetUp }
  | { type: 'problem'; message: string }
  | { type: 'field-problem'; name: string; message: string | null }
  | { type: 'support'; support: State['support']; cores: number }
  | {
      type: 'begin';
      kind: Activity['kind'];
      strategy: StrategyName | null;
      total: number;
      behindAnother: boolean;
    }
  | { type: 'behind' }
  | { type: 'run'; strategy: StrategyName; index: number; total: number }
  | { type: 'update'; strategy: StrategyName; update: Update }
  | { type: 'report'; report: Report }
  | { type: 'end' }
  | { type: 'fail'; message: string }
  | { type: 'cancel' }
  | { type: 'summary'; summary: SummaryRow[]; verdict: string; announcement: string }
  | { type: 'study'; name: string; study: unknown; note?: string }
  | { type: 'view'; view: ViewName }
  | { type: 'view-problem'; view: ViewName; message: string }
  | { type: 'filter'; phase: Phase }
  | { type: 'expand'; strategy: StrategyName }
  | { type: 'guess'; guess: Guess }
  | { type: 'look'; cursor: Cursor | null }
  | { type: 'announce'; text: string }
  | { type: 'recorded'; recorded: State['recorded'] }
  | { type: 'refused'; message: string }
  | { type: 'share'; change: Partial<Share> };

/** initialState is an empty track. */
export function initialState(setUp: SetUp): State {
  return {
    setUp,
    problem: null,
    support: {} as State['support'],
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

/** reduce gives the state after an action. */
export function reduce(state: State, action: Action): State {
  const change = changes[action.type] as (state: State, action: Action) => Partial<State>;
  return { ...state, ...change(state, action) };
}
