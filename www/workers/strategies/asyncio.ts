// `asyncio`: one worker, one event loop. A task that waits hands the loop on; a task that computes holds it.

import { PHASE } from '../../core/protocol.ts';
import { compute } from '../compute.ts';
import { lanesOf, outcomeOf, recordsOf } from '../outcome.ts';
import { begin, failWithoutRoom, wait } from '../task.ts';
import type { Context } from '../context.ts';
import type { Strategy } from './index.ts';

export const asyncio: Strategy = {
  keepsWorkers: false,
  async run(context) {
    const loop = new Loop();
    // Asking for the run brings up the instance, which is part of the start.
    const { run, taskIds } = context;
    const readyMs = context.now();
    run.showReady();
    await Promise.all(taskIds.map((id) => coroutine(context, loop, id, readyMs)));
    return outcomeOf({
      elapsedMs: context.now(),
      records: recordsOf(context),
      lanes: lanesOf('loop', 1),
      instances: [context.instance.bytes],
      loop: { longestBlockMs: loop.longestBlockMs },
    });
  },
};

async function coroutine(context: Context, loop: Loop, id: number, readyMs: number) {
  const { run, options, signal } = context;
  const onChange = () => context.update();
  await loop.turn(async () => {
    signal.throwIfAborted();
    begin(run, id, 0, readyMs);
    await compute(run, id, onChange);
  });
  failWithoutRoom(context, id);
  if (options.wait === 0) return;
  await wait(run, id, { waitMs: options.wait, signal, onChange });
  run.enter(id, PHASE.queue);
  await loop.turn(async () => run.leave(id));
}

/**
 * The loop: coroutines that are ready have it one after another, in the order in which they became ready. The worker's
 * own event loop is behind it. Where memory is shared a computing task really blocks that one; where it is not, the
 * worker reads its messages between two steps of computing, and other coroutines still have to wait for their turn.
 */
class Loop {
  longestBlockMs = 0;
  #last: Promise<void> = Promise.resolve();

  /** turn waits for the loop, then holds it until `hold` is done. */
  turn(hold: () => Promise<void>) {
    const turn = this.#last.then(async () => {
      const beganMs = performance.now();
      await hold();
      this.longestBlockMs = Math.max(this.longestBlockMs, performance.now() - beganMs);
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
