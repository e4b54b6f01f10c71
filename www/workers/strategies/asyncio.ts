// `asyncio`: one worker, one event loop. A waiting task hands the loop to the next; a computing task holds it.

import { begin, compute, failWithoutRoom, wait } from '../task.ts';
import { lanesOf, outcomeOf, recordsOf } from '../outcome.ts';
import type { Outcome } from '../../core/protocol.ts';
import type { Context } from '../context.ts';

export async function asyncio(context: Context): Promise<Outcome> {
  const loop = new Loop();
  // The first access to `run` creates the wasm instance, which is part of the start-up.
  const { run, taskIds } = context;
  const readyMs = context.now();
  for (const id of taskIds) run.showReady(id);
  await Promise.all(taskIds.map((id) => runCoroutine(context, loop, id, readyMs)));
  return outcomeOf({
    elapsedMs: context.now(),
    records: recordsOf(context),
    lanes: lanesOf('loop', 1),
    instances: [context.instance.bytes],
    loop: { longestBlockMs: loop.longestBlockMs },
  });
}

/** Carries out one task: it computes while it holds the loop, then waits without the loop. */
async function runCoroutine(context: Context, loop: Loop, id: number, readyMs: number) {
  const { run, options, signal } = context;
  const onChange = () => context.update();
  await loop.hold(async () => {
    signal.throwIfAborted();
    begin(run, id, 0, readyMs);
    await compute(run, id, onChange);
  });
  failWithoutRoom(context, id);
  if (options.wait === 0) return;
  await wait(run, id, { waitMs: options.wait, signal, onChange });
  run.enter(id, 'queue');
  await loop.hold(async () => run.leave(id));
}

/**
 * An event loop: coroutines hold it one after another, in the order in which they became ready.
 *
 * The worker's own event loop runs beneath. Where memory is shared, a computing task blocks that loop as well. Elsewhere
 * the worker reads its messages between two steps of computing, and this class keeps the other coroutines waiting.
 */
class Loop {
  /** The longest time for which one coroutine held the loop. */
  longestBlockMs = 0;
  #last: Promise<void> = Promise.resolve();

  /** Waits until the loop is free, then holds it until `work` is done. */
  hold(work: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(async () => {
      const beganMs = performance.now();
      await work();
      this.longestBlockMs = Math.max(this.longestBlockMs, performance.now() - beganMs);
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
