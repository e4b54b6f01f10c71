// Notices when an expected sender is silent. A post loads this only with the first run or frame.

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
