// A worker that the coordinator owns. Every wait on it can fail: an error or a time-out ends it.

import { RaceError, fromWire } from '../core/errors.ts';
import { watchSilence } from '../core/waits.ts';
import { START_TIMEOUT_MS, listen, spawnWorker } from '../core/spawn.ts';
import type { FromCrew, ToProcess, ToThread, WorkerStart } from '../core/protocol.ts';

/**
 * A worker gives a sign of life many times a second while it computes. One that has closed itself, or that the browser
 * has ended, sends no error: only its silence tells.
 */
const SILENCE_TIMEOUT_MS = 10_000;

/**
 * The workers that are coming up. A busy machine brings up many one after another, WebKit above all: one that is not up
 * yet is late only when none of the others has come either for so long.
 */
const comingUp: Set<ReturnType<typeof watchSilence>> = new Set();

export class Child {
  readonly name: string;
  /** Settles once the worker is up. */
  readonly ready: Promise<{ type: 'ready' }>;
  /** Rejects when the worker fails, and never resolves. */
  readonly failed: Promise<never>;
  #worker: Worker;
  /** Settles with its last task, however that ends. */
  rested: Promise<unknown> = Promise.resolve();
  #sinceMs = performance.now();
  /** How long it took to come up, once it has. */
  #upAfterMs: number | null = null;
  /** Ends it where it does not come up. */
  #arrival = watchSilence(START_TIMEOUT_MS, () => this.#fail(this.#late()));
  #silence: ReturnType<typeof watchSilence> | null = null;
  #failure: Error | null = null;
  #waits: Set<{
    hears: (message: any) => boolean;
    resolve: (message: any) => void;
    reject: (error: Error) => void;
  }> = new Set();
  onMessage: (message: FromCrew) => void = () => {};

  constructor(start: WorkerStart, name: string) {
    this.name = name;
    this.#worker = spawnWorker(start.assets.workerUrl, name);
    listen(this.#worker, {
      onMessage: (message) => this.#hear(message),
      onFailure: (reason) => this.#fail(new RaceError('worker-failed', this.#sentence(reason))),
    });
    this.#worker.postMessage(start);
    comingUp.add(this.#arrival);
    const isReady: (message: FromCrew) => message is { type: 'ready' } = (message) =>
      message.type === 'ready';
    this.ready = this.next(isReady);
    this.failed = this.next(isNever);
    // Whoever awaits them hears of a failure; where nobody does, the run was ended already.
    this.ready.catch(() => {});
    this.failed.catch(() => {});
  }

  post(message: ToProcess | ToThread) {
    this.#worker.postMessage(message);
  }

  /** next waits for a message. */
  next<M extends FromCrew>(hears: (message: FromCrew) => message is M): Promise<M> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      this.#waits.add({ hears, resolve, reject });
    });
  }

  /**
   * watch fails it when it gives no more sign of life.
   * @param waitMs how long its task may wait, of which nothing is heard
   */
  watch(waitMs: number) {
    const limitMs = SILENCE_TIMEOUT_MS + Math.ceil(waitMs / 1000) * 1000;
    this.#silence = watchSilence(limitMs, () => this.#fail(silent(limitMs)));
  }

  /** heard takes a sign of life: a message, or a change on the board of the memory that it shares. */
  heard() {
    this.#silence?.heard();
  }

  /**
   * taskEnded waits for the end of a task, however long it takes.
   * @param waitMs as for `watch`
   */
  async taskEnded(id: number, waitMs: number) {
    type TaskEnded = Extract<FromCrew, { type: 'task-ended' }>;

    const hears = ((message) => message.type === 'task-ended' && message.id === id) as (
      message: FromCrew,
    ) => message is TaskEnded;
    this.watch(waitMs);
    const ended = this.next(hears);
    this.rested = ended.catch(() => {});
    try {
      return await ended;
    } finally {
      this.#silence?.end();
    }
  }

  /** How long it took to come up, or has taken so far. */
  get startMs() {
    return this.#upAfterMs ?? performance.now() - this.#sinceMs;
  }

  /** cancel asks the worker to come to rest; one that is still coming up has nothing to come to rest from. */
  cancel() {
    if (this.#upAfterMs === null) return this.terminate();
    this.#worker.postMessage({ type: 'cancel' });
  }

  terminate() {
    this.#worker.terminate();
    this.#fail(new RaceError('worker-failed', this.#sentence('it was ended')));
  }

  #hear(message: FromCrew) {
    this.heard();
    if (message.type === 'failed') return this.#fail(fromWire(message.error));
    if (message.type === 'ready') this.#arrive();
    for (const wait of this.#waits) {
      if (!wait.hears(message)) continue;
      this.#waits.delete(wait);
      wait.resolve(message);
    }
    this.onMessage(message);
  }

  /** #arrive notes that it is up, which gives the others their time anew. */
  #arrive() {
    this.#upAfterMs = performance.now() - this.#sinceMs;
    this.#awaitNoMore();
    for (const arrival of comingUp) arrival.heard();
  }

  #awaitNoMore() {
    this.#arrival.end();
    comingUp.delete(this.#arrival);
  }

  #fail(error: Error) {
    this.#failure ??= error;
    this.#awaitNoMore();
    this.#silence?.end();
    for (const wait of this.#waits) wait.reject(this.#failure);
    this.#waits.clear();
  }

  #sentence(reason: string) {
    return `The worker "${this.name}" failed: ${reason}. Press the button again; if it goes on, reload the page.`;
  }

  #late() {
    return new RaceError(
      'timeout',
      `The worker "${this.name}" did not come up within ${START_TIMEOUT_MS / 1000} s. Close other tabs, or ask for fewer workers.`,
    );
  }
}

const silent = (ms: number) =>
  new RaceError(
    'timeout',
    `The tasks have stood still for ${ms / 1000} s: the browser may have ended one of their workers. ` +
      'Close other tabs, then press the button again.',
  );

const isNever: (message: FromCrew) => message is never = (message) => message === undefined;
