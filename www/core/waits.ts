// Ends waits: on a time-out or on an abort.

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
