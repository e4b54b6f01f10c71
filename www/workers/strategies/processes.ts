// `processes`: one worker a task, each with a wasm instance and a memory of its own, started for this run.

import { Process } from '../crew.ts';
import { lanesOf, outcomeOf } from '../outcome.ts';
import { performOnOneEach } from '../pool.ts';
import type { Outcome } from '../../core/protocol.ts';
import type { Context } from '../context.ts';

export async function processes(context: Context): Promise<Outcome> {
  const { members, records } = await performOnOneEach(context, Process);
  return outcomeOf({
    elapsedMs: context.now(),
    records,
    lanes: lanesOf('process', members.length),
    instances: members.map(({ memoryBytes }) => memoryBytes),
  });
}
