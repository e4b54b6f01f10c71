// One measurement at a time on a page, even where two copies of Racelane are on it.

const KEY = Symbol.for('racelane.turns');

const page = /** @type {{ [KEY]?: Promise<unknown> }} */ (/** @type {unknown} */ (globalThis));

/**
 * takeTurn waits for the measurements before, then measures. A wait that is aborted ends at once.
 * @template T
 * @param {() => Promise<T>} measure
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
export function takeTurn(measure, signal) {
  const before = page[KEY] ?? Promise.resolve();
  const mine = before.then(() => {
    signal?.throwIfAborted();
    return measure();
  });
  page[KEY] = mine.catch(() => {});
  return signal ? Promise.race([mine, abortedBefore(before, signal)]) : mine;
}

/**
 * abortedBefore rejects when the signal is aborted before the turn has come; from then on the measurement answers.
 * @param {Promise<unknown>} turn
 * @param {AbortSignal} signal
 * @returns {Promise<never>}
 */
function abortedBefore(turn, signal) {
  return new Promise((_, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    turn.then(() => signal.removeEventListener('abort', onAbort));
  });
}
