// The shapes of scaling(): plain JSON.

/**
 * @typedef {object} ScalingRun
 * @property {number} workers
 * @property {number} computingMs from the moment the pool was up to the last result
 * @property {number} startupMs before that
 * @property {boolean} disturbed
 *
 * @typedef {object} ScalingPoint all runs with so many workers; times are without start-up
 * @property {number} workers
 * @property {number} medianMs
 * @property {number} minMs
 * @property {number} maxMs
 * @property {number} startupMs median; 0 where a warm pool was waiting
 * @property {number} count runs that were counted (disturbed ones are not)
 * @property {number | null} speedup the median of one worker over this median; null without one worker
 * @property {number | null} speedupMin of the slowest run
 * @property {number | null} speedupMax of the fastest run
 *
 * @typedef {object} AmdahlModel a model, not a measurement
 * @property {number} serialFraction 0 to 1, by least squares on the medians' speed-ups
 * @property {number} serialFractionMin if every point were its fastest run
 * @property {number} serialFractionMax if every point were its slowest run
 * @property {number} at64 speed-up with 64 workers
 * @property {number} at64Min
 * @property {number} at64Max
 * @property {number | null} limit speed-up with any number of workers; null where there is none
 * @property {number} residual root of the mean squared relative deviation of the speed-ups
 * @property {number} degreesOfFreedom points that are left over to test it; 0 tests nothing
 *
 * @typedef {object} UslModel a model, not a measurement
 * @property {number} contention sigma, 0 to 1
 * @property {number} coherency kappa, 0 or more
 * @property {number} at64 speed-up with 64 workers
 * @property {number | null} peakWorkers where it is greatest; null where it never falls
 * @property {number} residual
 * @property {number} degreesOfFreedom
 *
 * @typedef {object} ScalingResult
 * @property {'shared' | 'futures'} strategy
 * @property {ScalingPoint[]} points by number of workers
 * @property {AmdahlModel | null} amdahl null where nothing but one worker was measured
 * @property {UslModel | null} usl null with fewer than three points of more than one worker: it is not determined
 * @property {number} disturbed runs that were not counted
 * @property {string} verdict in words, computed from these numbers; empty without points
 * @property {string[]} notes what a reader must know to judge it, in words
 *
 * @typedef {object} ScalingControl
 * @property {AbortSignal} [signal]
 * @property {(update: import('../../core/report.js').Update) => void} [onUpdate]
 * @property {(run: { workers: number, index: number, total: number }) => void} [onRunStart]
 * @property {(report: import('../../core/report.js').Report) => void} [onReport]
 */
export {};
