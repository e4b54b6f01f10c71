// Waits that end: when the reader stops waiting, or when what is waited for has had its time.

/** Nothing tells how much of a part has come. One that comes later yet is there when it is asked for again. */
const PART_MS = 15_000;

/**
 * inTime waits for a part of Racelane that is fetched when it is wanted.
 * @template T
 * @param {Promise<T>} coming
 * @param {number} [limitMs]
 * @returns {Promise<T>}
 */
export function inTime(coming, limitMs = PART_MS) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => {
    const refuse = () => reject(new Error(`nothing came for ${limitMs / 1000} s`));
    timer = setTimeout(refuse, limitMs);
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}

/**
 * unlessAborted waits for something, but no longer than until the signal is aborted.
 * @template T
 * @param {Promise<T>} promise
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
export async function unlessAborted(promise, signal) {
  return signal ? Promise.race([abortedBefore(promise, signal), promise]) : promise;
}

/**
 * abortedBefore rejects when the signal is aborted before something has come; from then on that answers.
 * @param {Promise<unknown>} coming
 * @param {AbortSignal} signal
 * @returns {Promise<never>}
 */
export function abortedBefore(coming, signal) {
  return new Promise((_, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = () => reject(signal.reason);
    const come = () => signal.removeEventListener('abort', onAbort);
    signal.addEventListener('abort', onAbort, { once: true });
    coming.then(come, come);
  });
}
