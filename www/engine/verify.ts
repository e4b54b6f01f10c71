// Checks every max against a plain loop, run outside the timed part and once for each list.

import { RaceError } from '../core/errors.ts';
import { coreCount } from '../core/support.ts';
import { Coordinator } from './coordinator.ts';
import type { Assets } from '../core/protocol.ts';
import type { Options, TaskReport } from '../core/report.ts';

/** How many lists' maxima are kept: about a megabyte. */
const MOST_KNOWN = 8192;

/** The maxima that the plain loop has found, by list, the oldest first. */
const known: Map<string, number | null> = new Map();

/**
 * verify compares what was found with the plain loop's results.
 * @throws RaceError `worker-failed` where a max is wrong
 */
export async function verify(
  assets: Assets,
  options: Options,
  tasks: TaskReport[],
  signal?: AbortSignal,
) {
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

async function learn(assets: Assets, options: Options, taskIds: number[], signal?: AbortSignal) {
  const coordinator = new Coordinator(assets);
  try {
    const workers = Math.min(coreCount(), 64);
    const originMs = performance.timeOrigin + performance.now();
    const job = {
      kind: 'reference' as const,
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

const listKey = ({ workload, seed, size }: Options, id: number) =>
  `${workload} ${seed} ${size} ${id}`;
