// The page's hold on a coordinator worker: starts it, hears it, stops it, and sees to it that it ends.

import { RaceError, fromWire } from '../core/errors.ts';
import { watchSilence } from '../core/waits.ts';
import { START_TIMEOUT_MS, listen, spawnWorker } from '../core/spawn.ts';
import { support } from '../core/support.ts';
import type {
  Assets,
  FromCoordinator,
  Job,
  Outcome,
  ToCoordinator,
  WorkerStart,
} from '../core/protocol.ts';

export type JobUpdate = Extract<FromCoordinator, { type: 'update' }>;

/** A coordinator that is up speaks many times a second. One that has been silent for so long will not speak again. */
const SILENCE_TIMEOUT_MS = START_TIMEOUT_MS;

/** A run that was aborted has this long to come to rest before its coordinator is ended as it is. */
const REST_TIMEOUT_MS = 75;

/** The next run waits for a coordinator that is asked to close for so long. */
const CLOSE_TIMEOUT_MS = 3000;

/**
 * One that has not said its last word by then is terminated, whatever becomes of its own workers: if it had any, later.
 */
const TERMINATE_AFTER_MS = 10_000;

/** After its last word a worker is still taken apart, which takes some processor time. */
const SETTLE_MS = 40;

/** Settles when every coordinator that was ended is gone. */
let allGone: Promise<unknown> = Promise.resolve();

/** whenSettled waits for what is left of the runs before, which would be measured with the next. */
export const whenSettled = () => allGone;

export class Coordinator {
  #worker;
  /**
   * Not a flag in the run's own memory: a page that has ever held one of those keeps it until it collects its garbage,
   * which a page with little of its own does late. Thirty runs with lists took 11 GB.
   */
  #stopFlag = support().sharedMemory ? new Int32Array(new SharedArrayBuffer(4)) : null;
  /** Whether the present run has said a word. */
  #begun = false;
  #silence: ReturnType<typeof watchSilence> | null = null;
  #onMessage: (message: FromCoordinator) => void = () => {};
  #onFailure: (error: Error) => void = () => {};
  #gone = false;
  ended = false;

  constructor(assets: Assets) {
    this.#worker = spawnWorker(assets.workerUrl, 'racelane coordinator');
    listen(this.#worker, {
      onMessage: (message) => this.#hear(message),
      onFailure: (reason) => this.#onFailure(failure(reason)),
    });
    const start: WorkerStart = { assets, role: 'coordinator' };
    this.#worker.postMessage(start);
  }

  /**
   * run has a job done.
   * @returns rejects with the signal's reason once the run has come to rest
   */
  async run(
    job: Job,
    { signal, onUpdate }: { signal?: AbortSignal; onUpdate?: (update: JobUpdate) => void },
  ): Promise<Outcome> {
    signal?.throwIfAborted();
    const cleanUp: (() => void)[] = [];
    try {
      return await new Promise((resolve, reject) => {
        this.#onFailure = reject;
        this.#onMessage = (message) => {
          if (message.type === 'done') resolve(message.outcome);
          else if (message.type === 'failed') reject(fromWire(message.error));
          else if (message.type === 'update') onUpdate?.(message);
        };
        this.#silence = watchSilence(SILENCE_TIMEOUT_MS, () => reject(silence()));
        cleanUp.push(this.#silence.end);
        const onAbort = () => this.#rest().then(() => reject(signal?.reason));
        signal?.addEventListener('abort', onAbort, { once: true });
        cleanUp.push(() => signal?.removeEventListener('abort', onAbort));
        this.#begun = false;
        this.#setStopFlag(0);
        this.#post({ type: 'run', job, stopFlag: this.#stopFlag });
      });
    } catch (error) {
      this.end();
      throw error;
    } finally {
      for (const clean of cleanUp) clean();
    }
  }

  /**
   * end ends the coordinator, and with it every worker that it owns. It is asked to close by itself first: where a
   * worker is terminated right after it has terminated its own workers, Chromium leaves some of those behind, idle.
   */
  end() {
    if (this.ended) return;
    this.ended = true;
    this.#setStopFlag(1);
    const gone = new Promise((resolve) => {
      const timer = setTimeout(
        () => this.#worker.terminate(),
        this.#begun ? TERMINATE_AFTER_MS : CLOSE_TIMEOUT_MS,
      );
      const hasLeft = () => {
        clearTimeout(timer);
        setTimeout(resolve, SETTLE_MS);
      };
      setTimeout(resolve, CLOSE_TIMEOUT_MS);
      // One that was aborted leaves by itself, and may have said its last word already.
      if (this.#gone) hasLeft();
      this.#onMessage = ({ type }) => type === 'gone' && hasLeft();
    });
    // Not Promise.all(): what it gives would hold what it gave before, and so on, for every run of the page.
    allGone = allGone.then(() => gone);
    this.#post({ type: 'end' });
  }

  /** #rest lets what computes come to rest first: a worker that is ended while it computes goes on for seconds. */
  #rest() {
    this.#setStopFlag(1);
    // One that has not even begun has nothing to come to rest from: when it does, it finds the flag set.
    if (!this.#begun) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onMessage = ({ type }) => type === 'rested' && resolve(undefined);
      this.#onFailure = resolve;
      setTimeout(resolve, REST_TIMEOUT_MS);
      this.#post({ type: 'cancel' });
    });
  }

  /** @param stop whether what computes is to stop at its next step, even where it reads no messages */
  #setStopFlag(stop: 0 | 1) {
    if (this.#stopFlag) Atomics.store(this.#stopFlag, 0, stop);
  }

  #hear(message: FromCoordinator) {
    this.#begun = true;
    this.#silence?.heard();
    if (message.type === 'gone') this.#gone = true;
    this.#onMessage(message);
  }

  #post(message: ToCoordinator) {
    this.#worker.postMessage(message);
  }
}

const failure = (reason: string) =>
  new RaceError('worker-failed', `The coordinator worker failed: ${reason}. ${remedy()}`);

/**
 * remedy says what to do. In a sandbox without an origin Chromium starts no module as a worker, whatever its policy.
 */
const remedy = () =>
  self.origin === 'null'
    ? 'This page is in a sandbox, without an origin of its own: the sandbox has to say allow-same-origin too. Or open ' +
      'the page by itself.'
    : "Reload the page. If it goes on: the page's " +
      'Content-Security-Policy has to allow the worker script (worker-src), and on an isolated page the host has to ' +
      'send Cross-Origin-Embedder-Policy with that script too.';

const silence = () =>
  new RaceError(
    'timeout',
    `Nothing was heard of the run for ${SILENCE_TIMEOUT_MS / 1000} s, so it was ended. Close other tabs and run it again.`,
  );
