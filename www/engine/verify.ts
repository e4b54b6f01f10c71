// Checks every max against a plain loop, which runs outside the timed part and once for each list.

import { RaceError } from '../core/errors.ts';
import { coreCount } from '../core/support.ts';
import { Coordinator } from './coordinator.ts';
import type { Assets, Job } from '../core/protocol.ts';
import type { Options, TaskReport } from '../core/report.ts';

/** The number of lists whose max is kept: about a megabyte. */
const MOST_KNOWN = 8192;

/** The greatest number of workers that an option takes. */
const MOST_WORKERS = 64;

/** The maxima that the plain loop has found, by list, the oldest first. */
const knownMaxima: Map<string, number | null> = new Map();

/**
 * Compares each task's max with the plain loop's.
 * @throws RaceError `worker-failed` where a max is wrong
 */
export async function verify(
  assets: Assets,
  options: Options,
  tasks: readonly TaskReport[],
  signal?: AbortSignal,
) {
  const unknown = tasks.map(({ id }) => id).filter((id) => !knownMaxima.has(listKey(options, id)));
  if (unknown.length > 0) await findMaxima(assets, options, unknown, signal);
  for (const { id, max } of tasks) {
    const expected = knownMaxima.get(listKey(options, id));
    if (max === expected) continue;
    throw new RaceError(
      'worker-failed',
      `Task ${id} found ${max}, but a plain loop over the same numbers found ${expected}. The result is not shown. ` +
        'Please report this with your browser and the options.',
    );
  }
  for (const key of knownMaxima.keys()) {
    if (knownMaxima.size <= MOST_KNOWN) break;
    knownMaxima.delete(key);
  }
}

/** Runs the plain loop over some lists, and remembers their maxima. */
async function findMaxima(
  assets: Assets,
  options: Options,
  taskIds: number[],
  signal?: AbortSignal,
) {
  const coordinator = new Coordinator(assets);
  try {
    const job: Job = {
      kind: 'reference',
      options: { ...options, workers: Math.min(coreCount(), MOST_WORKERS) },
      taskIds,
      spans: false,
    };
    const { maxima } = await coordinator.run(job, { signal });
    taskIds.forEach((id, index) => knownMaxima.set(listKey(options, id), maxima[index]));
  } finally {
    coordinator.end();
  }
}

const listKey = ({ workload, seed, size }: Options, id: number) =>
  `${workload} ${seed} ${size} ${id}`;
