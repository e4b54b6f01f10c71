// The page's end of a coordinator: starts it, gives it a job, stops it, and makes sure that it ends.

import { RaceError } from '../core/errors.ts';
import { Link } from '../core/link.ts';
import { START_TIMEOUT_MS, startWorker, workerPort } from '../core/spawn.ts';
import { support } from '../core/support.ts';
import type { Assets, FromCoordinator, Job, Outcome, ToCoordinator } from '../core/protocol.ts';
import type { Limits } from '../core/link.ts';
import type { RunClock } from './run-clock.ts';

/** The means to follow and to end a run. */
export interface JobControl {
  signal?: AbortSignal;
  onUpdate?: (update: JobUpdate) => void;
  /** The clock by which the run is timed. */
  clock?: RunClock;
}

export type JobUpdate = Extract<FromCoordinator, { type: 'update' }>;

/** A coordinator sends a message many times a second. A coordinator that is silent for this long is taken for dead. */
export const SILENCE = {
  ms: START_TIMEOUT_MS,
  error: (ms: number) =>
    new RaceError(
      'timeout',
      `Nothing was heard of the run for ${ms / 1000} s, so it was ended. Close other tabs and run it again.`,
    ),
};

/** How long an aborted run may take to come to rest. Then its coordinator is ended even if it still computes. */
export const REST_TIMEOUT_MS = 75;

/** The number of times that the page asks for the coordinator's clock. The quickest answer has the smallest error. */
const CLOCK_QUESTIONS = 3;

/** How long the next run waits for a coordinator that was asked to close. */
const CLOSE_TIMEOUT_MS = 3000;

/**
 * A coordinator that has not confirmed its shutdown after this long is terminated, even if that orphans its workers.
 */
const TERMINATE_AFTER_MS = 10_000;

/** After its last message a worker needs this long to end, and uses the processor meanwhile. */
const SETTLE_MS = 40;

/** Settles when every coordinator that was ended is gone. */
let allGone: Promise<unknown> = Promise.resolve();

/** Waits until the coordinators of earlier runs are gone; they would slow the next run down. */
export const whenSettled = () => allGone;

/**
 * Makes sure that a coordinator ends which was asked to close, and makes the next run wait for that.
 * @param gone resolves with the coordinator's last message
 * @param limitMs how long it may take; then it is terminated
 */
export function awaitEnd(
  worker: Worker,
  gone: Promise<void>,
  limitMs: number = TERMINATE_AFTER_MS,
) {
  const timer = setTimeout(() => worker.terminate(), limitMs);
  const settled = gone.then(() => {
    clearTimeout(timer);
    return delay(SETTLE_MS);
  });
  const left = Promise.race([settled, delay(CLOSE_TIMEOUT_MS)]);
  // With Promise.all(), each result would hold the result before, for every run of the page.
  allGone = allGone.then(() => left);
}

export class Coordinator {
  readonly #worker: Worker;
  readonly #link: Link<FromCoordinator, ToCoordinator>;
  /**
   * The flag is not in the run's own memory, because a page keeps every wasm memory until its next garbage collection.
   * A page with little garbage collects late: thirty runs with lists took 11 GB.
   */
  readonly #stopFlag = support().sharedMemory ? new Int32Array(new SharedArrayBuffer(4)) : null;
  #onUpdate: ((update: JobUpdate) => void) | undefined;
  #clock: RunClock | undefined;
  /** Whether the present run has sent a message. */
  #hasBegun = false;
  #resolveGone: () => void = () => {};
  /** Resolves with the last message of the coordinator. */
  readonly #gone = new Promise<void>((resolve) => (this.#resolveGone = resolve));
  hasEnded = false;

  constructor(assets: Assets) {
    this.#worker = startWorker({ assets, role: 'coordinator' }, 'racelane coordinator');
    const onMessage = (message: FromCoordinator) => this.#hear(message);
    this.#link = new Link(workerPort(this.#worker), { onMessage, errorOf: failure });
  }

  /**
   * Gives the coordinator a job, and waits for its outcome.
   * @throws the signal's reason, once the run has come to rest
   */
  async run(job: Job, { signal, onUpdate, clock }: JobControl): Promise<Outcome> {
    signal?.throwIfAborted();
    this.#hasBegun = false;
    this.#onUpdate = onUpdate;
    this.#clock = clock;
    this.#setStopFlag(0);
    const limits = { signal, silence: SILENCE };
    try {
      this.#link.post({ type: 'run', job, stopFlag: this.#stopFlag });
      const { outcome } = await this.#link.next({ type: 'done' }, limits);
      if (clock) await this.#compareClocks(clock, limits);
      return outcome;
    } catch (error) {
      this.#onUpdate = undefined;
      if (signal?.aborted) await this.#rest();
      this.end();
      throw error;
    }
  }

  /**
   * Ends the coordinator and all workers that it owns. The coordinator is first asked to close by itself. If it were
   * terminated right after its own workers, Chromium would leave some of these workers behind, idle.
   */
  end() {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.#setStopFlag(1);
    awaitEnd(this.#worker, this.#gone, this.#hasBegun ? TERMINATE_AFTER_MS : CLOSE_TIMEOUT_MS);
    this.#link.post({ type: 'end' });
  }

  /** Asks for the coordinator's clock. After a run both sides are idle, so the question takes no time from the run. */
  async #compareClocks(clock: RunClock, limits: Limits) {
    for (let asked = 0; asked < CLOCK_QUESTIONS; asked += 1) {
      const askedMs = clock.now();
      this.#link.post({ type: 'ask-clock' });
      const { elapsedMs } = await this.#link.next({ type: 'clock' }, limits);
      clock.hearAnswer(askedMs, elapsedMs);
    }
  }

  /**
   * Waits until nothing computes any more, because a worker that is terminated while it computes goes on for seconds.
   */
  async #rest() {
    this.#setStopFlag(1);
    // A run that has not begun computes nothing, and will find the flag set.
    if (!this.#hasBegun) return;
    const timeout = { ms: REST_TIMEOUT_MS, error: () => new Error('not at rest yet') };
    this.#link.post({ type: 'cancel' });
    await this.#link.next({ type: 'rested' }, { timeout }).catch(() => {});
  }

  /** @param stop whether all computing is to stop at its next step, even where it reads no messages */
  #setStopFlag(stop: 0 | 1) {
    if (this.#stopFlag) Atomics.store(this.#stopFlag, 0, stop);
  }

  #hear(message: FromCoordinator) {
    this.#hasBegun = true;
    this.#clock?.hear(message);
    if (message.type === 'update') this.#onUpdate?.(message);
    if (message.type === 'gone') this.#resolveGone();
  }
}

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const failure = (reason: string) =>
  new RaceError('worker-failed', `The coordinator worker failed: ${reason}. ${remedy()}`);

/**
 * Returns the remedy for the reader. In a sandbox without an origin Chromium starts no module as a worker, whatever
 * its policy.
 */
const remedy = () =>
  self.origin === 'null'
    ? 'This page is in a sandbox, without an origin of its own: the sandbox has to say allow-same-origin too. Or open ' +
      'the page by itself.'
    : "Reload the page. If it goes on: the page's " +
      'Content-Security-Policy has to allow the worker script (worker-src), and on an isolated page the host has to ' +
      'send Cross-Origin-Embedder-Policy with that script too.';
