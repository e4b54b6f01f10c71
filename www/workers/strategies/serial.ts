// `serial`: one worker; each task computes, then waits, before the next begins.

import { lanesOf, outcomeOf, recordsOf } from '../outcome.ts';
import { begin, failWithoutRoom, perform } from '../task.ts';
import type { Outcome } from '../../core/protocol.ts';
import type { Context } from '../context.ts';

export async function serial(context: Context): Promise<Outcome> {
  const { run, taskIds, options, signal } = context;
  const readyMs = context.now();
  for (const id of taskIds) run.showReady(id);
  const how = { waitMs: options.wait, signal, onChange: () => context.update() };
  for (const id of taskIds) {
    signal.throwIfAborted();
    begin(run, id, 0, readyMs);
    await perform(run, id, how);
    failWithoutRoom(context, id);
  }
  return outcomeOf({
    elapsedMs: context.now(),
    records: recordsOf(context),
    lanes: lanesOf('thread', 1),
    instances: [context.instance.bytes],
  });
}
