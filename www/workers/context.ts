// What a strategy has to hand while it runs: the job, the clock, the board of its tasks, its workers, and the way to stop.

import { Run } from '../../pkg/racelane.js';
import { readBoard } from './board.ts';
import { Child } from './child.ts';
import { tellPage } from './owner.ts';
import { instantiate } from './wasm.ts';
import type { Options } from '../core/report.ts';
import type { Assets, CrewRole, Job, TaskState } from '../core/protocol.ts';

/** A screen shows some 60 pictures a second; more messages than that nobody would see. */
const UPDATE_INTERVAL_MS = 17;

export class Context {
  readonly assets: Assets;
  readonly job: Job;
  readonly options: Options;
  readonly taskIds: number[];
  readonly signal: AbortSignal;
  /** One number shared by the page and whatever computes for the run. */
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

  /** now gives milliseconds since the run began. */
  now() {
    return performance.timeOrigin + performance.now() - this.job.originMs;
  }

  /** The wasm instance of this worker, for strategies whose tasks live in its memory. */
  get instance() {
    return instantiate(this.assets.module);
  }

  /** The run in this worker's memory. */
  get run() {
    if (this.#run) return this.#run;
    // The core has to be there before anything of it.
    instantiate(this.assets.module);
    this.#run = new Run(this.options, this.job.originMs, this.job.spans);
    return this.#run;
  }

  /** hire starts a worker that ends with this run at the latest. */
  hire(role: CrewRole, name: string) {
    const child = new Child({ assets: this.assets, ...role }, name);
    this.adopt(child);
    return child;
  }

  /** How many workers it has. */
  get crewSize() {
    return this.#children.size;
  }

  /** How long the slowest of them took to come up. */
  get slowestStartMs() {
    return Math.max(0, ...[...this.#children].map(({ startMs }) => startMs));
  }

  /** @param child one that may have been hired for an earlier run */
  adopt(child: Child) {
    this.#children.add(child);
  }

  /** showReady shows that tasks which have not begun are only waiting for their turn: a worker is up. */
  showReady() {
    for (const id of this.taskIds) this.#run?.showReady(id);
    for (const [id, state] of this.#board) {
      if (state.phase === 'start') this.show({ ...state, id, phase: 'queue' });
    }
  }

  show(state: TaskState) {
    this.#board.set(state.id, { ...state, sinceMs: this.now() });
  }

  /** update hears whether the page wants an end, and tells it how the tasks stand, at most once a frame. */
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

  /** hush tells the page nothing more of how the tasks stand: they are done. */
  hush() {
    clearInterval(this.#timer);
  }

  /** stop asks everything that computes for this run to come to rest. */
  stop() {
    if (this.stopFlag) Atomics.store(this.stopFlag, 0, 1);
    this.#run?.stop();
    this.#stop.abort();
    for (const child of this.#children) child.cancel();
  }

  /** rested waits until none of its workers computes any more. */
  rested() {
    return Promise.all([...this.#children].map((child) => child.rested));
  }

  /** close ends the workers of this run, but for those that `keep` says stay warm. */
  close(keep = false) {
    clearInterval(this.#timer);
    if (!keep) for (const child of this.#children) child.terminate();
    try {
      this.#run?.free();
    } catch {
      // After a trap of the core the run stays borrowed for ever. This worker ends soon, and its memory with it.
    }
    this.#run = null;
  }

  /** Tasks in this worker's memory keep their board there. */
  #readBoard() {
    if (!this.#run) return;
    for (const id of this.taskIds) {
      const state = readBoard(this.#run, id);
      const known = this.#board.get(state.id);
      // Threads cannot send messages while they compute. One that stands still may wait for another, so any that moves counts.
      if (known?.phase !== state.phase || known.progress !== state.progress) {
        for (const child of this.#children) child.heard();
      }
      if (known?.phase !== state.phase) this.show(state);
      else Object.assign(known, state);
    }
  }
}
