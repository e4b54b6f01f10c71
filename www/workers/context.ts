// The context of one run: its job, its clock, the board of its tasks, its workers, and the way to stop them.

import { Run } from '../../pkg/racelane.js';
import { clockMs } from '../core/clock.ts';
import { Child } from './child.ts';
import { tellPage } from './owner.ts';
import { instantiate } from './wasm.ts';
import type { Assets, CrewRole, Job, TaskState } from '../core/protocol.ts';
import type { Options } from '../core/report.ts';

/** Returns the state of a task. */
export const readBoard = (run: Run, id: number): TaskState => ({
  id,
  lane: run.lane(id),
  phase: run.phase(id) ?? 'done',
  progress: run.progress(id),
});

/** A screen shows about 60 frames a second, so more messages would be wasted. */
const UPDATE_INTERVAL_MS = 17;

export class Context {
  readonly assets: Assets;
  readonly job: Job;
  /** When this coordinator heard of the run, on its own clock. */
  readonly originMs = clockMs();
  readonly options: Options;
  readonly taskIds: number[];
  readonly signal: AbortSignal;
  /** One number that the page shares with all workers of the run; null where memory cannot be shared. */
  readonly stopFlag: Int32Array | null;
  #board: Map<number, TaskState & { sinceMs: number }> = new Map();
  #lastUpdateMs = 0;
  #timer: ReturnType<typeof setInterval>;
  #stop = new AbortController();
  #children: Set<Child> = new Set();
  #run: Run | null = null;

  constructor(assets: Assets, job: Job, stopFlag: Int32Array | null) {
    this.assets = assets;
    this.stopFlag = stopFlag;
    this.job = job;
    this.options = job.options;
    this.taskIds = job.taskIds;
    this.signal = this.#stop.signal;
    for (const id of job.taskIds) this.show({ id, lane: 0, phase: 'start', progress: 0 });
    this.#timer = setInterval(() => this.update(), UPDATE_INTERVAL_MS);
  }

  /** Returns the milliseconds since this coordinator heard of the run. */
  now() {
    return clockMs() - this.originMs;
  }

  /** The wasm instance of this worker, for strategies whose tasks live in its memory. */
  get instance() {
    return instantiate(this.assets.module);
  }

  /** The run in this worker's memory. */
  get run() {
    if (this.#run) return this.#run;
    // The core has to be instantiated before its classes can be used.
    instantiate(this.assets.module);
    this.#run = new Run(this.options, this.originMs, this.job.spans);
    return this.#run;
  }

  /** Starts a worker for this run. */
  hire(role: CrewRole, name: string) {
    const child = new Child({ assets: this.assets, ...role }, name);
    this.adopt(child);
    return child;
  }

  /** How many workers the run has. */
  get crewSize() {
    return this.#children.size;
  }

  /** How long the slowest worker took to start. */
  get slowestStartMs() {
    return Math.max(0, ...[...this.#children].map(({ startMs }) => startMs));
  }

  /** Takes over a worker that an earlier run has started. */
  adopt(child: Child) {
    this.#children.add(child);
  }

  /** Shows the tasks that have not begun as queueing: a worker is up, so they only wait for their turn. */
  showReady() {
    for (const id of this.taskIds) this.#run?.showReady(id);
    for (const [id, state] of this.#board) {
      if (state.phase === 'start') this.show({ ...state, id, phase: 'queue' });
    }
  }

  show(state: TaskState) {
    this.#board.set(state.id, { ...state, sinceMs: this.now() });
  }

  /** Reads the page's stop flag, and sends the state of the tasks to the page, at most once a frame. */
  update() {
    if (this.stopFlag && Atomics.load(this.stopFlag, 0) !== 0) this.#run?.stop();
    const elapsedMs = this.now();
    if (elapsedMs - this.#lastUpdateMs < UPDATE_INTERVAL_MS - 1) return;
    this.#lastUpdateMs = elapsedMs;
    this.#readBoard();
    const tasks = [...this.#board.values()].map(({ sinceMs, ...state }) => {
      if (state.phase !== 'wait') return state;
      return { ...state, progress: Math.min((elapsedMs - sinceMs) / this.options.wait, 1) };
    });
    tellPage({ type: 'update', elapsedMs, tasks });
  }

  /** Ends the updates: all tasks are done. */
  endUpdates() {
    clearInterval(this.#timer);
  }

  /** Asks all workers of this run, and this one, to come to rest. */
  stop() {
    if (this.stopFlag) Atomics.store(this.stopFlag, 0, 1);
    this.#run?.stop();
    this.#stop.abort();
    for (const child of this.#children) child.cancel();
  }

  /** Waits until no worker of this run has a task any more. */
  rested() {
    return Promise.all([...this.#children].map((child) => child.rested));
  }

  /**
   * Ends the run.
   * @param keep whether its workers stay warm for the next run
   */
  close(keep = false) {
    clearInterval(this.#timer);
    if (!keep) for (const child of this.#children) child.terminate();
    try {
      this.#run?.free();
    } catch {
      // After a trap the run stays borrowed for ever. This worker ends soon, and its memory with it.
    }
    this.#run = null;
  }

  /** Reads the board of the tasks in this worker's memory. */
  #readBoard() {
    if (!this.#run) return;
    for (const id of this.taskIds) {
      const state = readBoard(this.#run, id);
      const known = this.#board.get(state.id);
      // A thread sends no messages while it computes, and stands still while another thread has the lock. So a change
      // of any task is a sign of life of all threads.
      if (known?.phase !== state.phase || known.progress !== state.progress) {
        for (const child of this.#children) child.keepAlive();
      }
      if (known?.phase !== state.phase) this.show(state);
      else Object.assign(known, state);
    }
  }
}
