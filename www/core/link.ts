// One link to another thread or window: it posts messages, waits for answers, and ends every wait.
//
// Page and coordinator, coordinator and worker, element and frame all talk through a Link.
//
// The link detects the death of the other side in one of these ways, and then breaks:
//
//   `failed`        the other side reports a failure: its code threw, or the wasm core trapped
//   `error`         the script of a worker could not be loaded or run
//   `messageerror`  a message could not be read
//   silence         no message arrives: a worker that the browser ends sends no error
//   a time-out      an expected message does not arrive in time
//
// A broken link rejects all its waits with one error. The code that waited then ends the rest of the run.

import { fromWire } from './wire-errors.ts';
import { watchSilence } from './silence.ts';
import type { WireError } from './wire-errors.ts';
import type { Watch } from './silence.ts';

export interface Message {
  type: string;
}

/** The message by which either side reports a failure. */
export interface Failed {
  type: 'failed';
  error: WireError;
  /** The call that failed. Without a call, the other side as a whole has failed. */
  call?: number;
}

/** The callbacks by which a port informs its link. */
export interface PortListener<In> {
  onMessage: (message: In) => void;
  /** @param reason in the browser's words */
  onBreak: (reason: string) => void;
}

/** The carrier of a link's messages: a worker or a window. */
export interface Port<In, Out> {
  post: (message: Out) => void;
  listen: (listener: PortListener<In>) => void;
}

/** A time limit, and the error for exceeding the limit. */
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
  /** Receives every message, after the waits for that message have settled. */
  onMessage?: (message: In) => void;
  /** Returns the error of a broken port, from the browser's reason. */
  errorOf?: (reason: string) => Error;
  /** Asks the other side for a sign of life. Called every 4 s while a watch runs. */
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
    // Without this handler, the browser would report a failure that nobody awaits as an error of the page.
    this.failed.catch(() => {});
    const { errorOf = Error } = options;
    port.listen({
      onMessage: (message) => this.#hear(message),
      onBreak: (reason) => this.break(errorOf(reason)),
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

  /**
   * Restarts all watches after a sign of life. Every message is one; others come from a memory that both sides share.
   */
  keepAlive() {
    for (const watch of this.#watches) watch.keepAlive();
  }

  /** Rejects every wait. The link stays usable, because the other side starts again. */
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
    this.keepAlive();
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
