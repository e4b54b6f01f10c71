// Puts the outcome of a run together.

import type { Run } from '../../pkg/racelane.js';
import type { Outcome, TaskRecord } from '../core/protocol.ts';
import type { Lane } from '../core/report.ts';
import type { Context } from './context.ts';

/** Returns an outcome, with defaults for the parts that few strategies have. */
export function outcomeOf(
  found: Pick<Outcome, 'elapsedMs' | 'lanes' | 'instances'> & Partial<Outcome>,
): Outcome {
  return { records: [], lock: null, loop: null, maxima: [], ...found };
}

/** Returns the core's record of a task. */
export const recordOf = (run: Run, id: number): TaskRecord => ({
  ending: run.ending(id),
  max: run.max(id) ?? null,
  foundMs: run.foundMs(id) ?? -1,
  lane: run.lane(id),
  lostMs: run.lostMs(id),
  droppedSpans: run.droppedSpans(id),
  spans: run.spans(id),
});

/** Returns the records of all tasks in this worker's memory. */
export const recordsOf = ({ run, taskIds }: Context) => taskIds.map((id) => recordOf(run, id));

/** Returns the figures of the lock in this worker's memory. */
export const lockOf = ({ run }: Context) => ({
  switches: run.lockSwitches(),
  waitedMs: run.lockWaitedMs(),
});

/** Returns lanes of one kind, with their labels. */
export function lanesOf(kind: Lane['kind'], count: number): Lane[] {
  const name = { thread: 'Thread', process: 'Process', loop: 'Event loop' }[kind];
  return Array.from({ length: count }, (_, id) => ({
    id,
    kind,
    label: count === 1 ? name : `${name} ${id + 1}`,
  }));
}
