// A worker, from the side of the coordinator that owns it.
//
// A worker that dies in mid-run breaks its link (core/link.ts), by its error or by its silence. Then `ready`, `failed`
// and the wait for its task reject, and the strategy rejects with them. `carryOut` in workers/coordinator.ts stops the
// other workers, terminates them all and sends `failed` to the page. On the page race() rejects with the same error,
// and the widget shows the message in the row.

import { clockMs } from '../core/clock.ts';
import { RaceError } from '../core/errors.ts';
import { Link } from '../core/link.ts';
import { START_TIMEOUT_MS, startWorker, workerPort } from '../core/spawn.ts';
import type { FromCrew, HeardAt, ToProcess, ToThread, WorkerStart } from '../core/protocol.ts';

type CrewLink = Link<FromCrew, ToProcess | ToThread>;

/**
 * A computing worker gives a sign of life many times a second. A worker that closed itself, or that the browser ended,
 * sends no error: only its silence reveals its end.
 */
const SILENCE_TIMEOUT_MS = 10_000;

/**
 * The links of workers that are starting. A busy machine starts many workers one after another, above all in WebKit.
 * So a worker is late only when no other worker has started in the same time either.
 */
const starting: Set<CrewLink> = new Set();

export class Child {
  readonly name: string;
  /** Settles once the worker is up. */
  readonly ready: Promise<unknown>;
  /** Settles with the worker's last task, however that ends. */
  rested: Promise<unknown> = Promise.resolve();
  /** When the worker was up, on this coordinator's clock. */
  readyAtMs = 0;
  /** When the worker last said `ready` or `task-ended`, on this coordinator's clock. */
  #heardMs = 0;
  onMessage: (message: FromCrew) => void = () => {};
  readonly #worker: Worker;
  readonly #link: CrewLink;
  readonly #sinceMs = performance.now();
  /** How long the worker took to start; null until then. */
  #upAfterMs: number | null = null;

  constructor(start: WorkerStart, name: string) {
    this.name = name;
    this.#worker = startWorker(start, name);
    this.#link = new Link(workerPort<FromCrew, ToProcess | ToThread>(this.#worker), {
      onMessage: (message) => this.#hear(message),
      errorOf: (reason) => this.#failure(reason),
    });
    starting.add(this.#link);
    const silence = { ms: START_TIMEOUT_MS, error: () => this.#late() };
    this.ready = this.#link.next({ type: 'ready' }, { silence });
    // After the end of a run nobody awaits `ready` any more.
    this.ready.catch(() => starting.delete(this.#link));
  }

  /** Rejects when the worker fails, and never resolves. */
  get failed() {
    return this.#link.failed;
  }

  post(message: ToProcess | ToThread) {
    this.#link.post(message);
  }

  /**
   * Breaks the link when the worker gives no sign of life.
   * @param waitMs how long a task may wait: a waiting task is silent
   * @returns ends the watch
   */
  watch(waitMs: number) {
    return this.#link.watch(silenceFor(waitMs));
  }

  /** Counts a change in the shared memory as a sign of life, because a computing thread sends no messages. */
  keepAlive() {
    // A starting worker computes nothing, so another worker made the change.
    if (this.#upAfterMs !== null) this.#link.keepAlive();
  }

  /**
   * Waits for the end of a task, however long it takes.
   * @param waitMs as for `watch`
   */
  taskEnded(id: number, waitMs: number) {
    const ended = this.#link.next({ type: 'task-ended', id }, { silence: silenceFor(waitMs) });
    this.rested = ended.catch(() => {});
    return ended;
  }

  /** How long the worker took to start, or has taken so far. */
  get startMs() {
    return this.#upAfterMs ?? performance.now() - this.#sinceMs;
  }

  /** Returns the reading by which the worker sets its clock. */
  get clock(): HeardAt {
    return { heardMs: this.#heardMs, sentMs: clockMs() };
  }

  /** Asks the worker to come to rest. A worker that is still starting is terminated at once. */
  cancel() {
    if (this.#upAfterMs === null) return this.terminate();
    this.#link.post({ type: 'cancel' });
  }

  terminate() {
    this.#worker.terminate();
    this.#link.break(this.#failure('it was ended'));
  }

  #hear(message: FromCrew) {
    if (message.type !== 'progress') this.#heardMs = clockMs();
    if (message.type === 'ready') {
      this.readyAtMs = this.#heardMs;
      this.#link.post({ type: 'clock', ...this.clock });
      this.#upAfterMs = performance.now() - this.#sinceMs;
      starting.delete(this.#link);
      // The other starting workers get the full time again.
      for (const link of starting) link.keepAlive();
    }
    this.onMessage(message);
  }

  #failure(reason: string) {
    return new RaceError(
      'worker-failed',
      `The worker "${this.name}" failed: ${reason}. Press the button again; if it goes on, reload the page.`,
    );
  }

  #late() {
    return new RaceError(
      'timeout',
      `The worker "${this.name}" did not come up within ${START_TIMEOUT_MS / 1000} s. Close other tabs, or ask for fewer workers.`,
    );
  }
}

const silenceFor = (waitMs: number) => ({
  ms: SILENCE_TIMEOUT_MS + Math.ceil(waitMs / 1000) * 1000,
  error: silenceError,
});

const silenceError = (ms: number) =>
  new RaceError(
    'timeout',
    `The tasks have stood still for ${ms / 1000} s: the browser may have ended one of their workers. ` +
      'Close other tabs, then press the button again.',
  );
