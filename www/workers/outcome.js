// Puts together what a strategy found out.

/** @typedef {import('../core/protocol.js').Outcome} Outcome */

/**
 * outcomeOf fills in what most strategies do not have.
 * @param {Pick<Outcome, 'elapsedMs' | 'lanes' | 'instances'> & Partial<Outcome>} found
 * @returns {Outcome}
 */
export function outcomeOf(found) {
  return { records: [], lock: null, loop: null, maxima: [], paceMs: null, ...found };
}

/**
 * recordsOf reads the records of all tasks in this worker's memory.
 * @param {import('./context.js').Context} context
 */
export const recordsOf = ({ run, taskIds }) => taskIds.map((id) => run.record(id));

/**
 * lockOf tells what the lock of this worker's memory has seen.
 * @param {import('./context.js').Context} context
 */
export const lockOf = ({ run }) => ({ switches: run.lockSwitches(), waitedMs: run.lockWaitedMs() });

/**
 * lanesOf names a number of lanes of one kind.
 * @param {import('../core/report.js').Lane['kind']} kind
 * @param {number} count
 * @returns {import('../core/report.js').Lane[]}
 */
export function lanesOf(kind, count) {
  const name = { thread: 'Thread', process: 'Process', loop: 'Event loop' }[kind];
  return Array.from({ length: count }, (_, id) => ({
    id,
    kind,
    label: count === 1 ? name : `${name} ${id + 1}`,
  }));
}
