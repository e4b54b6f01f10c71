// The widget's state and its actions, and the pure reducer over them.

import { changes } from './changes.js';
import { defaultRates } from './expectations.js';
import { emptyRows } from './rows.js';

/**
 * @typedef {import('../core/report.js').Report} Report
 * @typedef {import('../core/report.js').Update} Update
 * @typedef {import('../core/report.js').SummaryRow} SummaryRow
 * @typedef {import('../core/report.js').Phase} Phase
 * @typedef {import('../core/strategies.js').StrategyName} StrategyName
 * @typedef {import('./setup-model.js').SetUp} SetUp
 *
 * @typedef {'idle' | 'waiting' | 'running' | 'checking' | 'done' | 'failed' | 'cancelled'} Status
 * @typedef {'time' | 'memory' | 'scaling' | 'table' | 'share'} ViewName
 *
 * @typedef {object} Row
 * @property {StrategyName} name
 * @property {Status} status
 * @property {Report[]} reports of the present set-up
 * @property {import('./live.js').LiveLanes | null} live
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
 * @property {import('../views/share/recorded.js').Recorded | null} recorded results of another browser; never in `rows`
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
