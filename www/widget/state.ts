// The shapes of a widget's state and of the actions that change it; the reducer is in reduce.ts.

import type { Phase, Report, SummaryRow, Update } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Support } from '../core/support.ts';
import type { Stretch } from '../chart/geometry.ts';
import type { ViewName } from '../core/option-table.ts';
import type { Recorded } from '../views/share/results-format.ts';
import type { Rates } from './expectations.ts';
import type { LiveLanes } from './live.ts';
import type { SetUp } from './set-up.ts';
import type { StudyState } from './study.ts';

export type Status = 'idle' | 'waiting' | 'running' | 'checking' | 'done' | 'failed' | 'cancelled';

export interface Row {
  name: StrategyName;
  status: Status;
  /** Every run of the present set-up, disturbed runs included. */
  reports: Report[];
  live: LiveLanes | null;
  /** Why the last run failed. */
  message: string | null;
}

/** The measurement under way. */
export interface Activity {
  kind: 'race' | 'compare' | 'study';
  /** Null in a study, and before the first run of a comparison. */
  strategy: StrategyName | null;
  /** Index of the run, from 0. */
  index: number;
  /** Number of runs. */
  total: number;
  /** Whether the measurement waits for another one to end. */
  behindAnother: boolean;
  /** The present step of a study, in words. */
  note?: string | null;
}

/** The span that the reader is looking at. */
export interface Cursor {
  row: StrategyName | 'python';
  line: number;
  index: number;
}

/** The reader's guesses. */
export interface Guess {
  on: boolean;
  /** Each guess, with the time that was given for Serial when the guess was made. */
  times: Partial<Record<StrategyName, { ms: number; againstMs: number }>>;
  /** Why a typed guess was refused. */
  problems: Partial<Record<StrategyName, string>>;
  /** Why the code for guessing did not load. */
  problem: string | null;
}

/** The state of the view Replay. */
export interface Replay {
  /** The time at the playhead. */
  atMs: number;
  isPlaying: boolean;
  /** How many times slower than measured the reader wants the replay; null where the view chooses. */
  slowdown: number | null;
}

/** The reader's choices in the view Share; each is missing before it is made. */
export interface Share {
  /** Whether the tag puts itself into a frame. */
  isolate?: boolean;
  /** Whether embed codes carry the results. */
  withResults?: boolean;
  /** Whether CSV files have decimal commas. */
  withCommas?: boolean;
  /** The text that was copied last. */
  copied?: string | null;
  /** The text that could not be copied. */
  failed?: string | null;
}

/** The programs of the view Python. They stay when the set-up changes. */
export interface Python {
  /** The name of the program that the reader chose. */
  chosen?: string;
  /** The program of the post; null if the post has no program. */
  own?: string | null;
  /** The texts that the reader has edited, by the names of programs. */
  edits?: Readonly<Record<string, string>>;
}

export interface State {
  setUp: SetUp;
  /** A sentence on wrong attributes, shown in place of the widget. */
  problem: string | null;
  support: Partial<Support['strategies']>;
  cores: number;
  rows: Row[];
  activity: Activity | null;
  summary: SummaryRow[];
  verdict: string;
  view: ViewName;
  /** The stretch of time that Time and Replay show; null for the whole. */
  stretch: Stretch | null;
  replay: Replay;
  /** Why the chosen view did not load. */
  viewProblem: string | null;
  /** Why the panel of Set-up did not load. */
  setUpProblem: string | null;
  /** Phases that the reader filtered out. */
  hidden: ReadonlySet<Phase>;
  expanded: StrategyName | null;
  cursor: Cursor | null;
  /** The row whose note is open. */
  note: StrategyName | null;
  rates: Rates;
  /** Why a field's value was refused, by attribute name. */
  fieldProblems: Readonly<Record<string, string>>;
  /** Measurements that views made with runs of their own, by name. */
  studies: Readonly<Record<string, StudyState>>;
  /** The latest sentence for screen readers. */
  announcement: string;
  /** Results of another browser; never mixed into `rows`. */
  recorded: Recorded | null;
  /** Why recorded results are not shown. */
  refused: string | null;
  share: Share;
  python: Python;
  guess: Guess;
}

export type Action =
  | { type: 'set-up'; setUp: SetUp }
  | { type: 'problem'; message: string }
  | { type: 'field-problem'; name: string; message: string | null }
  | { type: 'set-up-problem'; message: string }
  | { type: 'support'; support: State['support']; cores: number }
  | ({ type: 'begin' } & Pick<Activity, 'kind' | 'strategy' | 'total' | 'behindAnother'>)
  | { type: 'behind' }
  | { type: 'run'; strategy: StrategyName; index: number; total: number }
  | { type: 'update'; strategy: StrategyName; update: Update }
  | { type: 'report'; report: Report }
  | { type: 'end' }
  | { type: 'fail'; message: string }
  | { type: 'cancel' }
  | { type: 'summary'; summary: SummaryRow[]; verdict: string; announcement: string }
  | { type: 'study'; name: string; study: StudyState; note?: string }
  | { type: 'view'; view: ViewName }
  | { type: 'view-problem'; view: ViewName; message: string }
  | { type: 'filter'; phase: Phase }
  | { type: 'expand'; strategy: StrategyName }
  | { type: 'guess'; guess: Guess }
  | { type: 'look'; cursor: Cursor | null }
  | { type: 'note'; strategy: StrategyName | null }
  | { type: 'announce'; text: string }
  | { type: 'recorded'; recorded: Recorded | null }
  | { type: 'refused'; message: string }
  | { type: 'share'; change: Partial<Share> }
  | { type: 'python'; change: Partial<Python> }
  | { type: 'stretch'; stretch: Stretch | null }
  | { type: 'replay'; change: Partial<Replay> };
