// The two kinds of worker that carry out whole tasks: processes and threads. A strategy treats both alike.

import { outOfMemory, pagesEach } from '../core/room.ts';
import { recordOf } from './outcome.ts';
import { begin } from './task.ts';
import type { TaskRecord } from '../core/protocol.ts';
import type { Child } from './child.ts';
import type { Context } from './context.ts';

export interface Member {
  lane: number;
  child: Child;
  /** The size of its own memory; 0 where it shares the coordinator's. */
  memoryBytes: number;
  perform: (context: Context, id: number) => Promise<{ record?: TaskRecord; max?: number | null }>;
}

/** Starts a worker for one lane; `count` is how many there are of its kind. */
export type MemberKind = new (context: Context, lane: number, count: number) => Member;

/** A worker with its own memory: its tasks are recorded there, and the records come back by message. */
export class Process implements Member {
  readonly child: Child;
  readonly lane: number;
  memoryBytes = 0;

  /** @param count how many processes the run has */
  constructor(context: Context, lane: number, count: number) {
    this.lane = lane;
    const pages = pagesEach(context.options, count);
    this.child = context.hire({ role: 'process', pages }, `racelane process ${lane + 1}`);
  }

  /** Carries out one task. */
  async perform(context: Context, id: number) {
    const { job, originMs, options, signal, stopFlag } = context;
    signal.throwIfAborted();
    this.child.onMessage = (message) => {
      if (message.type === 'progress') context.show(message.state);
    };
    const ended = this.child.taskEnded(id, options.wait);
    const readyMs = this.child.readyAtMs - originMs;
    const { kind, spans } = job;
    const task = { kind, options, originMs, spans, stopFlag, id, lane: this.lane, readyMs };
    this.child.post({ type: 'task', clock: this.child.clock, ...task });
    const { record, max, memoryBytes = 0, largestList = 0 } = await ended;
    this.memoryBytes = memoryBytes;
    if (record?.ending === 'out-of-memory') throw outOfMemory(options.size, 1, largestList);
    return { record, max };
  }
}

/** A worker that shares the coordinator's memory, where its tasks are recorded. */
export class Thread implements Member {
  readonly child: Child;
  readonly lane: number;
  memoryBytes = 0;

  constructor(context: Context, lane: number) {
    this.lane = lane;
    const { memory } = context.instance;
    this.child = context.hire({ role: 'thread', memory }, `racelane thread ${lane + 1}`);
  }

  /** Carries out one task under the lock. */
  async perform(context: Context, id: number) {
    const { run, instance, options, originMs, signal } = context;
    signal.throwIfAborted();
    begin(run, id, this.lane, this.child.readyAtMs - originMs);
    const ended = this.child.taskEnded(id, options.wait);
    this.child.post({ type: 'task', clock: this.child.clock, address: run.address(), id });
    await ended;
    const record = recordOf(run, id);
    // In a pool each thread has one list in memory at a time; without a pool each task has its own thread.
    const lists = Math.min(options.tasks, context.crewSize);
    if (record.ending === 'out-of-memory') {
      throw outOfMemory(options.size, lists, instance.largestList(lists, options.size));
    }
    return { record };
  }
}
