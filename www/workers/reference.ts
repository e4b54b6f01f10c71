// Finds every max again by a plain loop, outside the timed part, in one process for each core.

import { Process } from './crew.ts';
import { Executor } from './executor.ts';
import { outcomeOf } from './outcome.ts';
import type { Context } from './context.ts';

/** @param context its option `workers` is how many processes may compute at once */
export async function referenceMaxima(context: Context) {
  const { taskIds, options } = context;
  const count = Math.min(options.workers, taskIds.length);
  const executor = new Executor(
    Array.from({ length: count }, (_, lane) => new Process(context, lane, count)),
  );
  const results = await Promise.all(
    taskIds.map((id) => executor.submit((member) => member.perform(context, id))),
  );
  const maxima = results.map(({ max }) => max ?? null);
  return outcomeOf({ elapsedMs: context.now(), lanes: [], instances: [], maxima });
}
