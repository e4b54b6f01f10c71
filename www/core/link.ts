// One link to another thread or window: it posts messages, waits for answers, and ends every wait.
//
// Page and coordinator, coordinator and worker, element and frame all talk through a Link.
//
// What happens when the other side dies? Each death reaches the link in one of these ways, and breaks it:
//
//   `failed`        the other side says so: its code threw, or the wasm core trapped
//   `error`         the script of a worker could not be loaded or run
//   `messageerror`  a message could not be read
//   silence         nothing comes any more: a worker that the browser ends sends no error
//   a time-out      the message itself has not come in time
//
// A broken link rejects all its waits with one error, and whoever waited ends the rest of the run.

import { fromWire } from './errors.ts';
import { watchSilence } from './waits.ts';
import type { WireError } from './errors.ts';
import type { Watch } from './waits.ts';

export interface Message {
  type: string;
}

/** What every other side may say when it fails. */
export interface Failed {
  type: 'failed';
  error: WireError;
  /** The call that has failed. Without it, the other side can do nothing more. */
  call?: number;
}

/** What a port tells its link. */
export interface Ears<In> {
  heard: (message: In) => void;
  /** @param reason in the browser's words */
  broken: (reason: string) => void;
}

/** What carries a link's messages: a worker, or a window. */
export interface Port<In, Out> {
  post: (message: Out) => void;
  listen: (ears: Ears<In>) => void;
}

/** A time, and the error where something takes longer. */
export interface Limit {
  ms: number;
  error: (ms: number) => Error;
}

/** How a wait may end without its message. */
export interface Limits {
  /** Rejects this wait alone, with the signal's reason. */
  signal?: AbortSignal;
  /** Breaks the link when the message has not come in this time. */
  timeout?: Limit;
  /** Breaks the link when nothing at all has been heard for this time, in whole seconds. */
  silence?: Limit;
}

export interface LinkOptions<In> {
  /** Gets every message, after the wait for it. */
  onMessage?: (message: In) => void;
  /** The error of a port that has broken, for the browser's reason. */
  errorOf?: (reason: string) => Error;
  /** Asks the other side for a sign of life: called every 4 s while silence is watched. */
  ask?: () => void;
}

type Kind<In extends Message, T extends In['type']> = Extract<In, { type: T }>;

/** The fields by which a wait knows its message, such as `{ type: 'task-ended', id: 3 }`. */
type Expected<In extends Message, T extends In['type']> = { type: T } & Partial<Kind<In, T>>;

interface Wait<In> {
  expected: Readonly<Record<string, unknown>>;
  resolve: (message: In) => void;
  reject: (reason: unknown) => void;
}

const ASK_INTERVAL_MS = 4000;

export class Link<In extends Message, Out extends Message> {
  readonly #port: Port<In, Out>;
  readonly #options: LinkOptions<In>;
  readonly #waits: Set<Wait<In>> = new Set();
  readonly #watches: Set<Watch> = new Set();
  #asking: ReturnType<typeof setInterval> | undefined;
  #failure: Error | null = null;
  #rejectFailed: (error: Error) => void = () => {};
  /** Rejects when the link breaks, and never resolves. */
  readonly failed: Promise<never>;

  constructor(port: Port<In, Out>, options: LinkOptions<In> = {}) {
    this.#port = port;
    this.#options = options;
    this.failed = new Promise((_, reject) => (this.#rejectFailed = reject));
    // Where nobody awaits it, the failure is no error of the page.
    this.failed.catch(() => {});
    const { errorOf = Error } = options;
    port.listen({
      heard: (message) => this.#hear(message),
      broken: (reason) => this.break(errorOf(reason)),
    });
  }

  post(message: Out) {
    this.#port.post(message);
  }

  /** Waits for the next message with these fields. */
  next<T extends In['type']>(expected: Expected<In, T>, limits: Limits = {}): Promise<Kind<In, T>> {
    const { signal, timeout, silence } = limits;
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      if (signal?.aborted) return reject(signal.reason);
      const timer = timeout && setTimeout(() => this.break(timeout.error(timeout.ms)), timeout.ms);
      const endWatch = silence && this.watch(silence);
      const abort = () => wait.reject(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      const end = () => {
        this.#waits.delete(wait);
        clearTimeout(timer);
        endWatch?.();
        signal?.removeEventListener('abort', abort);
      };
      const wait: Wait<In> = {
        expected,
        resolve: (message) => {
          end();
          resolve(message as Kind<In, T>);
        },
        reject: (reason) => {
          end();
          reject(reason);
        },
      };
      this.#waits.add(wait);
    });
  }

  /**
   * Breaks the link when nothing is heard for some time.
   * @returns ends the watch
   */
  watch({ ms, error }: Limit): () => void {
    const watch = watchSilence(ms, () => this.break(error(ms)));
    this.#watches.add(watch);
    const { ask } = this.#options;
    if (ask) this.#asking ??= setInterval(ask, ASK_INTERVAL_MS);
    return () => this.#endWatch(watch);
  }

  /** Takes a sign of life. Every message is one; others come from a memory that both sides share. */
  heard() {
    for (const watch of this.#watches) watch.heard();
  }

  /** Rejects every wait. The link goes on: the other side begins anew. */
  endWaits(reason: unknown) {
    for (const wait of this.#waits) wait.reject(reason);
  }

  /** Rejects every wait, and every later one too. Messages can still be posted and heard. */
  break(error: Error) {
    this.#failure ??= error;
    for (const watch of this.#watches) this.#endWatch(watch);
    this.endWaits(this.#failure);
    this.#rejectFailed(this.#failure);
  }

  #hear(message: In) {
    this.heard();
    if (isFailed(message)) this.#fail(message);
    for (const wait of this.#waits) if (fits(message, wait.expected)) wait.resolve(message);
    this.#options.onMessage?.(message);
  }

  #fail({ call, error }: Failed) {
    if (call === undefined) return this.break(fromWire(error));
    for (const wait of this.#waits) {
      if (wait.expected.call === call) wait.reject(fromWire(error));
    }
  }

  #endWatch(watch: Watch) {
    watch.end();
    this.#watches.delete(watch);
    if (this.#watches.size > 0) return;
    clearInterval(this.#asking);
    this.#asking = undefined;
  }
}

const isFailed = (message: Message): message is Failed => message.type === 'failed';

const fits = (message: object, expected: Wait<never>['expected']) =>
  Object.entries(expected).every(
    ([field, value]) => (message as Record<string, unknown>)[field] === value,
  );
