// Waits that end: when the reader stops waiting, or when what is waited for has had its time.

/** Nothing tells how much of a part has come. One that comes later yet is there when it is asked for again. */
const PART_MS = 15_000;

/** inTime waits for a part of Racelane that is fetched when it is wanted. */
export function inTime<T>(coming: Promise<T>, limitMs: number = PART_MS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late: Promise<never> = new Promise((_, reject) => {
    const refuse = () => reject(new Error(`nothing came for ${limitMs / 1000} s`));
    timer = setTimeout(refuse, limitMs);
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}

/** unlessAborted waits for something, but no longer than until the signal is aborted. */
export async function unlessAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  return signal ? Promise.race([abortedBefore(promise, signal), promise]) : promise;
}

/** abortedBefore rejects when the signal is aborted before something has come; from then on that answers. */
export function abortedBefore(coming: Promise<unknown>, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = () => reject(signal.reason);
    const come = () => signal.removeEventListener('abort', onAbort);
    signal.addEventListener('abort', onAbort, { once: true });
    coming.then(come, come);
  });
}
