// Checks every max against a plain loop, run outside the timed part and once for each list.

import { RaceError } from '../core/errors.js';
import { coreCount } from '../core/support.js';
import { Coordinator } from './coordinator.js';

/** @typedef {import('../core/report.js').Options} Options */

/** How many lists' maxima are kept: about a megabyte. */
const MOST_KNOWN = 8192;

/** The maxima that the plain loop has found, by list, the oldest first. @type {Map<string, number | null>} */
const known = new Map();

/**
 * verify compares what was found with the plain loop's results.
 * @param {import('../core/protocol.js').Assets} assets
 * @param {Options} options
 * @param {import('../core/report.js').TaskReport[]} tasks
 * @param {AbortSignal} [signal]
 * @throws {RaceError} `worker-failed` where a max is wrong
 */
export async function verify(assets, options, tasks, signal) {
  const unknown = tasks.map(({ id }) => id).filter((id) => !known.has(listKey(options, id)));
  if (unknown.length > 0) await learn(assets, options, unknown, signal);
  for (const { id, max } of tasks) {
    const expected = known.get(listKey(options, id));
    if (max === expected) continue;
    throw new RaceError(
      'worker-failed',
      `Task ${id} found ${max}, but a plain loop over the same numbers found ${expected}. The result is not shown. ` +
        'Please report this with your browser and the options.',
    );
  }
  for (const key of known.keys()) {
    if (known.size <= MOST_KNOWN) break;
    known.delete(key);
  }
}

/**
 * @param {import('../core/protocol.js').Assets} assets
 * @param {Options} options
 * @param {number[]} taskIds
 * @param {AbortSignal} [signal]
 */
async function learn(assets, options, taskIds, signal) {
  const coordinator = new Coordinator(assets);
  try {
    const workers = Math.min(coreCount(), 64);
    const originMs = performance.timeOrigin + performance.now();
    const job = {
      kind: /** @type {const} */ ('reference'),
      options: { ...options, workers },
      taskIds,
      originMs,
      spans: false,
      knownPaceMs: null,
    };
    const { maxima } = await coordinator.run(job, { signal });
    taskIds.forEach((id, index) => known.set(listKey(options, id), maxima[index]));
  } finally {
    coordinator.end();
  }
}

/**
 * @param {Options} options
 * @param {number} id
 */
const listKey = ({ workload, seed, size }, id) => `${workload} ${seed} ${size} ${id}`;
