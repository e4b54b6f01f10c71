// The shapes that Racelane's public interface gives and takes. All times are milliseconds since `race()` began.

/**
 * @typedef {import('./strategies.js').StrategyName} StrategyName
 *
 * @typedef {object} Options options of one race, complete
 * @property {'io' | 'cpu'} workload
 * @property {StrategyName} strategy
 * @property {number} tasks 1 to 64
 * @property {number} size numbers in each task's list, 0 to 2,000,000,000
 * @property {number} wait simulated I/O wait of each task in ms, 0 to 60,000
 * @property {'stream' | 'memory'} list
 * @property {number} workers pool size of `futures` and `shared`, 1 to 64
 * @property {'processes' | 'threads'} executor what the pool of `futures` is made of
 * @property {number} switchInterval of the lock, in ms, 0.1 to 1000
 * @property {number} seed 0 to 2^32 - 1
 *
 * @typedef {'start' | 'queue' | 'lock' | 'build' | 'scan' | 'wait'} Phase
 * @typedef {{ phase: Phase, startMs: number, endMs: number }} Span
 *
 * @typedef {object} TaskReport
 * @property {number} id from 0
 * @property {number | null} max null for an empty list
 * @property {number} foundMs when the max was known
 * @property {number} lane id of the lane it ran on (of the one it began on, where its parts were stolen)
 * @property {Span[]} spans in order; they do not overlap
 * @property {number} lostMs how long it was kept from its core while it scanned, as far as stalls show that
 * @property {number} [droppedSpans] how many further ones there were, where a run had too many to keep
 *
 * @typedef {object} Lane
 * @property {number} id from 0
 * @property {'thread' | 'process' | 'loop'} kind
 * @property {string} label
 * @property {(Span & { task: number })[]} [parts] what this lane did, where parts of tasks move between lanes
 *
 * @typedef {object} Environment where a run was measured
 * @property {string} userAgent
 * @property {number} cores
 * @property {boolean} isolated
 * @property {number} clockStepMs the smallest step that the clock was seen to make
 *
 * @typedef {object} Report plain JSON
 * @property {1} schema
 * @property {Options['workload']} workload
 * @property {StrategyName} strategy
 * @property {Options} options
 * @property {string} startedAt ISO 8601
 * @property {number} elapsedMs from the call to the last result, start-up included
 * @property {number} startupMs the part before the first task could begin
 * @property {TaskReport[]} tasks
 * @property {Lane[]} lanes
 * @property {{ instances: number[], totalBytes: number }} memory bytes of each wasm memory, a shared one once
 * @property {{ switches: number, waitedMs: number } | null} lock
 * @property {{ longestBlockMs: number } | null} loop
 * @property {true} verified
 * @property {string | null} disturbed the reason why this run should not be counted
 * @property {number | null} paceMs what a fixed piece of work took right after the run, null where that says nothing
 * @property {Environment} environment
 *
 * @typedef {object} Update what `onUpdate` gets, at most once a frame
 * @property {number} elapsedMs
 * @property {'running' | 'checking'} stage `checking` while a plain loop verifies every max, outside the timed part
 * @property {{ id: number, lane: number, phase: Phase | 'done', progress: number }[]} tasks `progress` 0 to 1 of the phase
 *
 * @typedef {object} RunControl
 * @property {AbortSignal} [signal]
 * @property {(update: Update) => void} [onUpdate]
 * @property {boolean} [spans] false for a run that records no spans, which the report then lacks (and `startupMs` is
 *   0): for whoever wants to know what recording costs
 * @property {() => void} [onWait] another measurement of this page has to end first
 *
 * @typedef {object} SummaryRow
 * @property {StrategyName} strategy
 * @property {number} medianMs
 * @property {number} minMs
 * @property {number} maxMs
 * @property {number} count runs that were counted (disturbed ones are not)
 * @property {number | null} speedup against serial's median, null where serial was not run
 * @property {string} sentence this row in words
 *
 * @typedef {object} Comparison
 * @property {Report[]} reports every run, disturbed ones too, in the order in which they ran
 * @property {SummaryRow[]} summary
 * @property {StrategyName[]} order the strategies in the order in which they ran
 * @property {string} verdict in words, computed from the summary
 */
export {};
