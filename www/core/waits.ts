// Ends waits: on a time-out, on an abort, or on silence.

/** Waits for a promise, and rejects if it has not settled in time. */
export function withTimeLimit<T>(promise: Promise<T>, limitMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const expiry: Promise<never> = new Promise((_, reject) => {
    const refuse = () => reject(new Error(`nothing came for ${limitMs / 1000} s`));
    timer = setTimeout(refuse, limitMs);
  });
  return Promise.race([promise, expiry]).finally(() => clearTimeout(timer));
}

/** Waits for a promise, and rejects with the signal's reason if the signal is aborted first. */
export async function unlessAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  return signal ? Promise.race([abortedBefore(promise, signal), promise]) : promise;
}

/** Rejects if the signal is aborted before the promise settles; stays pending if the promise settles first. */
export function abortedBefore(promise: Promise<unknown>, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = () => reject(signal.reason);
    const stopListening = () => signal.removeEventListener('abort', onAbort);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(stopListening, stopListening);
  });
}

const STEP_MS = 1000;

/** Watches for signs of life. */
export interface Watch {
  /** Restarts the watch after a sign of life. */
  keepAlive: () => void;
  end: () => void;
}

/**
 * Calls back once `keepAlive` has not been called for some time. Only time in which this thread was awake counts,
 * because a sleeping page or worker receives nothing.
 * @param limitMs whole seconds
 */
export function watchSilence(limitMs: number, onSilence: () => void): Watch {
  let silentMs = 0;
  const timer = setInterval(() => {
    silentMs += STEP_MS;
    if (silentMs < limitMs) return;
    end();
    onSilence();
  }, STEP_MS);
  const end = () => clearInterval(timer);
  return { keepAlive: () => void (silentMs = 0), end };
}
