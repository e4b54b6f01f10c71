// A worker that the coordinator owns, as the coordinator sees it.
//
// What happens when a worker dies in mid-run? Its link breaks (core/link.ts), by its error or by its silence. Then
// `ready`, `failed` and the wait for its task reject, the strategy rejects with them, and `carryOut` in
// workers/coordinator.ts stops the other workers, terminates them all and sends `failed` to the page. There race()
// rejects with the same error, and the widget shows its message in the row.

import { RaceError } from '../core/errors.ts';
import { Link } from '../core/link.ts';
import { START_TIMEOUT_MS, startWorker, workerPort } from '../core/spawn.ts';
import type { FromCrew, ToProcess, ToThread, WorkerStart } from '../core/protocol.ts';

type CrewLink = Link<FromCrew, ToProcess | ToThread>;

/**
 * A worker that computes gives a sign of life many times a second. A worker that has closed itself, or that the browser
 * has ended, sends no error: only its silence tells.
 */
const SILENCE_TIMEOUT_MS = 10_000;

/**
 * The links of workers that are starting. A busy machine starts many workers one after another, WebKit above all. So a
 * worker is late only when none of the others has come up for this time either.
 */
const starting: Set<CrewLink> = new Set();

export class Child {
  readonly name: string;
  /** Settles once the worker is up. */
  readonly ready: Promise<unknown>;
  /** Settles with the worker's last task, however that ends. */
  rested: Promise<unknown> = Promise.resolve();
  onMessage: (message: FromCrew) => void = () => {};
  readonly #worker: Worker;
  readonly #link: CrewLink;
  readonly #sinceMs = performance.now();
  /** How long the worker took to come up, once it has. */
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
    // A run that has ended already does not await it any more.
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
   * Takes the worker for dead when it gives no sign of life.
   * @param waitMs how long a task may wait: a waiting task is silent
   * @returns ends the watch
   */
  watch(waitMs: number) {
    return this.#link.watch(silenceFor(waitMs));
  }

  /** Takes a change on the board of a shared memory for a sign of life: a thread that computes sends no messages. */
  heard() {
    // A worker that is still starting computes nothing, so such a change is none of its doing.
    if (this.#upAfterMs !== null) this.#link.heard();
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

  /** How long the worker took to come up, or has taken so far. */
  get startMs() {
    return this.#upAfterMs ?? performance.now() - this.#sinceMs;
  }

  /** Asks the worker to come to rest. A worker that is still starting has nothing to come to rest from. */
  cancel() {
    if (this.#upAfterMs === null) return this.terminate();
    this.#link.post({ type: 'cancel' });
  }

  terminate() {
    this.#worker.terminate();
    this.#link.break(this.#failure('it was ended'));
  }

  #hear(message: FromCrew) {
    if (message.type === 'ready') {
      this.#upAfterMs = performance.now() - this.#sinceMs;
      starting.delete(this.#link);
      // Now the others have their time anew.
      for (const link of starting) link.heard();
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
  error: silent,
});

const silent = (ms: number) =>
  new RaceError(
    'timeout',
    `The tasks have stood still for ${ms / 1000} s: the browser may have ended one of their workers. ` +
      'Close other tabs, then press the button again.',
  );
